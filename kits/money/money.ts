import { minorDigits } from "./currency.ts";
import { MoneyError } from "./error.ts";

/** An amount in whole minor units (cents, yen, fils) of one ISO 4217 currency. This is also its shape on the wire. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/**
 * The largest single amount, either side of zero: a trillion minor units. A thousand of them can be added and still
 * be exact (10^15 < 2^53), which is why sums of an order's lines need no check of their own.
 */
export const MAX_MINOR = 1_000_000_000_000;

/** True for a whole number of minor units within ±MAX_MINOR; false for NaN, fractions, infinities and −0. */
export function isMinor(amount: unknown): amount is number {
  return (
    typeof amount === "number" &&
    Number.isInteger(amount) &&
    amount <= MAX_MINOR &&
    amount >= -MAX_MINOR &&
    !Object.is(amount, -0)
  );
}

/** The amount itself when it is whole and in bounds; otherwise MoneyError `not_whole` or `too_large` that names `what`. */
export function minor(amount: number, what = "amount"): number {
  if (isMinor(amount)) return amount;
  if (Object.is(amount, -0)) return 0;
  if (!Number.isInteger(amount)) {
    throw new MoneyError("not_whole", `${what} must be a whole number of minor units, not ${amount}`);
  }
  throw new MoneyError("too_large", `${what} ${amount} is beyond ±${MAX_MINOR} minor units`);
}

/** Money from whole minor units and an ISO 4217 code. Throws MoneyError `not_whole`, `too_large` or `unknown_currency`. */
export function money(amount: number, currency: string): Money {
  minorDigits(currency);
  return { amount: minor(amount), currency };
}
