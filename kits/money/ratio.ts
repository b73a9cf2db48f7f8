import { divRoundBig, mulDiv, type RoundingMode, toSafe } from "./round.ts";

/** An exact factor ≥ 0, in plain numbers where they can hold it. */
export type Ratio =
  | { readonly big: false; readonly num: number; readonly den: number }
  | { readonly big: true; readonly num: bigint; readonly den: bigint };

/** The factor num/den of two safe integers (den > 0), as it stands. */
export function ratio(num: number, den: number): Ratio {
  return { big: false, num, den };
}

/** The factor num/den in lowest terms, in plain numbers when both parts are safe integers. */
export function bigRatio(num: bigint, den: bigint): Ratio {
  const divisor = greatestCommonDivisor(num, den);
  const [n, d] = [num / divisor, den / divisor];
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  return n <= limit && d <= limit ? ratio(Number(n), Number(d)) : { big: true, num: n, den: d };
}

/** amount × factor, rounded once and exactly. Throws MoneyError as `mulDiv` does. */
export function mulRatio(amount: number, factor: Ratio, mode: RoundingMode): number {
  return factor.big
    ? toSafe(divRoundBig(BigInt(amount) * factor.num, factor.den, mode))
    : mulDiv(amount, factor.num, factor.den, mode);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
