import type { PeriodRow, SaleFigures } from "../contract/index.ts";
import { amountsOf, back, shownBack, sides, sumOf } from "./amounts.ts";
import type { StoredAmounts } from "./facts.ts";

/** Sums of one key: those of sales, or (`refund`, and below zero) those of refunds. */
export interface PeriodSums extends StoredAmounts {
  readonly key: string;
  readonly refund: boolean;
  readonly count: number;
  readonly covers: number;
  readonly tip: number;
}

/** The figures of some sums together; of none at all they are zero (REP-4). */
export function figuresOf(sums: readonly PeriodSums[]): SaleFigures {
  const { sold, given } = sides(sums);
  return {
    count: sumOf(sold, ({ count }) => count),
    covers: sumOf(sold, ({ covers }) => covers),
    ...amountsOf(sold),
    tip: sumOf(sold, ({ tip }) => tip),
    refunds: {
      count: sumOf(given, ({ count }) => count),
      ...shownBack(amountsOf(given)),
      tip: back(sumOf(given, ({ tip }) => tip)),
    },
  };
}

/** A row for each key, in the order of the keys, those without sales too. */
export function periodRows(sums: readonly PeriodSums[], keys: readonly string[]): PeriodRow[] {
  const byKey = Map.groupBy(sums, ({ key }) => key);
  return keys.map((key) => ({ key, ...figuresOf(byKey.get(key) ?? []) }));
}

/** The keys that have sums, as they came. */
export function keysOf(sums: readonly PeriodSums[]): string[] {
  return [...new Set(sums.map(({ key }) => key))];
}

const HOURS = 24;

/**
 * The hours of a business day from the first with sales to the last, without gaps. The day begins at the hour at which
 * the one before is closed, so that an hour after midnight comes last.
 */
export function hoursOf(sums: readonly PeriodSums[], dayCloseHour: number): string[] {
  const places = sums.map(({ key }) => (Number(key) - dayCloseHour + HOURS) % HOURS);
  if (places.length === 0) return [];
  const first = Math.min(...places);
  const count = Math.max(...places) - first + 1;
  return Array.from({ length: count }, (_, i) => hourKey((first + i + dayCloseHour) % HOURS));
}

/** Whether a local hour of a business day is over or running at another hour of the same day. */
export function isUpTo(hour: number, until: number, dayCloseHour: number): boolean {
  return (hour - dayCloseHour + HOURS) % HOURS <= (until - dayCloseHour + HOURS) % HOURS;
}

export function hourKey(hour: number): string {
  return String(hour).padStart(2, "0");
}
