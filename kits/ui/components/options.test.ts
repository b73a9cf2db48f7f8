import { expect, test } from "vitest";
import { chooseUpTo } from "./options.ts";

test("below the most, every tick counts and the order of ticking is kept", () => {
  expect(chooseUpTo(3, ["milk"], ["milk", "sugar"])).toEqual(["milk", "sugar"]);
  expect(chooseUpTo(3, ["sugar", "milk"], ["milk", "sugar", "foam"])).toEqual(["sugar", "milk", "foam"]);
});

test("at the most, the one ticked longest ago gives way", () => {
  expect(chooseUpTo(1, ["milk"], ["milk", "sugar"])).toEqual(["sugar"]);
  expect(chooseUpTo(2, ["milk", "sugar"], ["milk", "sugar", "foam"])).toEqual(["sugar", "foam"]);
});

test("a tick can be taken back", () => {
  expect(chooseUpTo(2, ["milk", "sugar"], ["sugar"])).toEqual(["sugar"]);
  expect(chooseUpTo(1, ["milk"], [])).toEqual([]);
});
