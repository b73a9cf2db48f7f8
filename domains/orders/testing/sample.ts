import type { PricedOrder, PriceInput, PriceLine, PriceTax, TaxProfile } from "../contract/pricing.ts";
import { price } from "../rules/price/price.ts";

export const perLine: TaxProfile = {
  rounding: "per_line",
  mode: "half_up",
  prices_include_tax: false,
  cash_rounding: 0,
};

export const perDocument: TaxProfile = { ...perLine, rounding: "per_rate_per_document" };

/** A tax whose id says its rate. */
export function tax(percentage: string, more: Partial<PriceTax> = {}): PriceTax {
  return { id: `tax-${percentage}`, name: "Tax", percentage, ...more };
}

/** One of something, unless told otherwise. */
export function line(uid: string, unitPrice: number, more: Partial<PriceLine> = {}): PriceLine {
  return { uid, quantity: 1, unit_price: unitPrice, ...more };
}

/** US dollars by line, unless told otherwise. */
export function order(lines: readonly PriceLine[], more: Partial<PriceInput> = {}): PriceInput {
  return { currency: "USD", tax_profile: perLine, lines, ...more };
}

/** The price of an order that must have one. */
export function priced(input: PriceInput): PricedOrder {
  const result = price(input);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
