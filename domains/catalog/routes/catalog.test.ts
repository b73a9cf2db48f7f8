import { newId } from "@counterfoil/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ObjectInput } from "../contract/index.ts";
import { cafe, category, item, tax, variation } from "../testing/menu.ts";
import { openShop, type Shop } from "../testing/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const OBJECTS = "/v1/catalog/objects";

function write(object: unknown, key?: string) {
  return shop.ask("POST", OBJECTS, { object }, key);
}

test("an object is written, read and taken out", async () => {
  const latte = item();
  const written = await write(latte);
  expect(written).toMatchObject({ status: 200, body: { id: latte.id, name: "Latte", deleted: false } });
  expect(await shop.ask("GET", `${OBJECTS}/${latte.id}`)).toEqual({ status: 200, body: written.body });
  expect(await shop.ask("DELETE", `${OBJECTS}/${latte.id}`)).toEqual({ status: 204, body: null });
  expect(await shop.ask("GET", `${OBJECTS}/${latte.id}`)).toMatchObject({
    status: 404,
    body: { code: "unknown_object", field: "id" },
  });
  expect(await shop.ask("DELETE", `${OBJECTS}/${latte.id}`)).toMatchObject({
    status: 404,
    body: { field: "id" },
  });
});

test("a repeat under one key is answered as the first time; another body is a conflict", async () => {
  const [key, latte] = [newId(), item()];
  expect(await write(latte, key)).toEqual(await write(latte, key));
  expect(await write({ ...latte, name: "Mocha" }, key)).toMatchObject({
    status: 409,
    body: { code: "id_reused" },
  });
  await shop.remove(latte.id);
  expect(await write(latte, key)).toMatchObject({ status: 404, body: { field: "object.id" } });
});

const wrong: [string, object, number, string, string][] = [
  [
    "a negative price",
    item({ variations: [variation({ price: -1 })] }),
    400,
    "invalid_field",
    "object.variations[0].price",
  ],
  [
    "half a cent",
    item({ variations: [variation({ price: 1.5 })] }),
    400,
    "invalid_field",
    "object.variations[0].price",
  ],
  ["an unknown type", { ...item(), type: "thing" }, 400, "invalid_field", "object.type"],
  ["an unknown field", { ...category(), price: 1 }, 400, "unknown_field", "object.price"],
  ["no variation", item({ variations: [] }), 400, "invalid_field", "object.variations"],
  ["a missing name", { ...category(), name: undefined }, 400, "missing_field", "object.name"],
  ["a blank name", category({ name: "  " }), 400, "invalid_field", "object.name"],
  ["a tax below zero", tax({ percentage: -1 }), 400, "invalid_field", "object.percentage"],
  ["a picture that is none", item({ image: "javascript:alert(1)" }), 400, "invalid_field", "object.image"],
  ["an unknown category", item({ category_id: newId() }), 404, "unknown_category", "object.category_id"],
  [
    "a version that is not there",
    { ...category(), expected_version: 7 },
    409,
    "version_conflict",
    "object.expected_version",
  ],
];

test.each(wrong)("%s is a problem that names the field", async (_what, object, status, code, field) => {
  expect(await write(object)).toMatchObject({ status, body: { code, field } });
});

test("what is in use stays, and the problem says who uses it", async () => {
  const coffee = category();
  await shop.upsert(coffee, item({ name: "Mocha", category_id: coffee.id }));
  expect(await shop.ask("DELETE", `${OBJECTS}/${coffee.id}`)).toMatchObject({
    status: 409,
    body: { code: "object_in_use", field: "id", detail: expect.stringContaining("Mocha") },
  });
});

test("objects are listed by page, by type and by what is typed", async () => {
  const other = await openShop();
  const menu = cafe();
  await other.upsert(...menu.objects);
  const list = async (query: string) => (await other.ask("GET", `${OBJECTS}?${query}`)).body;
  const ids: string[] = [];
  for (let cursor = ""; ;) {
    const page = await list(`limit=3${cursor}`);
    ids.push(...page.data.map((object: ObjectInput) => object.id));
    if (page.next_cursor === null) break;
    cursor = `&cursor=${page.next_cursor}`;
  }
  expect(ids).toEqual(menu.objects.map((object) => object.id).toSorted());
  const names = async (query: string) => (await list(query)).data.map((object: ObjectInput) => object.name);
  expect(await names("types=tax,category")).toEqual(["Coffee", "VAT", "Cup levy"]);
  expect(await names("q=lat-s")).toEqual(["Latte"]);
  expect(await names("q=mi&types=modifier_list")).toEqual(["Milk"]);
  expect(await list("types=thing")).toMatchObject({ code: "invalid_field" });
  expect(await list("cursor=x")).toMatchObject({ code: "invalid_cursor" });
  await other.close();
});

test("CAT-13 a large batch is taken in chunks, references first, and repeats change nothing", async () => {
  const other = await openShop();
  const coffee = category();
  const items = Array.from({ length: 700 }, (_, n) => item({ name: `Item ${n}`, category_id: coffee.id }));
  const objects = [...items, coffee];
  const key = newId();
  const first = await other.ask("POST", "/v1/catalog/batch-upsert", { objects }, key);
  expect(first).toMatchObject({ status: 200, body: { changed: 701 } });
  expect(first.body.objects.map((object: { id: string }) => object.id)).toEqual(
    objects.map((object) => object.id),
  );
  expect(first.body.objects[0].version).toBeLessThan(first.body.objects[699].version);
  expect(await other.ask("POST", "/v1/catalog/batch-upsert", { objects }, key)).toEqual(first);
  expect(await other.ask("POST", "/v1/catalog/batch-upsert", { objects })).toMatchObject({
    body: { changed: 0 },
  });
  const bad = [
    ...items.slice(0, 600).map((object) => ({ ...object, ordinal: 1 })),
    { ...items[650]!, category_id: newId() },
  ];
  expect(await other.ask("POST", "/v1/catalog/batch-upsert", { objects: bad })).toMatchObject({
    status: 404,
    body: { field: "objects[600].category_id" },
  });
  expect(
    await other.ask("POST", "/v1/catalog/batch-upsert", { objects: [coffee, ...items, coffee] }),
  ).toMatchObject({
    status: 409,
    body: { code: "duplicate_id", field: "objects[701].id" },
  });
  await other.close();
});

test("CAT-14 whoever keeps a copy hears of every change from where they stopped", async () => {
  const other = await openShop();
  const menu = cafe();
  await other.upsert(...menu.objects);
  const changes = async (cursor?: string, limit = 3) =>
    (
      await other.ask(
        "GET",
        `/v1/catalog/changes?limit=${limit}${cursor === undefined ? "" : `&cursor=${cursor}`}`,
      )
    ).body;
  const copy = new Map<string, { deleted: boolean }>();
  let cursor: string | undefined;
  for (let more = true; more;) {
    const page = await changes(cursor);
    for (const object of page.data) copy.set(object.id, object);
    cursor = page.next_cursor;
    more = page.has_more;
  }
  expect([...copy.keys()].toSorted()).toEqual(menu.objects.map((object) => object.id).toSorted());
  expect(await changes(cursor)).toEqual({ data: [], next_cursor: cursor, has_more: false });
  await other.remove(menu.bun.id);
  const next = await changes(cursor);
  expect(next.data).toEqual([
    { type: "item", id: menu.bun.id, name: "Bun", version: next.data[0].version, deleted: true },
  ]);
  expect(await changes(String(next.data[0].version - 1))).toMatchObject({ data: next.data });
  expect(await changes("x.y")).toMatchObject({ code: "invalid_cursor", field: "cursor" });
  await other.close();
});

test("CAT-11 a location sells out of a variation or an item, and has it again", async () => {
  const latte = item();
  await shop.upsert(latte);
  const variationId = latte.variations[0]!.id;
  const put = (id: string, sold_out: boolean) =>
    shop.ask("PUT", `/v1/catalog/availability/${id}`, { sold_out });
  const soldOut = async () => (await shop.ask("GET", "/v1/catalog/availability")).body.data;
  expect(await put(variationId, true)).toMatchObject({
    status: 200,
    body: { id: variationId, of: "variation", sold_out: true },
  });
  expect(await put(latte.id, true)).toMatchObject({ body: { id: latte.id, of: "item" } });
  expect(await soldOut()).toHaveLength(2);
  await put(variationId, false);
  expect(await soldOut()).toMatchObject([{ id: latte.id }]);
  expect(await put(newId(), true)).toMatchObject({
    status: 404,
    body: { code: "unknown_object", field: "id" },
  });
});
