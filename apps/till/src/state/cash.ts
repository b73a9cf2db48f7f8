import type { TaxProfile } from "@counterfoil/orders/contract";
import { cashDue } from "@counterfoil/orders/rules";

/** Coins and notes in use, in minor units, from the largest. Others can be counted as a sum. */
const denominations: Readonly<Record<string, readonly number[]>> = {
  USD: [10_000, 5_000, 2_000, 1_000, 500, 100, 25, 10, 5, 1],
  CAD: [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 25, 10, 5],
  EUR: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  GBP: [5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  CHF: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5],
  AUD: [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5],
  INR: [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100],
  JPY: [10_000, 5_000, 1_000, 500, 100, 50, 10, 5, 1],
};

/** What can be counted one by one; empty where only the sum is asked for. */
export const denominationsOf = (currency: string): readonly number[] => denominations[currency] ?? [];

/** Quick notes beside "exact": more would be slower to read than typing. */
const MOST_NOTES = 4;
/** Nobody pays with a note that is more than so many times what is due. */
const FAR_TOO_MUCH = 20;

/**
 * What a guest is likely to hand over for `due`: the next sums that can be made of one kind of note, smallest first.
 * 1265 USD gives 1300, 1500, 2000 and 5000.
 */
export function quickNotes(due: number, currency: string): number[] {
  if (due <= 0) return [];
  const notes = denominationsOf(currency).filter((note) => note >= 100 || currency === "JPY");
  const sums = notes
    .map((note) => Math.ceil(due / note) * note)
    .filter((sum) => sum > due && sum <= due * FAR_TOO_MUCH + 1000);
  return [...new Set(sums)].toSorted((one, other) => one - other).slice(0, MOST_NOTES);
}

/** What is asked in coins for an amount, as the legal entity rounds it. */
export const coins = (amount: number, profile: TaxProfile): number =>
  cashDue(amount, profile.cash_rounding, profile.cash_rounding_mode ?? "half_up");

/** How many of each coin and note, by its value in minor units. */
export type Heaps = Readonly<Record<string, number>>;

/** The sum of what was counted. */
export const countedSum = (heaps: Heaps): number =>
  Object.entries(heaps).reduce((sum, [denomination, quantity]) => sum + Number(denomination) * quantity, 0);
