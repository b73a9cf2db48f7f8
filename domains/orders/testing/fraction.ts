import { divRoundBig, type RoundingMode } from "@counterfoil/money";

/** An exact rational number, to check the calculator with arithmetic that cannot round. */
export class Fraction {
  readonly num: bigint;
  readonly den: bigint;

  constructor(num: bigint, den: bigint = 1n) {
    this.num = den < 0n ? -num : num;
    this.den = den < 0n ? -den : den;
  }

  /** From a decimal as people write it: "8.875", 0.25. */
  static of(value: number | string): Fraction {
    const text = typeof value === "number" ? value.toFixed(9) : value;
    const [whole = "0", decimals = ""] = text.split(".");
    return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.num * other.den + other.num * this.den, this.den * other.den);
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.num, other.den));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.num * other.num, this.den * other.den);
  }

  over(other: Fraction): Fraction {
    return new Fraction(this.num * other.den, this.den * other.num);
  }

  rounded(mode: RoundingMode): number {
    return Number(divRoundBig(this.num, this.den, mode));
  }

  /** True when this is strictly nearer to the whole number than `reach`. */
  isWithin(whole: number, reach: Fraction): boolean {
    const gap = this.minus(new Fraction(BigInt(whole)));
    const size = gap.num < 0n ? -gap.num : gap.num;
    return size * reach.den < reach.num * gap.den;
  }
}

export const ZERO = new Fraction(0n);
export const ONE = new Fraction(1n);
