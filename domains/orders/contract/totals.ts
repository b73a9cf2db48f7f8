import type { Id } from "@counterfoil/ids";
import type { PricedOrder } from "./pricing.ts";

/** Derived from payments and refunds, never set. */
export type PaymentStatus = "unpaid" | "partially_paid" | "paid" | "partially_refunded" | "refunded";

/** The priced order with what was paid. `due` − `paid` = `balance`, and paid ≤ due, always (INV-5). */
export interface OrderTotals extends PricedOrder {
  /** What payments brought: amounts, tips and cash rounding. */
  readonly paid: number;
  /** What is still to be paid of the total. */
  readonly balance: number;
  /** What refunds gave back: amounts, tips and cash rounding. */
  readonly refunded: number;
  readonly payment_status: PaymentStatus;
  readonly checks: readonly CheckTotals[];
}

/** A check's part of the one priced order; the checks' totals sum to the order's. */
export interface CheckTotals {
  readonly id: Id;
  readonly name?: string;
  readonly total: number;
  /** Amounts of the payments made for this check. */
  readonly paid: number;
  /** What is left to pay on this check, and never more than on the order. */
  readonly balance: number;
  readonly lines: readonly CheckLine[];
}

export interface CheckLine {
  readonly uid: string;
  /** Of the line's quantity, to three decimals. */
  readonly quantity: number;
  readonly total: number;
}
