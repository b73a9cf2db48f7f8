import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate, topUp } from "./index.ts";

test("a leftover goes by largest remainder, the earlier first among equals", () => {
  expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(allocate(5, [3, 7])).toEqual([2, 3]);
  expect(allocate(1, [1, 2, 1])).toEqual([0, 1, 0]);
  expect(allocate(2, [5, 5, 5, 5])).toEqual([1, 1, 0, 0]);
});

test("weights that are all zero count the same, and nothing is split over nobody", () => {
  expect(allocate(5, [0, 0])).toEqual([3, 2]);
  expect(allocate(0, [])).toEqual([]);
  expect(() => allocate(1, [])).toThrow(expect.objectContaining({ code: "divided_by_zero" }));
});

test("below zero the split is the mirror of the one above", () => {
  expect(allocate(-100, [1, 1, 1, 0])).toEqual([-34, -33, -33, 0]);
});

test("a total or a weight that is no whole number ≥ 0 is an error", () => {
  expect(() => allocate(0.5, [1])).toThrow(expect.objectContaining({ code: "not_whole" }));
  expect(() => allocate(1, [NaN])).toThrow(expect.objectContaining({ code: "not_whole" }));
  expect(() => allocate(1, [-1])).toThrow(expect.objectContaining({ code: "negative" }));
});

test("INV-3: the parts sum to the total, are within one of fair, and no part exceeds its weight", () => {
  const amounts = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 1_000_000_000_000 }));
  const property = fc.property(
    fc.array(amounts, { minLength: 1, maxLength: 12 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    (weights, share) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      const total = Math.floor(sum * share);
      const parts = allocate(total, weights);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      parts.forEach((part, i) => {
        const weight = weights[i]!;
        expect(part).toBeLessThanOrEqual(weight);
        expect(Object.is(part, -0)).toBe(false);
        const gap = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(weight);
        expect(sum === 0 || (gap < BigInt(sum) && gap > -BigInt(sum))).toBe(true);
      });
    },
  );
  fc.assert(property, { numRuns: 3_000 });
});

test("large amounts are split as exactly as small ones", () => {
  const weights = [333_333_333_333, 333_333_333_334, 1];
  expect(allocate(999_999_999_999, weights)).toEqual([499_999_999_998, 500_000_000_000, 1]);
});

test("topUp gives one each to the largest remainders", () => {
  const shares = [1, 1, 1];
  topUp(shares, [5n, 7n, 7n], 2);
  expect(shares).toEqual([1, 2, 2]);
});
