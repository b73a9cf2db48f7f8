import { bigRatio, PERCENT_SCALE, percentToMillionths, type Ratio, ratio } from "@counterfoil/money";
import type { PriceTax } from "../../contract/pricing.ts";

/** The taxes of a line with their defaults settled, and for each the exact share of the charged price that it takes. */
export interface TaxStack {
  readonly taxes: readonly StackTax[];
  /** taxes[i] of a line = charged price × factors[i]. */
  readonly factors: readonly Ratio[];
}

export interface StackTax {
  readonly id: string;
  readonly name: string;
  readonly percentage: string | number;
  readonly inclusive: boolean;
  readonly compound: boolean;
}

export const NO_TAXES: TaxStack = { taxes: [], factors: [] };

/** The stack of these taxes among those of the order, made and added when it is new. */
export function findStack(
  stacks: TaxStack[],
  taxes: readonly PriceTax[] | undefined,
  inclusiveDefault: boolean,
): TaxStack {
  if (taxes === undefined || taxes.length === 0) return NO_TAXES;
  for (const stack of stacks) if (isStackOf(stack, taxes, inclusiveDefault)) return stack;
  const settled = taxes.map((tax) => ({
    id: tax.id,
    name: tax.name,
    percentage: tax.percentage,
    inclusive: tax.inclusive ?? inclusiveDefault,
    compound: tax.compound ?? false,
  }));
  const stack = { taxes: settled, factors: factorsOf(settled) };
  stacks.push(stack);
  return stack;
}

/** Groups sorted by what their taxes are, which no order of lines can change; a leftover cent falls the same way always. */
export function byStackKey<T extends { readonly stack: TaxStack }>(groups: readonly T[]): T[] {
  if (groups.length < 2) return [...groups];
  const keyed = groups.map((group) => ({ group, key: keyOf(group.stack) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.map(({ group }) => group);
}

function keyOf(stack: TaxStack): string {
  return JSON.stringify(stack.taxes.map((tax) => [tax.id, tax.percentage, tax.inclusive, tax.compound]));
}

function isStackOf(stack: TaxStack, taxes: readonly PriceTax[], inclusiveDefault: boolean): boolean {
  return (
    stack.taxes.length === taxes.length &&
    stack.taxes.every((known, index) => {
      const tax = taxes[index];
      return (
        tax !== undefined &&
        known.id === tax.id &&
        known.percentage === tax.percentage &&
        known.inclusive === (tax.inclusive ?? inclusiveDefault) &&
        known.compound === (tax.compound ?? false)
      );
    })
  );
}

/**
 * With P the price free of tax, a tax takes P × k, where k is its rate, times (1 + the k of all taxes before it) when it
 * is compound. The charged price is A = P × (1 + the k of all contained taxes), so a tax takes A × k ÷ (1 + contained).
 * This one formula holds for added, contained, compound and mixed taxes.
 */
function factorsOf(taxes: readonly StackTax[]): Ratio[] {
  if (taxes.some((tax) => tax.compound)) return compoundFactors(taxes);
  const rates = taxes.map((tax) => percentToMillionths(tax.percentage));
  let divisor = PERCENT_SCALE;
  taxes.forEach((tax, index) => {
    if (tax.inclusive) divisor += rates[index] ?? 0;
  });
  return rates.map((rate) => ratio(rate, divisor));
}

/** The same in BigInt, over one common denominator: products of rates outgrow plain numbers at once. */
function compoundFactors(taxes: readonly StackTax[]): Ratio[] {
  const scale = BigInt(PERCENT_SCALE);
  const one = scale ** BigInt(taxes.length);
  const parts: bigint[] = [];
  let before = 0n;
  let contained = 0n;
  for (const tax of taxes) {
    const rate = BigInt(percentToMillionths(tax.percentage));
    const part = (rate * (tax.compound ? one + before : one)) / scale;
    parts.push(part);
    before += part;
    if (tax.inclusive) contained += part;
  }
  return parts.map((part) => bigRatio(part, one + contained));
}
