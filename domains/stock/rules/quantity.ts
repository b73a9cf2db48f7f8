import { MoneyError, quantityToMilli } from "@counterfoil/money";

const MILLI = 1_000;

/** A quantity in thousandths, with its sign; null for what has more than three decimals. */
export function toMilli(quantity: number): number | null {
  try {
    const milli = quantityToMilli(Math.abs(quantity));
    return quantity < 0 ? -milli : milli;
  } catch (problem) {
    if (problem instanceof MoneyError) return null;
    throw problem;
  }
}

export function fromMilli(milli: number): number {
  return milli / MILLI;
}
