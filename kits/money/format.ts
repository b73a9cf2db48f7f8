import { minorDigits } from "./currency.ts";
import type { Money } from "./money.ts";

/** The bare decimal of an amount, with a point: 1205 USD → "12.05". For logs, CSV and calculations shown step by step. */
export function toDecimal(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  const cut = text.length - digits;
  const body = digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`;
  return amountMinor < 0 ? `-${body}` : body;
}

/** Bounded by the locales and currencies that exist; a formatter costs a hundred times what one use of it costs. */
const formatters = new Map<string, Intl.NumberFormat>();

/** The amount as people of the locale write it, always with all digits of the minor unit: "$12.05", "12,05 €". */
export function formatMoney(value: Money, locale: string): string {
  const key = `${locale} ${value.currency}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    const digits = minorDigits(value.currency);
    formatter = new Intl.NumberFormat(locale, {
      style: "currency",
      currency: value.currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formatters.set(key, formatter);
  }
  // Intl reads the decimal text exactly, where a float would lose the cents of a large amount.
  return formatter.format(toDecimal(value.amount, value.currency) as `${number}`);
}
