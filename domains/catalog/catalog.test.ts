import { rebuild, verify } from "@counterfoil/commands";
import { newId } from "@counterfoil/ids";
import { checkStatements } from "@counterfoil/sql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capture } from "./rules/index.ts";
import { CATALOG_STALENESS_MS, CatalogCache } from "./server.ts";
import { cafe, category, item, variation } from "./testing/menu.ts";
import { openShop, type Shop } from "./testing/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test("every statement fits the migrated database", async () => {
  expect(await checkStatements(shop.base.connection)).toEqual([]);
});

test("CAT-1 a refused batch leaves nothing behind", async () => {
  const before = (await shop.cache.view(shop.merchant)).objects.length;
  const refused = await shop.upsert(item(), item({ category_id: newId() }));
  expect(refused).toMatchObject({ status: "refused", refusal: { field: "objects[1].category_id" } });
  const price = item({ variations: [variation(), variation({ price: -1 })] });
  expect(await shop.upsert(item(), item(), item(), price)).toMatchObject({
    refusal: { code: "invalid_arguments", field: "objects[3].variations[1].price" },
  });
  expect((await shop.cache.view(shop.merchant)).objects).toHaveLength(before);
});

test("CAT-5 two devices that take one SKU at once: the second is refused", async () => {
  const [one, other] = ["Latte", "Mocha"].map((name) =>
    item({ name, variations: [variation({ sku: "RACE" })] }),
  );
  const outcomes = await Promise.all([shop.upsert(one!), shop.upsert(other!)]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(["accepted", "refused"]);
});

test("CAT-12 what this process writes is seen by the next look", async () => {
  const bun = item({ name: "Bun" });
  expect((await shop.cache.view(shop.merchant)).byId.has(bun.id)).toBe(false);
  await shop.upsert(bun);
  expect((await shop.cache.view(shop.merchant)).byId.get(bun.id)).toMatchObject({ name: "Bun" });
  await shop.remove(bun.id);
  expect((await shop.cache.view(shop.merchant)).byId.has(bun.id)).toBe(false);
});

test("CAT-12 what another process writes is seen within the bound", async () => {
  let now = 0;
  const deaf = new CatalogCache(shop.database, { listen: () => () => {} }, () => now);
  const bun = item({ name: "Elsewhere" });
  await deaf.view(shop.merchant);
  await shop.upsert(bun);
  now += CATALOG_STALENESS_MS - 1;
  expect((await deaf.view(shop.merchant)).byId.has(bun.id)).toBe(false);
  now += 1;
  expect((await deaf.view(shop.merchant)).byId.has(bun.id)).toBe(true);
  deaf.close();
});

test("CAT-12 many looks share one read, nobody is asked for what is fresh, and a failed read is not the last word", async () => {
  let reads = 0;
  let broken = true;
  const reader: Pick<typeof shop.database, "query"> = {
    query: (statement, params) => {
      reads += 1;
      return broken ? Promise.reject(new Error("away")) : shop.database.query(statement, params);
    },
  };
  const cache = new CatalogCache(reader, shop.pipeline);
  await expect(cache.view(shop.merchant)).rejects.toThrow("away");
  broken = false;
  reads = 0;
  const views = await Promise.all(Array.from({ length: 50 }, () => cache.view(shop.merchant)));
  expect(new Set(views).size).toBe(1);
  expect(await cache.view(shop.merchant)).toBe(views[0]);
  expect(reads).toBe(2);
  cache.close();
});

test("CAT-12 a look that was asked after a write sees it, also while an older read is under way", async () => {
  const slow: Pick<typeof shop.database, "query"> = {
    query: async (statement, params) => {
      const rows = await shop.database.query(statement, params);
      await gate;
      return rows;
    },
  };
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const cache = new CatalogCache(slow, shop.pipeline);
  const early = cache.view(shop.merchant);
  const late = item({ name: "Late" });
  await shop.upsert(late);
  const after = cache.view(shop.merchant);
  open();
  await early;
  expect((await after).byId.has(late.id)).toBe(true);
  cache.close();
});

test("CAT-8 a line is captured from the catalog in memory", async () => {
  const menu = cafe();
  await shop.upsert(...menu.objects);
  const view = await shop.cache.view(shop.merchant);
  const selection = { uid: "a", variation_id: menu.large.id, quantity: 2 };
  expect(capture(view, selection, "takeaway")).toMatchObject({
    ok: true,
    value: {
      unit_price: 550,
      modifiers: [{ name: "Whole" }],
      taxes: [{ name: "VAT" }, { name: "Cup levy" }],
    },
  });
});

test("CAT-11 what is sold out is so at one location, and nobody is refused to say it", async () => {
  const subject = newId();
  const said = await shop.say(shop.location, "availability.set", { item_id: subject, sold_out: true });
  expect(said).toMatchObject({ status: "accepted", events: [{ type: "availability.changed", id: subject }] });
  const both = { item_id: newId(), variation_id: newId(), sold_out: true };
  expect(await shop.say(shop.location, "availability.set", both)).toMatchObject({
    refusal: { code: "one_subject" },
  });
  expect(await shop.say(shop.location, "availability.set", { sold_out: true })).toMatchObject({
    refusal: { code: "one_subject" },
  });
  expect(
    await shop.say(shop.merchant, "availability.set", { item_id: subject, sold_out: true }),
  ).toMatchObject({
    refusal: { code: "unknown_location" },
  });
});

test("CAT-2 CAT-7 a large catalog is loaded whole, page by page, without its tombstones", async () => {
  const other = await openShop();
  const many = Array.from({ length: 4 }, (_, batch) =>
    Array.from({ length: 500 }, (__, n) => category({ name: `Shelf ${batch}-${n}` })),
  );
  for (const objects of many) await other.upsert(...objects);
  await other.upsert(item());
  await other.remove(many[0]![0]!.id);
  expect((await other.cache.view(other.merchant)).objects).toHaveLength(2_000);
  await other.close();
});

test("INV-11 rebuilt from the tape, the catalog is the same, byte for byte", async () => {
  const house = shop.pipeline.house;
  expect(await rebuild(house, shop.base.connection, { replace: false })).toMatchObject({ equal: true });
  expect(await verify(house, shop.database)).toMatchObject({ ok: true });
});
