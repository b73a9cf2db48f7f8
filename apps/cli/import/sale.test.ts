import type { Item } from "@counterfoil/catalog/contract";
import { newId } from "@counterfoil/ids";
import { price } from "@counterfoil/orders/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MenuDraft } from "./draft.ts";
import { settleMenu } from "./menu.ts";
import { mentionOf, type OrderRow, readOrderRow } from "./order-row.ts";
import { saleOf } from "./sale.ts";

const manner = { currency: "USD", decimalMark: ".", sign: undefined, zone: "UTC", now: Date.now() } as const;

function row(values: Record<string, string>, line = 2): OrderRow {
  const read = readOrderRow(
    line,
    new Map(Object.entries({ order: "1", item: "Tea", total: "2.00", ...values })),
    manner,
  );
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
}

const merchant = newId();

function menuOf(rows: readonly OrderRow[]) {
  const draft = new MenuDraft();
  for (const each of rows) draft.add(mentionOf(each));
  const items = settleMenu(draft.items(), { known: new Map(), merchant, currency: "USD", standing: "sold" });
  return new Map(items.map((item) => [item.key, item]));
}

test("INV-3 whatever the quantity, the line comes to the total of the file, to the cent and in every rounding mode", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 1, max: 25_000 }),
      fc.constantFrom("half_up" as const, "half_even" as const, "down" as const),
      (cents, milli, mode) => {
        const sold = row({ total: (cents / 100).toFixed(2), quantity: String(milli / 1_000) });
        const { lines } = saleOf(newId(), [sold], { drawer: newId(), mode, menu: menuOf([sold]) });
        const tax_profile = {
          rounding: "per_line",
          mode,
          prices_include_tax: false,
          cash_rounding: 0,
        } as const;
        const priced = price({ currency: "USD", tax_profile, lines });
        expect(priced).toMatchObject({ ok: true, value: { total: cents } });
      },
    ),
    { numRuns: 1_000 },
  );
});

test("a total that divides is a price; one that does not is the next price with the leftover cents taken off", () => {
  const line = (total: string, quantity: string) =>
    saleOf(newId(), [row({ total, quantity })], { drawer: newId(), mode: "half_up", menu: new Map() })
      .lines[0];
  expect(line("9.00", "3")).toEqual({ uid: "1", quantity: 3, unit_price: 300, name: "Tea" });
  expect(line("10.00", "3")).toEqual({
    uid: "1",
    quantity: 3,
    unit_price: 334,
    name: "Tea",
    discounts: [
      {
        uid: "leftover",
        name: "Rounding",
        amount: 2,
      },
    ],
  });
});

test("the price of one times the quantity serves where the file has no totals", () => {
  const read = readOrderRow(
    2,
    new Map([
      ["order", "1"],
      ["item", "Tea"],
      ["quantity", "3"],
      ["price", "2.50"],
    ]),
    manner,
  );
  expect(read).toMatchObject({ ok: true, value: { total: 750, unitPrice: 250 } });
  expect(
    readOrderRow(
      2,
      new Map([
        ["order", "1"],
        ["item", "Tea"],
      ]),
      manner,
    ),
  ).toMatchObject({ refusal: { field: "total" } });
});

test("prices that vary become variations, choices become modifiers, and both keep their ids from file to file", () => {
  const rows = [
    row({ item: "Bowl", total: "8.75", modifiers: "Rice, Rice, Beans" }),
    row({ item: " bowl ", total: "22.50", quantity: "2" }),
    row({ item: "Bowl", total: "10.00", quantity: "3" }),
  ];
  const menu = menuOf(rows);
  const [bowl, ...others] = [...menu.values()];
  expect(others).toEqual([]);
  expect(bowl?.variations.map(({ name, price: each }) => [name, each])).toEqual([
    ["$8.75", 875],
    ["$11.25", 1_125],
  ]);
  const { lines } = saleOf(newId(), rows, { drawer: newId(), mode: "half_up", menu });
  expect(lines.map((line) => [line.variation_name, line.unit_price])).toEqual([
    ["$8.75", 875],
    ["$11.25", 1_125],
    ["$8.75", 334],
  ]);
  expect(
    lines[0]?.modifiers?.map(({ name, unit_price, quantity = 1 }) => [name, unit_price, quantity]),
  ).toEqual([
    ["Rice", 0, 2],
    ["Beans", 0, 1],
  ]);
  expect(menuOf(rows)).toEqual(menu);
});

test("an order that costs nothing has no payment, any other is paid in cash", () => {
  const counter = { drawer: newId(), mode: "half_up", menu: new Map() } as const;
  expect(saleOf(newId(), [row({ total: "0" })], counter).payments).toEqual([]);
  expect(saleOf(newId(), [row({})], counter).payments).toMatchObject([{ tender: "cash" }]);
});

test("more prices than an item can have leave the rare ones to an open price", () => {
  const rows = Array.from({ length: 130 }, (_, i) => row({ total: `${1 + (i % 120)}.00` }));
  const item = menuOf(rows).get("tea");
  expect(item?.variations).toHaveLength(100);
  expect(item?.variations.at(-1)).toMatchObject({ price: null, name: "Open price" });
  const rare = rows[119] as OrderRow;
  const sold = saleOf(newId(), [rare], { drawer: newId(), mode: "half_up", menu: menuOf(rows) }).lines[0];
  expect(sold).toMatchObject({ unit_price: 12_000, variation_name: "Open price" });
});

test("an item that people have made themselves is sold as it is, and not changed by what was sold", () => {
  const own: Item = {
    type: "item",
    id: newId(),
    name: "TEA",
    category_id: newId(),
    modifier_lists: [],
    tax_ids: [],
    ordinal: 0,
    variations: [
      {
        id: newId(),
        name: "Pot",
        price: 600,
        barcodes: [],
        track_stock: false,
        ordinal: 0,
      },
      {
        id: newId(),
        name: "Cup",
        price: 250,
        barcodes: [],
        track_stock: false,
        ordinal: 1,
      },
    ],
    version: 3,
    deleted: false,
  };
  const draft = new MenuDraft();
  const sold = row({ total: "2.40" });
  draft.add(mentionOf(sold));
  const setting = { known: new Map([[own.id, own]]), merchant, currency: "USD" };
  const [item, ...others] = settleMenu(draft.items(), { ...setting, standing: "sold" });
  expect(others).toEqual([]);
  expect(item).toMatchObject({ id: own.id, writes: [], category: undefined });
  const menu = new Map(item ? [[item.key, item]] : []);
  const { lines } = saleOf(newId(), [sold], { drawer: newId(), mode: "half_up", menu });
  expect(lines).toMatchObject([{ name: "Tea", item_id: own.id, variation_name: "Cup", unit_price: 240 }]);
  expect(settleMenu(draft.items(), { ...setting, standing: "offered" })[0]?.writes).toMatchObject([
    { id: own.id, name: "Tea" },
  ]);
});
