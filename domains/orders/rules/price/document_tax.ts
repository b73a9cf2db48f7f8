import { divRoundBig, mulRatio, type Ratio, type RoundingMode, topUp } from "@counterfoil/money";
import type { Draft } from "./draft.ts";
import { byStackKey, type StackTax, type TaxStack } from "./stack.ts";

/**
 * Per rate per document: each tax is reckoned on every line without rounding, summed over the lines and rounded once.
 * The whole cents go back to the lines, and what is left goes by largest remainder: first between the groups of lines
 * that carry the same taxes, then in line order. Returns for each draft the amounts of its taxes, in its stack's order.
 */
export function documentTaxes(drafts: readonly Draft[], mode: RoundingMode): number[][] {
  const amounts = drafts.map((draft) => new Array<number>(draft.stack.taxes.length).fill(0));
  for (const { groups } of ratesOf(drafts)) {
    const totals = groupTotals(groups, mode);
    groups.forEach((group, g) => {
      const shares = shareInGroup(group, totals[g] ?? 0);
      group.indexes.forEach((index, i) => {
        const line = amounts[index];
        if (line !== undefined) line[group.position] = shares[i] ?? 0;
      });
    });
  }
  return amounts;
}

/** The lines of one stack that bear a rate; it takes the same share of each of them. */
interface RateGroup {
  readonly stack: TaxStack;
  readonly factor: Ratio;
  /** Of the tax in the stack. */
  readonly position: number;
  /** Of the drafts. */
  readonly indexes: number[];
  readonly charges: number[];
  charged: number;
}

interface Rate {
  readonly tax: StackTax;
  groups: RateGroup[];
}

/** True when both are one rate on the document: a tax added here and contained there is two. */
export function isSameRate(
  a: Pick<StackTax, "id" | "percentage" | "inclusive">,
  b: Pick<StackTax, "id" | "percentage" | "inclusive">,
): boolean {
  return a.id === b.id && a.inclusive === b.inclusive && a.percentage === b.percentage;
}

function ratesOf(drafts: readonly Draft[]): Rate[] {
  const rates: Rate[] = [];
  drafts.forEach((draft, index) => {
    draft.stack.factors.forEach((factor, position) => {
      const tax = draft.stack.taxes[position];
      if (tax === undefined) return;
      const group = groupOf(rateOf(rates, tax), draft.stack, factor, position);
      group.indexes.push(index);
      group.charges.push(draft.charged);
      group.charged += draft.charged;
    });
  });
  for (const rate of rates) rate.groups = byStackKey(rate.groups);
  return rates;
}

function rateOf(rates: Rate[], tax: StackTax): Rate {
  const known = rates.find((one) => isSameRate(one.tax, tax));
  if (known !== undefined) return known;
  const rate = { tax, groups: [] };
  rates.push(rate);
  return rate;
}

function groupOf(rate: Rate, stack: TaxStack, factor: Ratio, position: number): RateGroup {
  const known = rate.groups.find((one) => one.stack === stack && one.position === position);
  if (known !== undefined) return known;
  const group = { stack, factor, position, indexes: [], charges: [], charged: 0 };
  rate.groups.push(group);
  return group;
}

/** The rate's one rounding, and each group's whole cents of it. */
function groupTotals(groups: readonly RateGroup[], mode: RoundingMode): number[] {
  const [only, second] = groups;
  if (only === undefined) return [];
  if (second === undefined) return [mulRatio(only.charged, only.factor, mode)];
  const { parts, common } = exactTaxes(groups);
  return topUpBig(parts, common, Number(divRoundBig(sumBig(parts), common, mode)));
}

/** A group's whole cents by line, on plain numbers while they are exact. */
function shareInGroup({ charges, charged, factor }: RateGroup, total: number): number[] {
  if (factor.big || !Number.isSafeInteger(charged * factor.num)) {
    const { parts, common } = exactTaxes(charges.map((charge) => ({ charged: charge, factor })));
    return topUpBig(parts, common, total);
  }
  let left = total;
  const shares: number[] = [];
  const remainders: number[] = [];
  for (const charge of charges) {
    const product = charge * factor.num;
    const share = Math.floor(product / factor.den);
    shares.push(share);
    remainders.push(product - share * factor.den);
    left -= share;
  }
  topUp(shares, remainders, left);
  return shares;
}

function topUpBig(parts: readonly bigint[], common: bigint, total: number): number[] {
  const shares = parts.map((part) => Number(part / common));
  const left = total - shares.reduce((sum, one) => sum + one, 0);
  topUp(
    shares,
    parts.map((part) => part % common),
    left,
  );
  return shares;
}

/** The unrounded taxes on these prices, as parts of one common denominator. */
export function exactTaxes(uses: readonly { readonly charged: number; readonly factor: Ratio }[]): {
  parts: bigint[];
  common: bigint;
} {
  let common = 1n;
  for (const divisor of new Set(uses.map((use) => BigInt(use.factor.den)))) common *= divisor;
  const parts = uses.map(
    ({ charged, factor }) => BigInt(charged) * BigInt(factor.num) * (common / BigInt(factor.den)),
  );
  return { parts, common };
}

export function sumBig(parts: readonly bigint[]): bigint {
  return parts.reduce((sum, one) => sum + one, 0n);
}
