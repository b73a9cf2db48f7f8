import { newId, type Id } from "@counterfoil/ids";
import type { LineArgs, PriceLine } from "@counterfoil/orders/contract";
import { expect, test } from "vitest";
import type { CatalogObject, ObjectInput, OrderType, Selection } from "../contract/index.ts";
import { cafe, category, item, modifier, modifierList, variation } from "../testing/menu.ts";
import { complete } from "./complete.ts";
import { capture, captureLines, catalogView, isSoldOut, matches } from "./index.ts";

function viewOf(objects: readonly ObjectInput[]) {
  return catalogView(objects.map((object) => complete(object, 1)));
}

const menu = cafe();
const view = viewOf(menu.objects);

function select(variation_id: Id, more: Partial<Selection> = {}): Selection {
  return { uid: "line-1", variation_id, quantity: 1, ...more };
}

function take(variation_id: Id, more: Partial<Selection> = {}, orderType: OrderType = "dine_in") {
  return capture(view, select(variation_id, more), orderType);
}

function line(...args: Parameters<typeof take>) {
  const result = take(...args);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

function told(...args: Parameters<typeof take>): string {
  const result = take(...args);
  return result.ok ? "accepted" : `${result.refusal.code} ${result.refusal.field}: ${result.refusal.message}`;
}

test("CAT-8 a line carries everything that an order keeps of the catalog", () => {
  const captured = line(menu.large.id, {
    quantity: 0.5,
    note: "hot",
    modifiers: [{ modifier_id: menu.oat.id }],
  });
  expect(captured).toEqual({
    uid: "line-1",
    quantity: 0.5,
    unit_price: 550,
    name: "Latte",
    variation_name: "Large",
    category_name: "Coffee",
    item_id: menu.latte.id,
    variation_id: menu.large.id,
    category_id: menu.coffee.id,
    modifiers: [{ uid: menu.oat.id, name: "Oat", unit_price: 60 }],
    taxes: [{ id: menu.vat.id, name: "VAT", percentage: "8.1" }],
    note: "hot",
    track_stock: true,
  });
  // The calculator and the orders take it as it is.
  const forOrders: LineArgs = captured;
  const forCalculator: PriceLine = captured;
  expect(forOrders).toBe(forCalculator);
});

test("CAT-8 an item of one variation and no category says neither", () => {
  const captured = line(menu.bun.variations[0]!.id);
  expect(captured).toEqual({
    uid: "line-1",
    quantity: 1,
    unit_price: 280,
    name: "Bun",
    item_id: menu.bun.id,
    variation_id: menu.bun.variations[0]!.id,
    modifiers: [],
    taxes: [],
    track_stock: true,
  });
});

test("CAT-8 a price may be typed in, and must be where the item has none", () => {
  expect(line(menu.small.id, { unit_price: 0 }).unit_price).toBe(0);
  expect(told(menu.small.id, { unit_price: -1 })).toContain("bad_price unit_price:");
  expect(told(menu.small.id, { unit_price: 1.5 })).toContain("bad_price unit_price:");
  const fish = item({ name: "Fish of the day", variations: [variation({ price: null })] });
  const open = viewOf([fish]);
  const selection = select(fish.variations[0]!.id);
  expect(capture(open, selection, "dine_in")).toMatchObject({
    refusal: {
      code: "price_needed",
      field: "unit_price",
      message: "Type in what Fish of the day costs today.",
    },
  });
  expect(capture(open, { ...selection, unit_price: 2450 }, "dine_in")).toMatchObject({
    value: { unit_price: 2450 },
  });
});

test("CAT-8 what is not in the catalog and what is no quantity are refused", () => {
  expect(told(newId())).toContain("unknown_variation variation_id:");
  for (const quantity of [0, -1, 0.0001, 100_001, Number.NaN, Infinity]) {
    expect(told(menu.small.id, { quantity })).toContain("bad_quantity quantity:");
  }
  expect(line(menu.small.id, { quantity: 0.125 }).quantity).toBe(0.125);
});

test("CAT-8 of many lines the refusal names the one", () => {
  const good = select(menu.small.id);
  expect(captureLines(view, [good, good], "pickup")).toMatchObject({
    ok: true,
    value: [{ name: "Latte" }, { name: "Latte" }],
  });
  const bad = { ...good, quantity: 0 };
  expect(captureLines(view, [good, bad], "pickup")).toMatchObject({
    refusal: { field: "lines[1].quantity" },
  });
});

test("CAT-9 nothing said means what the item comes with; an empty list means nothing", () => {
  expect(line(menu.small.id).modifiers).toEqual([{ uid: menu.whole.id, name: "Whole", unit_price: 0 }]);
  expect(told(menu.small.id, { modifiers: [] })).toBe("choose_more modifiers: Choose 1 of Milk: Whole, Oat.");
});

test("CAT-9 too few, too many and unknown modifiers are told in words", () => {
  const both = [{ modifier_id: menu.whole.id }, { modifier_id: menu.oat.id }];
  expect(told(menu.small.id, { modifiers: both })).toBe(
    "choose_fewer modifiers: Choose at most 1 of Milk, not 2.",
  );
  expect(told(menu.small.id, { modifiers: [{ modifier_id: newId() }] })).toBe(
    "unknown_modifier modifiers[0].modifier_id: Latte does not come with this modifier; choose from Milk, Extras.",
  );
  expect(told(menu.bun.variations[0]!.id, { modifiers: [{ modifier_id: menu.oat.id }] })).toContain(
    "it takes none",
  );
  const shots = [{ modifier_id: menu.oat.id }, { modifier_id: menu.shot.id, quantity: 4 }];
  expect(told(menu.small.id, { modifiers: shots })).toContain(
    "too_many_of_modifier modifiers[1].quantity: Extra shot",
  );
});

test("CAT-9 quantities of a modifier add up, and lines list modifiers in the order of the menu", () => {
  const modifiers = [
    { modifier_id: menu.syrup.id },
    { modifier_id: menu.shot.id },
    { modifier_id: menu.oat.id },
    { modifier_id: menu.shot.id },
  ];
  expect(line(menu.small.id, { modifiers }).modifiers).toEqual([
    { uid: menu.oat.id, name: "Oat", unit_price: 60 },
    { uid: menu.shot.id, name: "Extra shot", unit_price: 100, quantity: 2 },
    { uid: menu.syrup.id, name: "Syrup", unit_price: 50 },
  ]);
});

test("CAT-9 a sold-out modifier is refused by name, and is no default", () => {
  const [whole, oat] = [modifier("Whole", { default: true, available: false }), modifier("Oat")];
  const milk = modifierList({ min: 1, modifiers: [whole, oat] });
  const latte = item({ modifier_lists: [{ modifier_list_id: milk.id }] });
  const soldOut = viewOf([milk, latte]);
  const selection = select(latte.variations[0]!.id);
  expect(capture(soldOut, { ...selection, modifiers: [{ modifier_id: whole.id }] }, "dine_in")).toMatchObject(
    {
      refusal: { code: "modifier_sold_out", message: "Whole is sold out; choose another of Milk." },
    },
  );
  expect(capture(soldOut, selection, "dine_in")).toMatchObject({
    refusal: { code: "choose_more", message: "Choose at least 1 of Milk: Oat." },
  });
});

test("CAT-9 an item's own bounds and defaults go before the list's", () => {
  const { milk, oat, whole, latte, small } = menu;
  const asked = {
    ...latte,
    modifier_lists: [{ modifier_list_id: milk.id, min: 0, max: 2, defaults: [oat.id] }],
  };
  const own = viewOf([...menu.objects.filter((object) => object !== latte), asked]);
  expect(capture(own, select(small.id), "dine_in")).toMatchObject({
    value: { modifiers: [{ name: "Oat" }] },
  });
  expect(capture(own, select(small.id, { modifiers: [] }), "dine_in")).toMatchObject({ ok: true });
  const both = [{ modifier_id: whole.id }, { modifier_id: oat.id }];
  expect(capture(own, select(small.id, { modifiers: both }), "dine_in")).toMatchObject({ ok: true });
});

test("CAT-9 a list that nobody is asked about comes with its defaults", () => {
  const [lid, straw] = [modifier("Lid", { default: true }), modifier("Straw")];
  const cup = modifierList({ name: "Cup", min: 1, modifiers: [lid, straw] });
  const soda = item({ modifier_lists: [{ modifier_list_id: cup.id, hidden: true }] });
  const hidden = viewOf([cup, soda]);
  const selection = select(soda.variations[0]!.id);
  const names = (modifiers?: Selection["modifiers"]) => {
    const result = capture(hidden, modifiers ? { ...selection, modifiers } : selection, "dine_in");
    return result.ok && result.value.modifiers.map((each) => each.name);
  };
  expect(names()).toEqual(["Lid"]);
  expect(names([])).toEqual(["Lid"]);
  expect(names([{ modifier_id: straw.id }])).toEqual(["Straw"]);
});

test("CAT-9 an item's word gives way where its list was changed later", () => {
  const gone = newId();
  const milk = modifierList({ max: 1, modifiers: [modifier("Whole")] });
  const latte = item({ modifier_lists: [{ modifier_list_id: milk.id, min: 2, max: 2, defaults: [gone] }] });
  const changed = viewOf([{ ...milk, max: 1 }, latte]);
  const offer = changed.offers.get(latte.variations[0]!.id);
  expect(offer?.choices[0]).toMatchObject({ min: 2, max: 2 });
  const own = { ...latte, modifier_lists: [{ modifier_list_id: milk.id, min: 2 }] };
  expect(viewOf([milk, own]).offers.get(latte.variations[0]!.id)?.choices[0]).toMatchObject({
    min: 2,
    max: 2,
  });
});

test("CAT-9 a long list of options is cut in the sentence", () => {
  const many = Array.from({ length: 12 }, (_, n) => modifier(`Tea ${n}`));
  const teas = modifierList({ name: "Tea", min: 1, modifiers: many });
  const pot = item({ modifier_lists: [{ modifier_list_id: teas.id }] });
  expect(capture(viewOf([teas, pot]), select(pot.variations[0]!.id), "dine_in")).toMatchObject({
    refusal: { message: expect.stringContaining("Tea 7 and 4 more.") },
  });
});

test("CAT-10 taxes are those of the order's type, compound ones last", () => {
  const names = (orderType: OrderType) => line(menu.small.id, {}, orderType).taxes.map((each) => each.name);
  expect(names("dine_in")).toEqual(["VAT"]);
  expect(names("takeaway")).toEqual(["VAT", "Cup levy"]);
  expect(line(menu.small.id, {}, "takeaway").taxes[1]).toEqual({
    id: menu.levy.id,
    name: "Cup levy",
    percentage: 2,
    compound: true,
  });
});

test("a view finds by id, shelf, barcode and SKU, in the order in which people look", () => {
  expect(view.byBarcode.get("7610000000017")?.variation.name).toBe("Small");
  expect(view.bySku.get("LAT-S")?.item.name).toBe("Latte");
  expect(view.byCategory.get(menu.coffee.id)?.map((each) => each.name)).toEqual(["Latte"]);
  expect(view.byCategory.get(null)?.map((each) => each.name)).toEqual(["Bun"]);
  const [b, a, first] = [
    category({ name: "B" }),
    category({ name: "A" }),
    category({ name: "Z", ordinal: 0 }),
  ];
  const shelves = viewOf([
    { ...b, ordinal: 1 },
    { ...a, ordinal: 1 },
    first,
    { ...a, id: newId(), ordinal: 1 },
  ]);
  expect(shelves.categories.map((each) => each.name)).toEqual(["Z", "A", "A", "B"]);
  expect(view.objects.map((each) => each.id)).toEqual(view.objects.map((each) => each.id).toSorted());
});

test("a view passes over tombstones and over references to what is not there yet", () => {
  const orphan = item({
    category_id: newId(),
    tax_ids: [newId()],
    modifier_lists: [{ modifier_list_id: newId() }],
  });
  const tombstone = { type: "item", id: newId(), name: "Gone", version: 2, deleted: true } as const;
  const partial = catalogView([complete(orphan, 1), tombstone]);
  expect(partial.byId.has(tombstone.id)).toBe(false);
  expect(partial.byCategory.get(null)?.map((each) => each.id)).toEqual([orphan.id]);
  expect(capture(partial, select(orphan.variations[0]!.id), "dine_in")).toMatchObject({
    value: { taxes: [], modifiers: [] },
  });
});

test("a search finds every word, whatever the case and the accents", () => {
  const creme = complete(
    item({ name: "Crème brûlée", variations: [variation({ sku: "DES-9", barcodes: ["400123"] })] }),
    1,
  );
  for (const typed of ["creme", "BRUL", "brulee creme", " crème ", "des-9", "4001"])
    expect(matches(creme, typed)).toBe(true);
  for (const typed of ["caramel", "creme caramel", "00123"]) expect(matches(creme, typed)).toBe(false);
  expect(matches(complete(category(), 1) satisfies CatalogObject, "coff")).toBe(true);
});

test("CAT-11 sold out is what a location says of the variation or of its item", () => {
  const subject = { item_id: newId(), variation_id: newId() };
  const said = (id: Id, sold_out: boolean) => new Map([[id, { sold_out }]]);
  expect(isSoldOut(new Map(), subject)).toBe(false);
  expect(isSoldOut(said(subject.item_id, true), subject)).toBe(true);
  expect(isSoldOut(said(subject.variation_id, true), subject)).toBe(true);
  expect(isSoldOut(said(subject.variation_id, false), subject)).toBe(false);
});
