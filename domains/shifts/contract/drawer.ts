import type { Id } from "@counterfoil/ids";
import type { Tender } from "@counterfoil/payments/contract";

/** One drawer with cash in it, its open shift, and what came in while no shift was open. Amounts are minor units. */
export interface DrawerState {
  readonly drawer_id: Id;
  readonly shift: ShiftState | null;
  /** Money that moved while no shift was open: the next shift carries it, so that it is counted with the rest. */
  readonly between: Totals | null;
  /** The number that the next Z report takes, from 1, without gaps. */
  readonly next_z: number;
}

/** An open shift. Its totals are the X report. */
export interface ShiftState {
  readonly id: Id;
  readonly opened_at: string;
  readonly opened_by: Id;
  readonly business_date: string;
  readonly currency: string;
  /** Change money in the drawer at the start. */
  readonly float: number;
  readonly totals: Totals;
  /** What of the totals came in before the shift was opened; absent when nothing did. */
  readonly carried?: Totals;
  /** Counts so far: the first and, at most, one more. The last is the one that counts. */
  readonly counts: readonly Count[];
}

export interface Count {
  readonly at: string;
  readonly by: Id;
  /** Cash in the drawer, float and all. */
  readonly cash: number;
  /** Slips and reports of other machines. */
  readonly external?: number;
  /** How many of each coin and note, by its value in minor units. */
  readonly denominations?: Readonly<Record<string, number>>;
}

/** What went through a drawer. */
export interface Totals {
  readonly sales: SalesTotals;
  readonly refunds: { readonly count: number; readonly total: number; readonly tax: number };
  readonly taxes: readonly TaxTotal[];
  readonly tenders: Readonly<Partial<Record<Tender, TenderTotals>>>;
  readonly paid_in: MovedTotal;
  readonly paid_out: MovedTotal;
  /** The drawer was opened without a sale. */
  readonly no_sales: number;
}

export interface SalesTotals {
  readonly count: number;
  readonly gross: number;
  readonly discount: number;
  readonly charge: number;
  readonly tax: number;
  readonly net: number;
  readonly total: number;
}

/** A tax over all sales less all refunds. */
export interface TaxTotal {
  readonly id: string;
  readonly name: string;
  readonly percentage: string | number;
  readonly inclusive: boolean;
  readonly taxable: number;
  readonly amount: number;
}

/** Money of one tender: what was taken, less what was voided, less what was given back. */
export interface TenderTotals {
  readonly taken: TenderSum;
  readonly voided: TenderSum;
  readonly refunded: TenderSum;
}

export interface TenderSum {
  readonly count: number;
  readonly amount: number;
  readonly tip: number;
  /** Cash rounding, signed. */
  readonly rounding: number;
}

export interface MovedTotal {
  readonly count: number;
  readonly amount: number;
}

/** The numbered, immutable end of a shift. */
export interface ZReport {
  readonly z_number: number;
  readonly shift_id: Id;
  readonly drawer_id: Id;
  readonly business_date: string;
  readonly currency: string;
  readonly opened_at: string;
  readonly opened_by: Id;
  readonly closed_at: string;
  readonly closed_by: Id;
  readonly float: number;
  readonly totals: Totals;
  readonly carried?: Totals;
  readonly counts: readonly Count[];
  readonly tenders: readonly TenderResult[];
}

/** What a tender should have come to, what was counted, and the difference. */
export interface TenderResult {
  readonly tender: Tender;
  readonly expected: number;
  /** Absent where nobody counted. */
  readonly counted?: number;
  /** Counted less expected: above zero is over, below is short. */
  readonly over_short?: number;
}
