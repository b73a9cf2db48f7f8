import { isId } from "@counterfoil/ids";
import { expect, test } from "vitest";
import { Chance } from "./chance.ts";
import { idOf } from "./ids.ts";

test("the same text gives the same numbers, for ever", () => {
  const chance = new Chance("counterfoil");
  expect([chance.whole(1, 1_000), chance.whole(1, 1_000), chance.whole(1, 1_000)]).toMatchInlineSnapshot(`
    [
      125,
      77,
      513,
    ]
  `);
  expect(new Chance("another").next()).not.toBe(new Chance("counterfoil").next());
});

test("numbers are spread evenly, and weights are kept", () => {
  const chance = new Chance("evenly");
  const tens = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 20_000; n += 1) {
    const ten = chance.whole(0, 9);
    tens[ten] = (tens[ten] ?? 0) + 1;
  }
  expect(Math.min(...tens)).toBeGreaterThan(1_850);
  expect(Math.max(...tens)).toBeLessThan(2_150);
  const picked = Array.from({ length: 8_000 }, () => chance.weighted(["often", "never", "rarely"], weightOf));
  expect(picked.filter((one) => one === "never")).toEqual([]);
  expect(picked.filter((one) => one === "often").length).toBeGreaterThan(5_800);
  expect(chance.weighted(["never"], weightOf)).toBeNull();
});

function weightOf(word: string): number {
  return word === "often" ? 3 : word === "rarely" ? 1 : 0;
}

test("what is about a mean is about it", () => {
  const chance = new Chance("about");
  const drawn = Array.from({ length: 5_000 }, () => chance.about(100, 10));
  expect(drawn.reduce((sum, one) => sum + one, 0) / drawn.length).toBeCloseTo(100, 0);
  expect(drawn.filter((one) => Math.abs(one - 100) < 10).length / drawn.length).toBeCloseTo(0.68, 1);
});

test("ids are well-formed, in the order of time, and follow from their text", () => {
  const at = Date.parse("2026-03-01T10:00:00Z");
  expect(isId(idOf(at, "a"))).toBe(true);
  expect(idOf(at, "a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  expect(idOf(at, "a")).toBe(idOf(at, "a"));
  expect(idOf(at, "a")).not.toBe(idOf(at, "b"));
  expect(idOf(at, "z") < idOf(at + 1, "a")).toBe(true);
});
