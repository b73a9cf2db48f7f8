import { expect, test } from "vitest";
import { barHeights, steps } from "./bars.ts";

test("the scale starts at zero, ends at or above the highest bar, and has few round marks", () => {
  for (const most of [1, 3, 9, 10, 99, 12_345, 87_600, 1_000_000]) {
    const scale = steps(most);
    expect(scale[0]).toBe(0);
    expect(scale.at(-1)).toBeGreaterThanOrEqual(most);
    expect(scale.length).toBeGreaterThanOrEqual(3);
    expect(scale.length).toBeLessThanOrEqual(6);
  }
  expect(steps(87_600)).toEqual([0, 25_000, 50_000, 75_000, 100_000]);
});

test("a day without sales still has a scale", () => {
  expect(steps(0)).toEqual([0, 1]);
});

test("a small sale is still seen, and nothing is drawn for nothing or less", () => {
  expect(barHeights([0, 1, 50, 100, -5], 100, 200)).toEqual([0, 2, 100, 200, 0]);
  expect(barHeights([1], 100_000, 200)).toEqual([1]);
});
