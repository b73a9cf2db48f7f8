import { expect, test } from "vitest";
import { coins, countedSum, quickNotes } from "./cash.ts";

test("quick notes are the next sums that one kind of note makes, never what is due itself", () => {
  expect(quickNotes(1265, "USD")).toEqual([1300, 1500, 2000, 5000]);
  expect(quickNotes(2000, "USD")).toEqual([5000, 10_000]);
  expect(quickNotes(280, "USD")).toEqual([300, 500, 1000, 2000]);
  expect(quickNotes(1840, "CHF")).toEqual([1900, 2000, 5000, 10_000]);
  expect(quickNotes(0, "USD")).toEqual([]);
  expect(quickNotes(500, "XXX")).toEqual([]);
});

test("cash is rounded to the coins that there are", () => {
  const profile = {
    rounding: "per_line",
    mode: "half_up",
    prices_include_tax: true,
    cash_rounding: 5,
  } as const;
  expect([1002, 1003, 1000].map((amount) => coins(amount, profile))).toEqual([1000, 1005, 1000]);
});

test("what was counted is the sum of the heaps", () => {
  expect(countedSum({})).toBe(0);
  expect(countedSum({ 2000: 7, 25: 3 })).toBe(14_075);
});
