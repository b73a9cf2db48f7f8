import {
  isCurrency,
  isMinor,
  isRoundingMode,
  MoneyError,
  percentToMillionths,
  quantityToMilli,
} from "@counterfoil/money";
import type { Refusal } from "@counterfoil/result";
import type {
  PercentageOrAmount,
  PriceInput,
  PriceLine,
  PriceModifier,
  PriceTax,
  TaxProfile,
} from "../../contract/pricing.ts";

/** Bounds of one order: a banquet fits, an attack does not. */
const MAX_LINES = 1_000;
const MAX_PER_LINE = { modifiers: 100, discounts: 20, taxes: 8 } as const;
const MAX_PER_ORDER = { discounts: 20, service_charges: 20 } as const;
/** Tax and charge rates above ten times the price are a slip of the decimal point. */
const MAX_PERCENT = 1_000;
const MAX_DISCOUNT_PERCENT = 100;
/** Discounts and charges take four decimals of a percent; only taxes need six. */
const COARSE = 100;
const MILLIONTHS = 1_000_000;
const MAX_QUANTITY_MILLI = 1_000_000_000;
const MILLI = 1_000;
const MAX_COIN = 1_000_000;

/** The first thing in the input that is no price, or null. Names the field, such as `lines[0].quantity`. */
export function checkPriceInput(input: PriceInput): Refusal | null {
  if (!isCurrency(input.currency)) {
    return no("unknown_currency", "currency", `"${input.currency}" is not an ISO 4217 currency.`);
  }
  return (
    checkProfile(input.tax_profile) ??
    checkLines(input.lines) ??
    checkAdjustments(input.discounts, "discounts", MAX_PER_ORDER.discounts, MAX_DISCOUNT_PERCENT) ??
    checkAdjustments(input.service_charges, "service_charges", MAX_PER_ORDER.service_charges, MAX_PERCENT) ??
    checkAmount(input.tip ?? 0, "tip") ??
    checkAmount(input.cash_part ?? 0, "cash_part")
  );
}

function checkProfile(profile: TaxProfile): Refusal | null {
  const { rounding, mode, cash_rounding: coin, cash_rounding_mode: coinMode } = profile;
  if (rounding !== "per_line" && rounding !== "per_rate_per_document") {
    return no("bad_tax_profile", "tax_profile.rounding", "Tax is rounded per_line or per_rate_per_document.");
  }
  if (!isRoundingMode(mode)) {
    return no("bad_tax_profile", "tax_profile.mode", "The rounding mode is half_up, half_even or down.");
  }
  if (coinMode !== undefined && !isRoundingMode(coinMode)) {
    return no(
      "bad_tax_profile",
      "tax_profile.cash_rounding_mode",
      "The rounding mode is half_up, half_even or down.",
    );
  }
  if (!isMinor(coin) || coin < 0 || coin > MAX_COIN) {
    return no(
      "bad_tax_profile",
      "tax_profile.cash_rounding",
      "The smallest coin is a whole number of minor units.",
    );
  }
  return null;
}

function checkLines(lines: readonly PriceLine[]): Refusal | null {
  if (lines.length > MAX_LINES) return tooMany("lines", MAX_LINES);
  const uids = new Set<string>();
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) continue;
    const problem = checkLine(line);
    if (problem !== null) return { ...problem, field: `lines[${i}].${problem.field}` };
    uids.add(line.uid);
    if (uids.size <= i) return no("duplicate_uid", `lines[${i}].uid`, "Two lines carry the same uid.");
  }
  return null;
}

/** The field is relative to the line: its place is written only when something is wrong. */
function checkLine(line: PriceLine): Refusal | null {
  return (
    checkQuantity(line.quantity, "quantity") ??
    checkPrice(line.unit_price, "unit_price", 0) ??
    checkEach(line.modifiers, "modifiers", MAX_PER_LINE.modifiers, checkModifier) ??
    checkUnit(line) ??
    checkAdjustments(line.discounts, "discounts", MAX_PER_LINE.discounts, MAX_DISCOUNT_PERCENT) ??
    checkEach(line.taxes, "taxes", MAX_PER_LINE.taxes, checkTax) ??
    checkTaxedOnce(line.taxes)
  );
}

function checkTaxedOnce(taxes: readonly PriceTax[] | undefined): Refusal | null {
  if (taxes === undefined || taxes.length < 2) return null;
  const isOnce = new Set(taxes.map((tax) => tax.id)).size === taxes.length;
  return isOnce ? null : no("duplicate_uid", "taxes", "A line bears each tax once.");
}

function checkModifier(modifier: PriceModifier): Refusal | null {
  return (
    checkPrice(modifier.unit_price, "unit_price", -Infinity) ??
    checkQuantity(modifier.quantity ?? 1, "quantity")
  );
}

function checkTax(tax: PriceTax): Refusal | null {
  return checkPercentage(tax.percentage, MAX_PERCENT, 1);
}

function checkUnit(line: PriceLine): Refusal | null {
  if (line.modifiers === undefined || line.modifiers.length === 0) return null;
  let milli = line.unit_price * MILLI;
  // Their size as well: two that outweigh each other leave a sum that looks exact and is not.
  let size = milli;
  for (const { unit_price, quantity = 1 } of line.modifiers) {
    const part = unit_price * quantityToMilli(quantity);
    milli += part;
    size += Math.abs(part);
  }
  if (!Number.isSafeInteger(size)) return no("amount_too_large", "modifiers", "The modifiers cost too much.");
  if (milli < 0) return no("bad_price", "modifiers", "Modifiers take more off than the item costs.");
  return null;
}

function checkAdjustments(
  entries: readonly (PercentageOrAmount & { readonly uid: string })[] | undefined,
  field: string,
  most: number,
  maxPercent: number,
): Refusal | null {
  if (entries === undefined || entries.length === 0) return null;
  if (entries.length > 1 && new Set(entries.map((entry) => entry.uid)).size < entries.length) {
    return no("duplicate_uid", field, "Two of them carry the same uid.");
  }
  return checkEach(entries, field, most, (entry) => {
    if ((entry.percentage === undefined) === (entry.amount === undefined)) {
      return no("bad_amount", "amount", "Give either a percentage or an amount.");
    }
    if (entry.percentage === undefined) return checkAmount(entry.amount, "amount");
    return checkPercentage(entry.percentage, maxPercent, COARSE);
  });
}

function checkEach<T>(
  entries: readonly T[] | undefined,
  field: string,
  most: number,
  check: (entry: T) => Refusal | null,
): Refusal | null {
  if (entries === undefined) return null;
  if (entries.length > most) return tooMany(field, most);
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i];
    const problem = entry === undefined ? null : check(entry);
    if (problem !== null) return { ...problem, field: `${field}[${i}].${problem.field}` };
  }
  return null;
}

function checkQuantity(quantity: number, field: string): Refusal | null {
  const message = "A quantity is a number from 0 to 1,000,000 with at most three decimals.";
  const milli = readOrNull(() => quantityToMilli(quantity));
  return milli === null || milli > MAX_QUANTITY_MILLI ? no("bad_quantity", field, message) : null;
}

function checkPrice(price: number, field: string, least: number): Refusal | null {
  if (isMinor(price) && price >= least) return null;
  return no("bad_price", field, "A price is a whole number of minor units, not below zero.");
}

function checkAmount(amount: number, field: string): Refusal | null {
  if (isMinor(amount) && amount >= 0) return null;
  return no("bad_amount", field, "An amount is a whole number of minor units, not below zero.");
}

function checkPercentage(percentage: string | number, most: number, step: number): Refusal | null {
  const millionths = readOrNull(() => percentToMillionths(percentage));
  if (millionths !== null && millionths <= most * MILLIONTHS && millionths % step === 0) return null;
  const decimals = step === 1 ? "six" : "four";
  const message = `A percentage is a number from 0 to ${most} with at most ${decimals} decimals.`;
  return no("bad_percentage", "percentage", message);
}

function readOrNull(read: () => number): number | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof MoneyError) return null;
    throw error;
  }
}

function tooMany(field: string, most: number): Refusal {
  return no("too_many", field, `An order takes at most ${most} here.`);
}

function no(code: string, field: string, message: string): Refusal {
  return { code, message, field };
}
