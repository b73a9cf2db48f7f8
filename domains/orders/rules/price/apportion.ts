import { allocate } from "@counterfoil/money";
import { type Draft, isLive } from "./draft.ts";
import { byStackKey, type TaxStack } from "./stack.ts";

/**
 * Splits an amount of the whole order over its live lines in proportion to their weights, whole and exactly: first
 * between the groups of lines that carry the same taxes, then inside each group in line order. Dividing by tax first
 * gives every rate its fair share to the cent, and keeps the order's taxes the same however its lines are arranged.
 * Weights that are all zero count the same. Returns one share for each draft; all zero when no line is live.
 */
export function apportion(
  amount: number,
  drafts: readonly Draft[],
  weightOf: (draft: Draft) => number,
): number[] {
  const shares = new Array<number>(drafts.length).fill(0);
  if (amount === 0) return shares;
  const groups = groupByTaxes(drafts, weightOf);
  const parts = allocateOver(
    amount,
    groups.map((group) => group.weight),
  );
  groups.forEach((group, g) => {
    allocateOver(parts[g] ?? 0, group.weights).forEach((share, i) => {
      shares[group.indexes[i] ?? 0] = share;
    });
  });
  return shares;
}

/** The live lines that carry the same taxes: their places and weights. */
export interface Group {
  readonly stack: TaxStack;
  readonly indexes: number[];
  readonly weights: number[];
  weight: number;
}

/** The groups by their taxes' key, which no line order can change. Weights that are all zero become ones. */
export function groupByTaxes(drafts: readonly Draft[], weightOf: (draft: Draft) => number): Group[] {
  const weighted = drafts.some((draft) => isLive(draft) && weightOf(draft) > 0);
  const groups: Group[] = [];
  drafts.forEach((draft, index) => {
    if (!isLive(draft)) return;
    let group = groups.find((one) => one.stack === draft.stack);
    if (group === undefined) {
      group = { stack: draft.stack, indexes: [], weights: [], weight: 0 };
      groups.push(group);
    }
    const weight = weighted ? weightOf(draft) : 1;
    group.indexes.push(index);
    group.weights.push(weight);
    group.weight += weight;
  });
  return byStackKey(groups);
}

function allocateOver(amount: number, weights: readonly number[]): number[] {
  return weights.length === 1 ? [amount] : weights.length === 0 ? [] : allocate(amount, weights);
}
