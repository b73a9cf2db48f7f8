import type { Reader } from "@counterfoil/sql";
import type { Id } from "@counterfoil/ids";
import type { Command, Event } from "./spec.ts";
import { readTape } from "./store/tape.ts";

/** Entries read at once when a whole tape is walked. */
const PAGE = 500;

/** One row of the tape, as it is stored. */
export interface TapeRow {
  readonly version: number;
  readonly id: string;
  readonly device_id: string;
  readonly epoch: number;
  readonly seq: number;
  readonly type: string;
  readonly command: string;
  readonly command_hash: Buffer;
  readonly events: string;
  readonly refusal: string | null;
  readonly received_at: string;
  readonly entry_hash: Buffer;
}

/** An entry as it travels from one database to another: the whole row of the tape. */
export interface CopiedEntry extends TapeRow {
  readonly input_hash: Buffer;
}

/** Walks a scope's tape in version order, a page at a time. */
export async function* pagesOf(reader: Reader, scope: Id): AsyncGenerator<readonly TapeRow[]> {
  for (let after = 0; ;) {
    const rows: readonly TapeRow[] = await reader.query(readTape, { scope, after, limit: PAGE });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.version ?? after;
  }
}

/** The command and the events of a row, as rules see them. */
export function readEntry(row: TapeRow): { command: Command; events: readonly Event[] } {
  return { command: JSON.parse(row.command) as Command, events: JSON.parse(row.events) as Event[] };
}
