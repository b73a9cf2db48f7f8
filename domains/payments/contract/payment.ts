import type { Id } from "@counterfoil/ids";

/** Cash, or money that somebody else's machine has taken and that is recorded here. */
export type Tender = "cash" | "external";

/** A payment as the order's document keeps it. Amounts are minor units of the order's currency. */
export interface PaymentState {
  readonly id: Id;
  readonly tender: Tender;
  /** What it settles of the order's total; cash rounding and tip are not part of it. */
  readonly amount: number;
  /** Given on top, never taxed. */
  readonly tip: number;
  /** Added (or, below zero, taken off) so that amount + tip can be paid in coins; 0 where it is not cash. */
  readonly rounding: number;
  /** Cash that was handed over: amount + tip + rounding + change. */
  readonly tendered?: number;
  /** Cash that was handed back. */
  readonly change?: number;
  readonly drawer_id: Id;
  readonly check_id?: Id;
  /** What kind of machine took it: "card terminal". */
  readonly external_type?: string;
  /** What that machine calls it. */
  readonly reference?: string;
  readonly business_date: string;
  /** Local hour 0–23. */
  readonly hour: number;
  readonly taken_at: string;
  readonly status: "completed" | "voided";
  /** Who took it back before the order was closed. */
  readonly void?: { readonly reason: string; readonly actor: Id; readonly at: string };
}
