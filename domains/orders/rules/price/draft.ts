import { minor, mulDiv, quantityToMilli } from "@counterfoil/money";
import type {
  LineDiscount,
  LineServiceCharge,
  LineTax,
  PriceInput,
  PriceLine,
} from "../../contract/pricing.ts";
import { findStack, NO_TAXES, type TaxStack } from "./stack.ts";

/** A line while it is being calculated: each step writes its own fields and leaves the others alone. */
export interface Draft {
  readonly line: PriceLine;
  readonly stack: TaxStack;
  readonly gross: number;
  discounts: LineDiscount[];
  serviceCharges: LineServiceCharge[];
  taxes: LineTax[];
  /** Gross less every discount so far. */
  discounted: number;
  /** Discounted, with the charges that bear tax: what the taxes are reckoned on, contained ones included. */
  charged: number;
  /** All charges, those that bear no tax as well. */
  charge: number;
  tax: number;
  taxIncluded: number;
}

/** Quantities and modifier quantities are in thousandths, so a product of both is in millionths. */
const MILLI = 1000;
const MICRO = 1_000_000;

/** One draft for each line of the input, in its order; lines that carry the same taxes share one of the stacks. */
export function draftLines(input: PriceInput): { drafts: Draft[]; stacks: TaxStack[] } {
  const { mode, prices_include_tax: inclusive } = input.tax_profile;
  const stacks: TaxStack[] = [];
  const drafts: Draft[] = [];
  for (const line of input.lines) {
    const stack = line.voided === true ? NO_TAXES : findStack(stacks, line.taxes, inclusive);
    const gross =
      line.voided === true
        ? 0
        : minor(mulDiv(unitPriceMilli(line), quantityToMilli(line.quantity), MICRO, mode), "line");
    drafts.push({
      line,
      stack,
      gross,
      discounts: [],
      serviceCharges: [],
      taxes: [],
      discounted: gross,
      charged: gross,
      charge: 0,
      tax: 0,
      taxIncluded: 0,
    });
  }
  return { drafts, stacks };
}

/** The price of one with its modifiers, in thousandths of a minor unit: rounding waits for the quantity. */
export function unitPriceMilli(line: PriceLine): number {
  let milli = line.unit_price * MILLI;
  for (const modifier of line.modifiers ?? []) {
    milli += modifier.unit_price * quantityToMilli(modifier.quantity ?? 1);
  }
  return milli;
}

/** Voided lines stay in the result and bear nothing. */
export function isLive(draft: Draft): boolean {
  return draft.line.voided !== true;
}

/** What the guest pays for the line as far as it has been calculated. */
export function totalSoFar(draft: Draft): number {
  return draft.discounted + draft.charge + draft.tax - draft.taxIncluded;
}
