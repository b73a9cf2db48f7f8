import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";

/** The same value with the fields of every object in another order. */
function shuffled(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(shuffled);
  const fields = Object.entries(value).map(([key, each]) => [key, shuffled(each)] as const);
  return Object.fromEntries(fields.toReversed());
}

test("two bodies have one text exactly when they mean the same, whatever the order of their fields", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(canonicalJson(shuffled(one))).toBe(canonicalJson(one));
      expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(JSON.stringify(one)));
      const same = canonicalJson(one) === canonicalJson(other);
      if (same) expect(JSON.parse(JSON.stringify(one))).toEqual(JSON.parse(JSON.stringify(other)));
    }),
  );
});

test("a field named __proto__ counts like any other", () => {
  const text = '{"__proto__":{"a":1},"b":2}';
  expect(canonicalJson(JSON.parse(text))).toBe(text);
  expect(canonicalJson(JSON.parse('{"b":2}'))).toBe('{"b":2}');
});
