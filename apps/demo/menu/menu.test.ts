import { pictureIds } from "@counterfoil/ui/picture-ids";
import { expect, test } from "vitest";
import { menuOf, SECTIONS } from "./menu.ts";

const dishes = SECTIONS.flatMap((section) => section.dishes);

test("sixty things to sell in nine sections, each with a drawn picture and its own name", () => {
  expect(SECTIONS.length).toBe(9);
  expect(dishes.length).toBe(60);
  expect(new Set(dishes.map(({ name }) => name)).size).toBe(60);
  const known: ReadonlySet<string> = new Set(pictureIds);
  expect(dishes.filter(({ picture }) => !known.has(picture))).toEqual([]);
});

test("every barcode is a UPC-A whose check digit is right, and no code is used twice", () => {
  const sizes = dishes.flatMap((dish) => dish.sizes);
  const codes = sizes.flatMap(({ barcode }) => barcode ?? []);
  for (const code of codes) {
    const sum = [...code].reduce((total, digit, n) => total + Number(digit) * (n % 2 === 0 ? 3 : 1), 0);
    expect(`${code} ${sum % 10}`).toBe(`${code} 0`);
  }
  const all = [...codes, ...sizes.flatMap(({ sku }) => sku ?? [])];
  expect(new Set(all).size).toBe(all.length);
});

test("the same moment makes the same menu, another one other ids", () => {
  const at = Date.parse("2026-03-01T10:00:00Z");
  expect(menuOf(at).objects).toEqual(menuOf(at).objects);
  const ids = new Set(menuOf(at).objects.map(({ id }) => id));
  expect(ids.size).toBe(menuOf(at).objects.length);
  expect(menuOf(at + 1).objects.filter(({ id }) => ids.has(id))).toEqual([]);
});
