import { expect, test } from "vitest";
import { hear, noBurst, type Burst } from "./scan.ts";

/** Presses keys `gap` milliseconds apart and tells what was scanned. */
function press(keys: readonly string[], gap: number): (string | null)[] {
  let burst: Burst = noBurst;
  return keys.map((key, index) => {
    const heard = hear(burst, key, 1000 + index * gap);
    burst = heard.burst;
    return heard.code;
  });
}

const keys = (text: string) => [...text, "Enter"];

test("a fast row of keys that ends in Enter is a code", () => {
  expect(press(keys("4006381333931"), 8).at(-1)).toBe("4006381333931");
  expect(press(keys("ABC-12"), 39).at(-1)).toBe("ABC-12");
});

test("a hand is no scanner, however it types", () => {
  expect(press(keys("4006381333931"), 90).at(-1)).toBeNull();
  expect(press(["1", "2", "Enter"], 8).at(-1)).toBeNull();
  expect(press(["Enter", "Enter"], 8).at(-1)).toBeNull();
});

test("what a hand typed before the scan is no part of the code", () => {
  let burst: Burst = noBurst;
  burst = hear(burst, "7", 0).burst;
  for (const [index, key] of Array.from("12345678").entries())
    burst = hear(burst, key, 500 + index * 5).burst;
  expect(hear(burst, "Enter", 545).code).toBe("12345678");
});

test("shift keys that a scanner presses do not break a code, and two scans are two codes", () => {
  expect(press(["Shift", "A", "Shift", "B", "1", "2", "Enter"], 5).at(-1)).toBe("AB12");
  expect(press([...keys("11112222"), ...keys("33334444")], 5).filter(Boolean)).toEqual([
    "11112222",
    "33334444",
  ]);
});
