import type { Id } from "@counterfoil/ids";
import type { LineArgs, PricedOrder } from "@counterfoil/orders/contract";
import type { Course } from "../menu/dish.ts";
import type { TillName } from "../place.ts";

/** A sale that was paid, as far as somebody may come back about it. */
export interface Sold {
  readonly order_id: Id;
  readonly minute: number;
  readonly till: TillName;
  readonly tender: "cash" | "external";
  readonly lines: readonly SoldLine[];
}

export interface SoldLine {
  readonly line: LineArgs;
  readonly course: Course;
  /** What was paid for the whole line, tax and all. */
  readonly total: number;
}

/** The lines of an order with what each came to. */
export function soldLines(
  lines: readonly { readonly line: LineArgs; readonly course: Course }[],
  priced: PricedOrder,
): SoldLine[] {
  return lines.map(({ line, course }, n) => ({ line, course, total: priced.lines[n]?.total ?? 0 }));
}
