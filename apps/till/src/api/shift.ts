import type { Id } from "@counterfoil/ids";
import type { MoveKind, Totals, ZReport } from "@counterfoil/shifts/contract";

/** A drawer's shift. Amounts are minor units of `currency`. */
export interface Shift {
  readonly id: Id;
  readonly drawer_id: Id;
  readonly state: "open" | "closed";
  readonly currency: string;
  readonly business_date: string;
  readonly opened_at: string;
  readonly closed_at: string | null;
  /** Change money in the drawer at the start. */
  readonly float: number;
  readonly z_number: number | null;
  /** While it is open: what went through so far. What cash should be there is left out, for the count is blind. */
  readonly x: XReport | null;
  /** Once it is closed. */
  readonly z: ZReport | null;
}

export interface XReport {
  readonly totals: Totals;
  /** What of the totals came in before the shift was opened. */
  readonly carried?: Totals;
  /** How often it was counted so far. */
  readonly counts: number;
  readonly moves: readonly CashMove[];
}

/** Cash that went in or out without a sale. */
export interface CashMove {
  readonly id: Id;
  readonly kind: MoveKind;
  readonly amount: number;
  readonly reason: string;
  readonly moved_at: string;
  readonly actor_id: Id;
}
