import fc from "fast-check";
import { expect, test } from "vitest";
import { childId, isId, newId } from "./index.ts";

test("new ids are ids, rise with time and differ", () => {
  const made = Array.from({ length: 1_000 }, newId);
  expect(made.every(isId)).toBe(true);
  expect(new Set(made).size).toBe(1_000);
  expect(made).toEqual(made.toSorted());
});

test("ids that follow from another are ids, always the same, and differ from each other", () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.uniqueArray(fc.integer({ min: 1, max: 5_000 }), { minLength: 2 }),
      (parent, ns) => {
        const children = ns.map((n) => childId(parent, n));
        expect(children.every(isId)).toBe(true);
        expect(new Set([parent, ...children]).size).toBe(ns.length + 1);
        expect(ns.map((n) => childId(parent, n))).toEqual(children);
        expect(ns.every((n, i) => childId(children[i] ?? "", -n) === parent)).toBe(true);
      },
    ),
  );
});

test("the last id of its kind is followed by the first, and leads back", () => {
  const last = "0190f3a0-0000-7000-8000-ffffffffffff";
  expect(childId(last, 1)).toBe("0190f3a0-0000-7000-8000-000000000000");
  expect(childId(childId(last, 1), -1)).toBe(last);
});

test("what is not a canonical UUID is not an id", () => {
  expect(
    ["", "x", "0190F3A0-0000-7000-8000-000000000001", "{0190f3a0-0000-7000-8000-000000000001}", 5, null].some(
      isId,
    ),
  ).toBe(false);
});
