import fc from "fast-check";
import { expect, test } from "vitest";
import { divRoundBig, isRoundingMode, MoneyError, mulDiv, ROUNDING_MODES } from "./index.ts";

test("a tie goes away from zero, to the even neighbour, or towards zero, as the mode says", () => {
  const halves = [-25, -15, -5, 5, 15, 25];
  expect(halves.map((n) => mulDiv(n, 1, 10, "half_up"))).toEqual([-3, -2, -1, 1, 2, 3]);
  expect(halves.map((n) => mulDiv(n, 1, 10, "half_even"))).toEqual([-2, -2, 0, 0, 2, 2]);
  expect(halves.map((n) => mulDiv(n, 1, 10, "down"))).toEqual([-2, -1, 0, 0, 1, 2]);
});

test("what is no tie goes to the nearest, or down", () => {
  expect([24, 26, -24, -26].map((n) => mulDiv(n, 1, 10, "half_up"))).toEqual([2, 3, -2, -3]);
  expect([24, 26, -24, -26].map((n) => mulDiv(n, 1, 10, "half_even"))).toEqual([2, 3, -2, -3]);
  expect([24, 26, -24, -26].map((n) => mulDiv(n, 1, 10, "down"))).toEqual([2, 2, -2, -2]);
});

test("INV-3: equals BigInt arithmetic for any whole numbers, mirrors at zero and never gives −0", () => {
  const whole = fc.maxSafeInteger();
  const property = fc.property(
    whole,
    fc.oneof(whole, fc.integer({ min: -1_000_000, max: 1_000_000 })),
    fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    fc.constantFrom(...ROUNDING_MODES),
    (a, b, divisor, mode) => {
      const exact = Number(divRoundBig(BigInt(a) * BigInt(b), BigInt(divisor), mode));
      const expected = Number.isSafeInteger(exact) ? exact : "too_large";
      expect(resultOrCode(() => mulDiv(a, b, divisor, mode))).toBe(expected);
      const mirrored = expected === 0 || typeof expected === "string" ? expected : -expected;
      expect(resultOrCode(() => mulDiv(-a, b, divisor, mode))).toBe(mirrored);
    },
  );
  fc.assert(property, { numRuns: 5_000 });
});

test("INV-3: the float quotient is exact up to the last safe integer", () => {
  const property = fc.property(
    fc.integer({ min: Number.MAX_SAFE_INTEGER - 100_000, max: Number.MAX_SAFE_INTEGER }),
    fc.integer({ min: 1, max: 1_000_000 }),
    (product, divisor) => {
      const exact = divRoundBig(BigInt(product), BigInt(divisor), "half_even");
      expect(mulDiv(product, 1, divisor, "half_even")).toBe(Number(exact));
    },
  );
  fc.assert(property, { numRuns: 5_000 });
});

test("dividing by zero or less, and numbers that are not whole, are errors", () => {
  for (const divisor of [0, -1]) {
    expect(() => mulDiv(1, 1, divisor, "down")).toThrow(expect.objectContaining({ code: "divided_by_zero" }));
  }
  for (const bad of [0.5, NaN, Infinity, 2 ** 53]) {
    expect(() => mulDiv(bad, 1, 1, "down")).toThrow(expect.objectContaining({ code: "not_whole" }));
    expect(() => mulDiv(1, bad, 1, "down")).toThrow(expect.objectContaining({ code: "not_whole" }));
    expect(() => mulDiv(1, 1, bad, "down")).toThrow(expect.objectContaining({ code: "not_whole" }));
  }
});

test("knows its modes", () => {
  expect(ROUNDING_MODES.every(isRoundingMode)).toBe(true);
  expect([isRoundingMode("up"), isRoundingMode(null)]).toEqual([false, false]);
});

function resultOrCode(calculate: () => number): number | string {
  try {
    return calculate();
  } catch (error) {
    return error instanceof MoneyError ? error.code : String(error);
  }
}
