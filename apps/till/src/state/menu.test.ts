import type { Category, Item } from "@counterfoil/catalog/contract";
import { expect, test } from "vitest";
import { findByCode, menuOf } from "./menu.ts";

const kept = { version: 1, deleted: false } as const;
const category = (id: string, name: string, ordinal: number, colour?: string): Category => ({
  type: "category",
  id,
  name,
  ordinal,
  ...(colour === undefined ? {} : { colour }),
  ...kept,
});
const item = (id: string, name: string, category_id: string, barcodes: string[] = []): Item => ({
  type: "item",
  id,
  name,
  category_id,
  variations: [
    { id: `${id}v`, name: "", price: 300, sku: `SKU-${id}`, barcodes, track_stock: false, ordinal: 0 },
  ],
  modifier_lists: [],
  tax_ids: [],
  ordinal: 0,
  ...kept,
});

const menu = menuOf({
  objects: [
    category("c", "Coffee", 2),
    category("b", "Bakery", 1, "pink"),
    item("1", "Flat white", "c"),
    item("2", "White roll", "b", ["0012345678905"]),
    item("3", "Croissant", "b", ["4006381333931"]),
  ],
  availability: [{ id: "3", of: "item", sold_out: true, at: "2026-03-01T08:00:00Z", version: 1 }],
});

test("items stand in the order of their categories, each on its category's paper", () => {
  expect(menu.items.map(({ item: { name }, copy }) => [name, copy])).toEqual(
    [
      ["Croissant", "pink"],
      ["White roll", "pink"],
      ["Flat white", "pink"],
    ].map(([name, copy], index) => [name, index === 2 ? menu.categories[1]?.copy : copy]),
  );
  expect(menu.categories.map(({ category: { name } }) => name)).toEqual(["Bakery", "Coffee"]);
});

test("what the location has sold out of is marked", () => {
  expect(menu.items.filter(({ isSoldOut }) => isSoldOut).map(({ item: { name } }) => name)).toEqual([
    "Croissant",
  ]);
});

test("finds by the beginning of any word, and forgives one wrong letter in a long one", () => {
  const names = (text: string) => menu.finder.find(text).map(({ item: { name } }) => name);
  expect(names("whi")).toEqual(expect.arrayContaining(["Flat white", "White roll"]));
  expect(names("flat w")).toEqual(["Flat white"]);
  expect(names("croisant")).toEqual(["Croissant"]);
  expect(names("bakery")).toHaveLength(2);
  expect(names("zzz")).toEqual([]);
});

test("a code is found by barcode or SKU; UPC and EAN of one product are the same", () => {
  const name = (code: string) => findByCode(menu, code)?.item.name;
  expect(name("4006381333931")).toBe("Croissant");
  expect(name("012345678905")).toBe("White roll");
  expect(name("0012345678905")).toBe("White roll");
  expect(name("sku-1")).toBe("Flat white");
  expect(name("999")).toBeUndefined();
});

test("a large menu is searched by name at once, and by everything when its index is there", async () => {
  const many = Array.from({ length: 1_000 }, (_, n) => item(`m${n}`, `Screw ${n}`, "c"));
  const large = menuOf({ objects: [category("c", "Coffee", 1), ...many], availability: [] });
  expect(large.finder.find("scr 77").map((found) => found.item.name)).toContain("Screw 77");
  expect(large.finder.find("SKU-m777")).toEqual([]);
  await large.finder.ready;
  expect(large.finder.find("SKU-m777").map((found) => found.item.name)).toEqual(["Screw 777"]);
});

test("a changed menu finds what is new and no longer what is gone", async () => {
  const coffee = category("c", "Coffee", 1);
  const kept_item = item("k", "Kettle", "c");
  const first = menuOf({ objects: [coffee, kept_item, item("o", "Oldest pot", "c")], availability: [] });
  await first.finder.ready;
  const next = menuOf({ objects: [coffee, kept_item, item("n", "Newest pot", "c")], availability: [] });
  await next.finder.ready;
  const names = (text: string) => next.finder.find(text).map((found) => found.item.name);
  expect([names("pot"), names("kettle")]).toEqual([["Newest pot"], ["Kettle"]]);
});
