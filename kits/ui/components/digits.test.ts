import { expect, test } from "vitest";
import { digitOf, typeDigit, type DigitKey } from "./digits.ts";

const most = 9_999_999;
const typed = (...keys: DigitKey[]) => keys.reduce((value, key) => typeDigit(value, key, most), 0);

test("digits push in from the right", () => {
  expect(typed("1", "2", "5", "0")).toBe(1250);
  expect(typed("2", "0", "00")).toBe(2000);
  expect(typed("0", "00")).toBe(0);
});

test("delete takes the last digit, clear takes all", () => {
  expect(typed("1", "2", "5", "delete")).toBe(12);
  expect(typed("delete")).toBe(0);
  expect(typed("1", "2", "clear", "7")).toBe(7);
});

test("a key that would go beyond the most changes nothing", () => {
  expect(typeDigit(999_999, "9", most)).toBe(9_999_999);
  expect(typeDigit(9_999_999, "9", most)).toBe(9_999_999);
  expect(typeDigit(99_999, "00", 999_999)).toBe(99_999);
});

test("the keyboard types on the keypad, and only what belongs there", () => {
  expect(["7", "Backspace", "Delete", "Enter", "F5", "a", "٣"].map(digitOf)).toEqual([
    "7",
    "delete",
    "clear",
    null,
    null,
    null,
    null,
  ]);
});
