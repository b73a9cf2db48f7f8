import { MoneyError } from "./error.ts";

/** One whole (100 %) in millionths of a percent, the unit in which percentages are calculated. */
export const PERCENT_SCALE = 100_000_000;

const PERCENT_DECIMALS = 6;
const QUANTITY_DECIMALS = 3;
const PLAIN_DECIMAL = /^[0-9]{1,15}(\.[0-9]{1,15})?$/;

/**
 * A decimal ≥ 0 as a whole number of 10^-decimals: scaled("8.875", 3) = 8875. A number must be the very one that the
 * decimal text would give, so 0.1 + 0.2 is refused rather than guessed. Throws MoneyError `unreadable`, `negative`,
 * `too_many_decimals` or `too_large`.
 */
export function scaled(value: number | string, decimals: number, what = "value"): number {
  const number = typeof value === "number" ? value : readPlain(value, what);
  if (number < 0) throw new MoneyError("negative", `${what} must not be negative, not ${value}`);
  if (!Number.isFinite(number)) throw new MoneyError("unreadable", `${what} must be a number, not ${value}`);
  const scale = 10 ** decimals;
  const whole = Math.round(number * scale);
  if (!Number.isSafeInteger(whole)) throw new MoneyError("too_large", `${what} ${value} is too large`);
  if (whole / scale !== number) {
    throw new MoneyError("too_many_decimals", `${what} ${value} has more than ${decimals} decimals`);
  }
  return whole === 0 ? 0 : whole;
}

/** A quantity in thousandths: 0.25 → 250. Fails as `scaled` does. */
export function quantityToMilli(quantity: number, what = "quantity"): number {
  return scaled(quantity, QUANTITY_DECIMALS, what);
}

/** A percentage in millionths of a percent: "8.875" → 8,875,000, so that 100 % is PERCENT_SCALE. Fails as `scaled` does. */
export function percentToMillionths(percentage: number | string, what = "percentage"): number {
  return scaled(percentage, PERCENT_DECIMALS, what);
}

function readPlain(text: string, what: string): number {
  if (!PLAIN_DECIMAL.test(text)) {
    throw new MoneyError("unreadable", `${what} must be a plain decimal such as "8.875", not "${text}"`);
  }
  return Number(text);
}
