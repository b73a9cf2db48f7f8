import type { LineTax, PricedAmounts, PricedLine } from "./pricing.ts";

/** A sale as it was stored when it was paid, and what has been given back since. Amounts are in whole minor units. */
export interface RefundableSale {
  /** As `price` returned them and the order stored them. */
  readonly lines: readonly PricedLine[];
  readonly tip: number;
  /** How much of total + tip has been taken, cash rounding not counted. Nobody gets back more than this. */
  readonly captured: number;
  /** Every refund of this sale before, as `refund` returned it, in any order. */
  readonly earlier: readonly PricedRefund[];
}

/** What to give back: goods by quantity or money per line, an amount spread over the lines, or all that is left. */
export type RefundRequest =
  | { readonly lines: readonly RefundRequestLine[]; readonly tip?: number }
  | { readonly amount: number; readonly tip?: number }
  | { readonly all: true };

/** `quantity` goods of a line come back, or `amount` of its price is let off. Either is above zero. */
export type RefundRequestLine =
  | { readonly line_uid: string; readonly quantity: number; readonly amount?: never }
  | { readonly line_uid: string; readonly amount: number; readonly quantity?: never };

/**
 * What goes back, as positive amounts shaped like the sale, so that sale less refunds is what remains of every number.
 * A line's quantity is 0 where money was let off without goods.
 */
export interface PricedRefund extends PricedAmounts {
  readonly lines: readonly PricedLine[];
  /** One for each tax, rate and way of charging, in the order of their first use. */
  readonly taxes: readonly LineTax[];
  readonly tip: number;
  /** Total + tip: what goes back before it is rounded to coins. */
  readonly due: number;
}

/** One payment of a sale, and how much of it has been given back. */
export interface RefundableTender {
  readonly payment_id: string;
  /** What it paid of total + tip, cash rounding not counted. */
  readonly amount: number;
  /** What was added to or taken off it to be paid in coins; always 0 where it was not cash. */
  readonly cash_rounding: number;
  /** How it is given back: only cash is rounded to coins. */
  readonly is_cash: boolean;
  readonly refunded: number;
  readonly refunded_cash_rounding: number;
}

/** What one payment gives back: amount + cash_rounding leaves the drawer or the provider's account. */
export interface TenderRefund {
  readonly payment_id: string;
  readonly amount: number;
  readonly cash_rounding: number;
}
