import type { GoodsRow } from "../contract/index.ts";
import { amountsOf, grouped, shownBack, sides, sumOf } from "./amounts.ts";
import type { StoredAmounts } from "./facts.ts";

/** Sums of lines with one id and one name. */
export interface GoodsSums extends StoredAmounts {
  readonly id: string | null;
  readonly name: string | null;
  readonly variation_name: string | null;
  readonly refund: boolean;
  /** The newest version in which the name stands. */
  readonly last: number;
  readonly count: number;
  readonly quantity_milli: number;
}

const MILLI = 1_000;

/**
 * One row for each item, variation or category, the best first. What has an id keeps it through every change of name, and
 * goes by its newest; what has none goes by its name (REP-5).
 */
export function goodsRows(sums: readonly GoodsSums[]): GoodsRow[] {
  return grouped(sums, ({ id, name, variation_name }) => id ?? JSON.stringify([name, variation_name]))
    .map(rowOf)
    .sort((a, b) => b.total - a.total || b.count - a.count || compare(a.name ?? "", b.name ?? ""));
}

function rowOf(sums: readonly GoodsSums[]): GoodsRow {
  const newest = sums.reduce((best, each) => (each.last > best.last ? each : best));
  const { sold, given } = sides(sums);
  return {
    id: newest.id,
    name: newest.name,
    variation_name: newest.variation_name,
    ...countsOf(sold),
    ...amountsOf(sold),
    refunds: {
      ...countsOf(given),
      quantity: Math.abs(countsOf(given).quantity),
      ...shownBack(amountsOf(given)),
    },
  };
}

function countsOf(sums: readonly GoodsSums[]): { count: number; quantity: number } {
  return {
    count: sumOf(sums, ({ count }) => count),
    quantity: sumOf(sums, ({ quantity_milli }) => quantity_milli) / MILLI,
  };
}

/** By code point: the same on every machine. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
