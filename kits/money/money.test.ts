import { expect, test } from "vitest";
import {
  bigRatio,
  currencies,
  isCurrency,
  isMinor,
  MAX_MINOR,
  minor,
  minorDigits,
  money,
  mulRatio,
  percentToMillionths,
  quantityToMilli,
  ratio,
  scaled,
} from "./index.ts";

test("the digits of a minor unit are those of ISO 4217, not those that a browser prints", () => {
  const digits = ["USD", "JPY", "KWD", "HUF", "IQD", "CLP", "ISK", "TND"].map(minorDigits);
  expect(digits).toEqual([2, 0, 3, 2, 3, 0, 0, 3]);
  expect(currencies()).toHaveLength(new Set(currencies()).size);
  expect(currencies().every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
});

test("no engine knows more digits than the table: CLDR only drops those whose coins are gone", () => {
  const more = currencies().filter((currency) => {
    const engine = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
    return Number(engine.maximumFractionDigits) > minorDigits(currency);
  });
  expect(more).toEqual([]);
});

test("unknown, lower-case and withdrawn codes are no currency", () => {
  expect(["XXX", "usd", "DEM", ""].map(isCurrency)).toEqual([false, false, false, false]);
  expect(() => minorDigits("DEM")).toThrow(expect.objectContaining({ code: "unknown_currency" }));
});

test("INV-3: money is a safe whole number of minor units of a known currency", () => {
  expect(money(1205, "USD")).toEqual({ amount: 1205, currency: "USD" });
  expect(Object.is(money(-0, "USD").amount, 0)).toBe(true);
  expect(() => money(0.1, "USD")).toThrow(expect.objectContaining({ code: "not_whole" }));
  expect(() => money(NaN, "USD")).toThrow(expect.objectContaining({ code: "not_whole" }));
  expect(() => money(1, "EUX")).toThrow(expect.objectContaining({ code: "unknown_currency" }));
  expect(() => minor(MAX_MINOR + 1)).toThrow(expect.objectContaining({ code: "too_large" }));
  expect(() => minor(-MAX_MINOR - 1, "tip")).toThrow(/^tip -/);
  const bad = [NaN, Infinity, 0.5, -0, "1", null, undefined, 1n, MAX_MINOR * 2];
  expect(bad.map(isMinor)).toEqual(bad.map(() => false));
  expect([0, -1, MAX_MINOR, -MAX_MINOR].every(isMinor)).toBe(true);
});

test("decimals become whole numbers of small units, exactly or not at all", () => {
  expect(quantityToMilli(0.25)).toBe(250);
  expect(quantityToMilli(0.001)).toBe(1);
  expect(Object.is(quantityToMilli(-0), 0)).toBe(true);
  expect(percentToMillionths("8.875")).toBe(8_875_000);
  expect(percentToMillionths(9.975)).toBe(9_975_000);
  expect(percentToMillionths("0.000001")).toBe(1);
  expect(scaled("12", 2)).toBe(1200);
  for (let milli = 0; milli < 10_000; milli += 7) expect(quantityToMilli(milli / 1000)).toBe(milli);
});

test("what is no decimal ≥ 0 is an error that says why", () => {
  const code = (value: number | string) => {
    try {
      return quantityToMilli(value as number);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect([0.1 + 0.2, "1.0005"].map(code)).toEqual(["too_many_decimals", "too_many_decimals"]);
  expect([-1, -Infinity].map(code)).toEqual(["negative", "negative"]);
  expect([NaN, Infinity, "", " 1", "1e3", "-1", "1,5", "٣"].map(code)).toEqual(
    new Array(8).fill("unreadable"),
  );
  expect([2 ** 60, "999999999999999"].map(code)).toEqual(["too_large", "too_large"]);
});

test("a ratio multiplies exactly, whether numbers can hold it or not", () => {
  expect(mulRatio(10_000, ratio(19, 200), "half_up")).toBe(950);
  expect(bigRatio(399n * 7n, 4000n * 7n)).toEqual({ big: false, num: 399, den: 4000 });
  const huge = bigRatio(10n ** 30n + 1n, 10n ** 31n);
  expect(huge.big).toBe(true);
  expect(mulRatio(1_000_005, huge, "down")).toBe(100_000);
  expect(() => mulRatio(MAX_MINOR, bigRatio(10n ** 20n + 1n, 7n), "down")).toThrow(
    expect.objectContaining({ code: "too_large" }),
  );
});
