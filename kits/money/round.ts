import { MoneyError } from "./error.ts";

/**
 * What to do with a part of a minor unit. All three mirror at zero, so that giving back is the exact opposite of
 * taking: `half_up` sends a tie away from zero, `half_even` to the even neighbour, `down` cuts towards zero.
 */
export type RoundingMode = "half_up" | "half_even" | "down";

export const ROUNDING_MODES: readonly RoundingMode[] = ["half_up", "half_even", "down"];

/** True when the text names a rounding mode. */
export function isRoundingMode(text: unknown): text is RoundingMode {
  return text === "half_up" || text === "half_even" || text === "down";
}

/**
 * a × b ÷ divisor, rounded once and exactly. All three are safe integers and the divisor is positive. Stays on plain
 * numbers while the product is below 2^53 and takes BigInt above. Throws MoneyError `divided_by_zero`, `not_whole`, or
 * `too_large` when the result itself is no safe integer.
 */
export function mulDiv(a: number, b: number, divisor: number, mode: RoundingMode): number {
  const product = a * b;
  if (Number.isSafeInteger(product) && Number.isSafeInteger(divisor) && divisor > 0) {
    return divRound(product, divisor, mode);
  }
  return mulDivBig(a, b, divisor, mode);
}

/** The quotient of two safe integers, rounded. While both stay below 2^53 the float quotient cuts to the true one. */
function divRound(dividend: number, divisor: number, mode: RoundingMode): number {
  const magnitude = Math.abs(dividend);
  let quotient = Math.floor(magnitude / divisor);
  const remainder = magnitude - quotient * divisor;
  if (remainder !== 0 && mode !== "down") {
    const rest = divisor - remainder;
    if (remainder > rest || (remainder === rest && (mode === "half_up" || quotient % 2 === 1))) quotient += 1;
  }
  return dividend < 0 && quotient !== 0 ? -quotient : quotient;
}

function mulDivBig(a: number, b: number, divisor: number, mode: RoundingMode): number {
  for (const value of [a, b, divisor]) {
    if (!Number.isSafeInteger(value)) {
      throw new MoneyError("not_whole", `exact arithmetic needs whole numbers below 2^53, not ${value}`);
    }
  }
  return toSafe(divRoundBig(BigInt(a) * BigInt(b), BigInt(divisor), mode));
}

/** The quotient of two BigInts, rounded as `mode` says. The divisor is positive, else MoneyError `divided_by_zero`. */
export function divRoundBig(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  if (divisor <= 0n) throw new MoneyError("divided_by_zero", `cannot divide by ${divisor}`);
  const magnitude = dividend < 0n ? -dividend : dividend;
  let quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  if (
    mode !== "down" &&
    (twice > divisor || (twice === divisor && (mode === "half_up" || quotient % 2n === 1n)))
  ) {
    quotient += 1n;
  }
  return dividend < 0n ? -quotient : quotient;
}

/** A BigInt as a number. Throws MoneyError `too_large` at 2^53 and beyond. */
export function toSafe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new MoneyError("too_large", `${value} is beyond exact arithmetic`);
  return number;
}
