import fc from "fast-check";
import { expect, test } from "vitest";
import { isSame } from "./same.ts";

test("ORD-3 a value is the same as what its JSON makes again, in any order of its fields", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isSame(value, reversed(JSON.parse(JSON.stringify(value))))).toBe(true);
    }),
  );
});

test.each([
  [
    [1, 2],
    [2, 1],
  ],
  [[1], [1, 2]],
  [[1], { 0: 1 }],
  [{ a: 1 }, { b: 1 }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: { b: [1] } }, { a: { b: [2] } }],
  [null, {}],
  [1, "1"],
])("%j is not %j", (a, b) => {
  expect(isSame(a, b)).toBe(false);
  expect(isSame(b, a)).toBe(false);
});

test("a field that is undefined is not there", () => {
  expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
});

/** The same value with the fields of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, reversed(each)]),
  );
}
