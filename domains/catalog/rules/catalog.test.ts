import { newId, type Id } from "@counterfoil/ids";
import { refusalOf, RuleBook } from "@counterfoil/testing";
import { merchantState, openMerchant } from "@counterfoil/venues/rules";
import { beforeEach, expect, test } from "vitest";
import type { CatalogObject, ObjectInput } from "../contract/index.ts";
import { cafe, category, discount, item, modifier, modifierList, tax, variation } from "../testing/menu.ts";
import {
  catalogObjectState,
  deleteFromCatalog,
  DIRECTORY_KEY,
  directoryState,
  upsertCatalog,
} from "./index.ts";

let book: RuleBook;
let merchant: Id;
beforeEach(() => {
  book = new RuleBook(
    [openMerchant, upsertCatalog, deleteFromCatalog],
    [merchantState, catalogObjectState, directoryState],
  );
  merchant = newId();
  book.say(merchant, "merchant.open", { name: "Corner", currency: "CHF", time_zone: "Europe/Zurich" });
});

function upsert(...objects: ObjectInput[]) {
  return book.say(merchant, "catalog.upsert", { objects });
}

function remove(...ids: Id[]) {
  return book.say(merchant, "catalog.delete", { ids });
}

function kept(id: Id): CatalogObject {
  return book.state(catalogObjectState, merchant, id) as CatalogObject;
}

function told(decision: ReturnType<typeof upsert>): string {
  return "refusal" in decision ? `${decision.refusal.field}: ${decision.refusal.message}` : "accepted";
}

function eventTypes(decision: ReturnType<typeof upsert>): string[] {
  return "events" in decision ? decision.events.map((event) => event.type) : [];
}

test("CAT-1 a batch is taken whole, with every default filled in", () => {
  const { objects, latte, milk, vat } = cafe();
  expect(told(upsert(...objects))).toBe("accepted");
  expect(kept(latte.id)).toMatchObject({
    ordinal: 0,
    version: 2,
    deleted: false,
    variations: [
      { name: "Small", sku: "LAT-S", barcodes: ["7610000000017"], track_stock: false, ordinal: 0 },
      { name: "Large", barcodes: [], track_stock: true, ordinal: 1 },
    ],
    modifier_lists: [{ modifier_list_id: milk.id, hidden: false }, { hidden: false }],
  });
  expect(kept(milk.id)).toMatchObject({
    min: 1,
    max: 1,
    modifiers: [
      { name: "Whole", default: true, max_quantity: 1, available: true },
      { name: "Oat", default: false },
    ],
  });
  expect(kept(vat.id)).toEqual({
    type: "tax",
    id: vat.id,
    name: "VAT",
    percentage: "8.1",
    compound: false,
    version: 2,
    deleted: false,
  });
});

test("CAT-1 one bad object of a batch stops all of it, and is named", () => {
  const [good, bad] = [item(), item({ name: "Tea", category_id: newId() })];
  const decision = upsert(good, bad);
  expect(decision).toMatchObject({ refusal: { code: "unknown_category", field: "objects[1].category_id" } });
  expect(kept(good.id)).toBeUndefined();
});

test("CAT-1 a catalog belongs to a merchant", () => {
  expect(refusalOf(book.say(newId(), "catalog.upsert", { objects: [item()] }))).toBe("unknown_merchant");
  expect(refusalOf(book.say(newId(), "catalog.delete", { ids: [newId()] }))).toBe("unknown_merchant");
});

test("CAT-2 an object carries the version at which it last said something new", () => {
  const { objects, latte, bun } = cafe();
  upsert(...objects);
  const again = upsert(...objects);
  expect(eventTypes(again)).toEqual([]);
  expect(kept(latte.id).version).toBe(2);
  upsert({ ...bun, ordinal: 3 }, latte);
  expect([kept(bun.id).version, kept(latte.id).version]).toEqual([4, 2]);
});

test("CAT-2 the order of fields and spelled-out defaults are nothing new", () => {
  const { id, name } = category();
  upsert({ type: "category", id, name });
  expect(eventTypes(upsert({ ordinal: 0, name, id, type: "category" }))).toEqual([]);
});

test("CAT-2 a change of price leaves the directory alone", () => {
  const latte = item();
  expect(eventTypes(upsert(latte))).toEqual(["catalog.upserted", "catalog.directory_changed"]);
  const dearer = { ...latte, variations: latte.variations.map((each) => ({ ...each, price: 500 })) };
  expect(eventTypes(upsert(dearer))).toEqual(["catalog.upserted"]);
  expect(eventTypes(upsert({ ...dearer, name: "Milk coffee" }))).toContain("catalog.directory_changed");
});

test("CAT-3 who expects another version is told the one there is", () => {
  const latte = item();
  expect(told(upsert({ ...latte, expected_version: 1 }))).toContain("There is no such object yet, not 1");
  expect(told(upsert({ ...latte, expected_version: 0 }))).toBe("accepted");
  const { version } = kept(latte.id);
  expect(upsert({ ...latte, name: "Flat white", expected_version: 0 })).toMatchObject({
    refusal: { code: "version_conflict", field: "objects[0].expected_version" },
  });
  expect(told(upsert({ ...latte, name: "Flat white", expected_version: version }))).toBe("accepted");
});

test("CAT-4 what an item refers to must be there, and be what it is taken for", () => {
  const { coffee, vat, milk } = cafe();
  const wrong: [Partial<ReturnType<typeof item>>, string, string][] = [
    [{ category_id: newId() }, "unknown_category", "category_id"],
    [{ category_id: vat.id }, "unknown_category", "category_id"],
    [{ tax_ids: [vat.id, newId()] }, "unknown_tax", "tax_ids[1]"],
    [
      { modifier_lists: [{ modifier_list_id: coffee.id }] },
      "unknown_modifier_list",
      "modifier_lists[0].modifier_list_id",
    ],
  ];
  for (const [more, code, field] of wrong) {
    expect(upsert(coffee, vat, milk, item(more))).toMatchObject({
      refusal: { code, field: `objects[3].${field}` },
    });
  }
  upsert(coffee, vat, milk);
  expect(told(upsert(item({ category_id: coffee.id, tax_ids: [vat.id] })))).toBe("accepted");
});

test("CAT-4 an item may come before what it refers to, in the same batch", () => {
  const coffee = category();
  expect(told(upsert(item({ category_id: coffee.id }), coffee))).toBe("accepted");
});

test("CAT-4 what is in use is not deleted; the sentence says who uses it", () => {
  const coffee = category();
  const items = ["Latte", "Mocha", "Flat white", "Cortado", "Ristretto"].map((name) =>
    item({ name, category_id: coffee.id }),
  );
  upsert(coffee, ...items.slice(0, 2));
  expect(told(remove(coffee.id))).toBe("ids[0]: Coffee is used by Latte and Mocha; take it off there first.");
  upsert(...items);
  expect(remove(newId(), coffee.id)).toMatchObject({ refusal: { code: "unknown_object", field: "ids[0]" } });
  expect(remove(coffee.id)).toMatchObject({ refusal: { code: "object_in_use" } });
  expect(told(remove(coffee.id))).toContain("used by Latte, Mocha, Flat white and 2 more;");
  upsert(...items.map(({ category_id: _, ...free }) => free));
  expect(told(remove(coffee.id))).toBe("accepted");
});

test("CAT-4 users and used may go together", () => {
  const { objects, latte, milk } = cafe();
  upsert(...objects);
  expect(told(remove(milk.id))).toContain("Milk is used by Latte;");
  expect(told(remove(milk.id, latte.id))).toBe("accepted");
});

test("CAT-5 a SKU and a barcode belong to one variation", () => {
  const first = item({ variations: [variation({ sku: "A1", barcodes: ["111", "222"] })] });
  upsert(first);
  const sku = item({ name: "Mocha", variations: [variation({ sku: "A1" })] });
  expect(told(upsert(sku))).toBe("objects[0].variations[0].sku: The SKU A1 belongs to Latte already.");
  const barcode = item({ name: "Mocha", variations: [variation({ barcodes: ["333", "222"] })] });
  expect(upsert(barcode)).toMatchObject({
    refusal: { code: "duplicate_barcode", field: "objects[0].variations[0].barcodes[1]" },
  });
  const within = item({
    variations: [variation({ name: "S", sku: "B" }), variation({ name: "L", sku: "B" })],
  });
  expect(told(upsert(within))).toBe(
    "objects[0].variations[1].sku: The SKU B belongs to another variation of Latte already.",
  );
  const [one, other] = [
    item({ variations: [variation({ sku: "C" })] }),
    item({ variations: [variation({ sku: "C" })] }),
  ];
  expect(upsert(one, other)).toMatchObject({
    refusal: { code: "duplicate_sku", field: "objects[1].variations[0].sku" },
  });
  expect(told(upsert(item({ variations: [variation({ barcodes: ["A1"] })] })))).toBe("accepted");
});

test("CAT-5 a code that was given up may be taken, in the same batch too", () => {
  const first = item({ variations: [variation({ sku: "A1" })] });
  upsert(first);
  const bare = { ...first, variations: first.variations.map(({ sku: _, ...rest }) => rest) };
  const taker = item({ name: "Mocha", variations: [variation({ sku: "A1" })] });
  expect(told(upsert(taker, first))).toContain("belongs to Mocha already");
  expect(told(upsert(taker, bare))).toBe("accepted");
  remove(taker.id);
  expect(told(upsert(first))).toBe("accepted");
});

test("CAT-5 an id belongs to one thing", () => {
  const latte = item();
  upsert(latte);
  const taken = latte.variations[0]!.id;
  expect(told(upsert(item({ variations: [variation({ id: taken })] })))).toContain(
    "variations[0].id: This id belongs to Latte",
  );
  expect(told(upsert(category({ id: taken })))).toContain(
    "objects[0].id: This id belongs to a part of Latte",
  );
  expect(told(upsert(item({ variations: [variation({ id: latte.id })] })))).toContain(
    "This id belongs to Latte already",
  );
  expect(refusalOf(upsert(latte, latte))).toBe("duplicate_id");
  const twin = variation({ name: "S" });
  expect(refusalOf(upsert(item({ variations: [twin, { ...twin, name: "L" }] })))).toBe("duplicate_id");
  const milk = modifier("Whole");
  expect(refusalOf(upsert(modifierList({ modifiers: [milk, milk] })))).toBe("duplicate_id");
  const vat = tax();
  expect(told(upsert(vat, item({ tax_ids: [vat.id, vat.id] })))).toContain(
    "objects[1].tax_ids[1]: It is named twice",
  );
  expect(upsert(category({ id: latte.id }))).toMatchObject({
    refusal: { code: "type_changed", field: "objects[0].type" },
  });
});

test("CAT-6 a modifier list can be answered", () => {
  const two = [modifier("Whole", { default: true }), modifier("Oat", { default: true })];
  const wrong: [object, string, string][] = [
    [{ min: 2, max: 1 }, "min_above_max", "objects[0].min"],
    [{ min: 3 }, "min_unreachable", "objects[0].min"],
    [{ max: 1 }, "too_many_defaults", "objects[0].max"],
  ];
  for (const [more, code, field] of wrong) {
    expect(upsert(modifierList({ modifiers: two, ...more }))).toMatchObject({ refusal: { code, field } });
  }
  const often = [modifier("Shot", { max_quantity: 4 })];
  expect(told(upsert(modifierList({ min: 3, modifiers: often })))).toBe("accepted");
});

test("CAT-6 what an item says of a list must be possible as well", () => {
  const [whole, oat] = [modifier("Whole", { default: true }), modifier("Oat")];
  const milk = modifierList({ min: 0, max: 2, modifiers: [whole, oat] });
  upsert(milk);
  const wrong: [object, string, string][] = [
    [{ min: 2, max: 1 }, "min_above_max", "min"],
    [{ min: 3, max: 3 }, "min_unreachable", "min"],
    [{ max: 1, defaults: [whole.id, oat.id] }, "too_many_defaults", "defaults"],
    [{ min: 3 }, "min_above_max", "min"],
    [{ defaults: [oat.id, newId()] }, "unknown_modifier", "defaults[1]"],
  ];
  for (const [more, code, field] of wrong) {
    const asked = item({ modifier_lists: [{ modifier_list_id: milk.id, ...more }] });
    expect(upsert(asked)).toMatchObject({
      refusal: { code, field: `objects[0].modifier_lists[0].${field}` },
    });
  }
  const stricter = { modifier_list_id: milk.id, min: 1, max: 1, defaults: [oat.id] };
  expect(told(upsert(item({ modifier_lists: [stricter] })))).toBe("accepted");
});

test("CAT-6 several variations each have a name", () => {
  const unnamed = item({ variations: [variation({ name: "Small" }), variation()] });
  expect(told(upsert(unnamed))).toContain("objects[0].variations[1].name: Name each variation of Latte");
});

test("CAT-6 a tax and a discount are percentages that can be reckoned with", () => {
  const wrong: [ObjectInput, string][] = [
    [tax({ percentage: 1000.5 }), "bad_percentage"],
    [tax({ percentage: 0.1 + 0.2 }), "bad_percentage"],
    [tax({ order_types: ["pickup", "pickup"] }), "duplicate_id"],
    [discount({ percentage: 101 }), "bad_percentage"],
    [discount({ percentage: "0.00001" }), "bad_percentage"],
    [discount({ amount: 500 }), "bad_amount"],
  ];
  for (const [object, code] of wrong) expect(refusalOf(upsert(object))).toBe(code);
  const { percentage: _, ...neither } = discount();
  expect(refusalOf(upsert(neither))).toBe("bad_amount");
  expect(told(upsert(discount(), { ...neither, amount: 500 }, tax({ percentage: "8.875" })))).toBe(
    "accepted",
  );
});

test("CAT-7 a deleted object leaves a tombstone, and may come back", () => {
  const latte = item();
  upsert(latte);
  remove(latte.id);
  expect(kept(latte.id)).toEqual({ type: "item", id: latte.id, name: "Latte", version: 3, deleted: true });
  expect(refusalOf(remove(latte.id))).toBe("unknown_object");
  upsert(latte);
  expect(kept(latte.id)).toMatchObject({ version: 4, deleted: false });
  expect(book.state(directoryState, merchant, DIRECTORY_KEY)).toHaveProperty(latte.id);
});

test("CAT-7 an id named twice is deleted once", () => {
  const latte = item();
  upsert(latte);
  expect(eventTypes(remove(latte.id, latte.id))).toEqual(["catalog.deleted", "catalog.directory_changed"]);
});
