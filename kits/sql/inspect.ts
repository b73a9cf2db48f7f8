import type { Statement } from "./statement.ts";

export type Inspector = (statement: Statement<never>, rows: readonly unknown[]) => void;

let inspector: Inspector | null = null;

/** Has every row that a statement returns looked at; the tests compare them with the declared shapes. */
export function inspectRows(look: Inspector): void {
  inspector = look;
}

export function inspected<R>(statement: Statement<never, R>, rows: R[]): R[] {
  inspector?.(statement, rows);
  return rows;
}
