import { mulDiv, PERCENT_SCALE, percentToMillionths, type RoundingMode } from "@counterfoil/money";
import type { PercentageOrAmount, PriceDiscount, PricedDiscount } from "../../contract/pricing.ts";
import { apportion } from "./apportion.ts";
import { type Draft, isLive } from "./draft.ts";

/**
 * Takes each line's own discounts off it: percentages first, each of what the one before has left, then amounts. None
 * takes more than is left, so a line never falls below zero; what it asked for stays on record.
 */
export function discountLines(drafts: readonly Draft[], mode: RoundingMode): PricedDiscount[] {
  const taken: PricedDiscount[] = [];
  for (const draft of drafts) {
    const { discounts, uid: line_uid } = draft.line;
    if (discounts === undefined || discounts.length === 0 || !isLive(draft)) continue;
    for (const discount of percentagesFirst(discounts)) {
      const asked = askedOf(discount, draft.discounted, mode);
      const amount = Math.min(asked, draft.discounted);
      takeOff(draft, discount, "line", amount);
      taken.push({ uid: discount.uid, name: discount.name, scope: "line", line_uid, asked, amount });
    }
  }
  return taken;
}

/** Takes the order's discounts off what the lines have left, in the same sequence, and apportions each over the lines. */
export function discountOrder(
  drafts: readonly Draft[],
  discounts: readonly PriceDiscount[] | undefined,
  mode: RoundingMode,
): PricedDiscount[] {
  if (discounts === undefined || discounts.length === 0) return [];
  const taken: PricedDiscount[] = [];
  let left = 0;
  for (const draft of drafts) left += draft.discounted;
  for (const discount of percentagesFirst(discounts)) {
    const asked = askedOf(discount, left, mode);
    const amount = Math.min(asked, left);
    apportion(amount, drafts, (draft) => draft.discounted).forEach((share, index) => {
      const draft = drafts[index];
      if (share !== 0 && draft !== undefined) takeOff(draft, discount, "order", share);
    });
    left -= amount;
    taken.push({ uid: discount.uid, name: discount.name, scope: "order", asked, amount });
  }
  return taken;
}

/** The same entries with percentages before amounts, each kind in the order given. */
export function percentagesFirst<T extends PercentageOrAmount>(entries: readonly T[]): readonly T[] {
  if (entries.length < 2) return entries;
  return [
    ...entries.filter((entry) => entry.percentage !== undefined),
    ...entries.filter((entry) => entry.percentage === undefined),
  ];
}

/** The amount itself, or the percentage of the base, rounded once. */
export function askedOf(entry: PercentageOrAmount, base: number, mode: RoundingMode): number {
  if (entry.percentage === undefined) return entry.amount;
  return mulDiv(base, percentToMillionths(entry.percentage), PERCENT_SCALE, mode);
}

function takeOff(draft: Draft, discount: PriceDiscount, scope: "line" | "order", amount: number): void {
  draft.discounts.push({ uid: discount.uid, scope, amount });
  draft.discounted -= amount;
  draft.charged -= amount;
}
