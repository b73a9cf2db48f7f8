import { divRoundBig, mulDiv, type Ratio, type RoundingMode, topUp } from "@counterfoil/money";
import type { Draft } from "./draft.ts";
import type { StackTax, TaxStack } from "./stack.ts";

/**
 * Per rate per document: each tax is reckoned on every line without rounding, summed over the lines and rounded once;
 * each line gets its whole cents, and what is left goes by largest remainder in line order. Returns for each draft the
 * amounts of its taxes, in the order of its stack.
 */
export function documentTaxes(drafts: readonly Draft[], mode: RoundingMode): number[][] {
  const amounts = drafts.map((draft) => new Array<number>(draft.stack.taxes.length).fill(0));
  for (const uses of usesByRate(drafts)) {
    const shares = sharesOf(uses, mode);
    uses.forEach((use, index) => {
      const line = amounts[use.index];
      if (line !== undefined) line[use.position] = shares[index] ?? 0;
    });
  }
  return amounts;
}

/** One line's use of a rate. */
interface Use {
  /** Of the draft. */
  readonly index: number;
  /** Of the tax in the draft's stack. */
  readonly position: number;
  readonly charged: number;
  readonly factor: Ratio;
}

/** True when both are one rate on the document: a tax added here and contained there is two. */
export function isSameRate(
  a: Pick<StackTax, "id" | "percentage" | "inclusive">,
  b: Pick<StackTax, "id" | "percentage" | "inclusive">,
): boolean {
  return a.id === b.id && a.inclusive === b.inclusive && a.percentage === b.percentage;
}

function usesByRate(drafts: readonly Draft[]): Use[][] {
  const rates: { readonly tax: StackTax; readonly uses: Use[] }[] = [];
  drafts.forEach((draft, index) => {
    draft.stack.taxes.forEach((tax, position) => {
      const use = { index, position, charged: draft.charged, factor: factorAt(draft.stack, position) };
      const rate = rates.find((one) => isSameRate(one.tax, tax));
      if (rate === undefined) rates.push({ tax, uses: [use] });
      else rate.uses.push(use);
    });
  });
  return rates.map((rate) => rate.uses);
}

function factorAt(stack: TaxStack, position: number): Ratio {
  const factor = stack.factors[position];
  if (factor === undefined) throw new RangeError("a stack has one factor for each of its taxes");
  return factor;
}

function sharesOf(uses: readonly Use[], mode: RoundingMode): number[] {
  const factor = uses[0]?.factor;
  if (factor !== undefined && !factor.big && uses.every((use) => isSameFactor(use.factor, factor))) {
    const charged = uses.reduce((sum, use) => sum + use.charged, 0);
    if (Number.isSafeInteger(charged * factor.num))
      return sharesFast(uses, charged, factor.num, factor.den, mode);
  }
  return sharesBig(uses, mode);
}

function isSameFactor(a: Ratio, b: Ratio): boolean {
  return a === b || (a.num === b.num && a.den === b.den);
}

/** All lines take the same share and the products are small: plain numbers are exact. */
function sharesFast(
  uses: readonly Use[],
  charged: number,
  num: number,
  den: number,
  mode: RoundingMode,
): number[] {
  let left = mulDiv(charged, num, den, mode);
  const shares: number[] = [];
  const remainders: number[] = [];
  for (const use of uses) {
    const product = use.charged * num;
    const share = Math.floor(product / den);
    shares.push(share);
    remainders.push(product - share * den);
    left -= share;
  }
  topUp(shares, remainders, left);
  return shares;
}

/** Different shares (the tax is compound here and plain there) or large amounts: over a common denominator. */
function sharesBig(uses: readonly Use[], mode: RoundingMode): number[] {
  const { parts, common } = exactTaxes(uses);
  const total = divRoundBig(sumBig(parts), common, mode);
  const shares = parts.map((part) => Number(part / common));
  const left = Number(total) - shares.reduce((sum, one) => sum + one, 0);
  topUp(
    shares,
    parts.map((part) => part % common),
    left,
  );
  return shares;
}

/** The unrounded tax of each use, as parts of one common denominator. */
export function exactTaxes(uses: readonly Pick<Use, "charged" | "factor">[]): {
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
