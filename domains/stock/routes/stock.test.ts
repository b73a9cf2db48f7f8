import { newId } from "@counterfoil/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBar, type Bar } from "../testing/bar.ts";

let bar: Bar;
beforeAll(async () => {
  bar = await openBar();
});
afterAll(() => bar.close());

const [beer, small, large, water, salt] = [newId(), newId(), newId(), newId(), newId()];
const CREATE = "/v1/inventory/changes/batch-create";
const RETRIEVE = "/v1/inventory/counts/batch-retrieve";

function receive(variation_id: string, quantity: number, more: object = {}) {
  return { variation_id, kind: "receive", quantity, ...more };
}

test("goods are received and counted, and the answer says what is on hand by name", async () => {
  await bar.say(bar.merchant, "catalog.upsert", {
    objects: [
      {
        type: "item",
        id: newId(),
        name: "Beer",
        variations: [{ id: beer, price: 500, sku: "BEER", track_stock: true }],
      },
      {
        type: "item",
        id: newId(),
        name: "Wine",
        variations: [
          { id: small, price: 600, name: "Glass" },
          { id: large, price: 2900, name: "Bottle" },
        ],
      },
      { type: "item", id: newId(), name: "Water", variations: [{ id: water, price: 300 }] },
      { type: "item", id: newId(), name: "Salt", variations: [{ id: salt, price: 1 }] },
    ],
  });
  const received = await bar.ask(CREATE, {
    changes: [receive(beer, 24), receive(large, 6), receive(water, 1)],
  });
  expect(received).toMatchObject({
    status: 200,
    body: {
      counts: [
        { variation_id: beer, name: "Beer", sku: "BEER", on_hand: 24, negative: false },
        { variation_id: large, name: "Wine", variation_name: "Bottle", on_hand: 6 },
        { variation_id: water, name: "Water", on_hand: 1 },
      ],
    },
  });
  const counted = await bar.ask(CREATE, { counts: [{ variation_id: beer, quantity: 22.5 }] });
  expect(counted.body.counts).toMatchObject([{ on_hand: 22.5, counted: 22.5, counted_at: bar.clock.now }]);
});

test("STO-5 a repeat changes nothing, by key and by the entries' own ids", async () => {
  const [key, id] = [newId(), newId()];
  const body = { changes: [receive(salt, 5, { id })] };
  const first = await bar.ask(CREATE, body, key);
  expect(await bar.ask(CREATE, body, key)).toEqual(first);
  expect(await bar.ask(CREATE, body)).toEqual(first);
  expect(await bar.ask(CREATE, { changes: [receive(salt, 6, { id })] })).toMatchObject({
    status: 409,
    body: { code: "id_reused", field: "changes[0].id" },
  });
});

test("STO-6 what was sold without being there is listed, and the sale was not refused", async () => {
  const missing = newId();
  const { outcome } = await bar.sell([{ variation_id: missing, quantity: 2 }]);
  expect(outcome.status).toBe("accepted");
  expect(await bar.ask(RETRIEVE, { negative: true })).toMatchObject({
    body: { data: [{ variation_id: missing, on_hand: -2, negative: true }], next_cursor: null },
  });
  expect(
    (await bar.ask(RETRIEVE, { variation_ids: [beer, missing], negative: true })).body.data,
  ).toHaveLength(1);
});

test("counts are read for the variations named, or page by page", async () => {
  const nothing = newId();
  const named = await bar.ask(RETRIEVE, { variation_ids: [nothing, beer, nothing] });
  expect(named.body).toMatchObject({
    data: [{ variation_id: nothing, on_hand: 0 }, { variation_id: beer }],
    next_cursor: null,
  });
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: { data: { variation_id: string }[]; next_cursor: string | null } = (
      await bar.ask(RETRIEVE, { limit: 2, ...(cursor ? { cursor } : {}) })
    ).body;
    ids.push(...page.data.map((level) => level.variation_id));
    cursor = page.next_cursor;
  }
  expect(ids).toEqual(ids.toSorted());
  expect(ids).toEqual(expect.arrayContaining([beer, large, water]));
  expect(await bar.ask(RETRIEVE, { cursor: "x" })).toMatchObject({
    status: 400,
    body: { code: "invalid_cursor" },
  });
});

const wrong: [string, object, number, string, string][] = [
  ["neither changes nor counts", {}, 400, "invalid_field", "changes"],
  [
    "both",
    { changes: [receive(beer, 1)], counts: [{ variation_id: beer, quantity: 1 }] },
    400,
    "invalid_field",
    "changes",
  ],
  ["four decimals", { changes: [receive(beer, 0.0001)] }, 400, "invalid_field", "changes[0].quantity"],
  [
    "a negative count",
    { counts: [{ variation_id: beer, quantity: -1 }] },
    400,
    "invalid_field",
    "counts[0].quantity",
  ],
  [
    "a kind that is none",
    { changes: [receive(beer, 1, { kind: "steal" })] },
    400,
    "invalid_field",
    "changes[0].kind",
  ],
  [
    "a date in 1900",
    { changes: [receive(beer, 1, { at: "1900-01-01T00:00:00Z" })] },
    400,
    "invalid_field",
    "changes[0].at",
  ],
  [
    "waste without a reason",
    { changes: [receive(beer, 1, { kind: "waste" })] },
    422,
    "reason_needed",
    "changes[0].reason",
  ],
  [
    "goods that nobody sells",
    { changes: [receive(newId(), 1)] },
    404,
    "unknown_variation",
    "changes[0].variation_id",
  ],
  ["nothing received", { changes: [receive(beer, 0)] }, 422, "bad_quantity", "changes[0].quantity"],
  [
    "another location",
    { location_id: newId(), changes: [receive(beer, 1)] },
    404,
    "unknown_location",
    "location_id",
  ],
];

test.each(wrong)("%s is a problem that names the field", async (_what, body, status, code, field) => {
  expect(await bar.ask(CREATE, body)).toMatchObject({ status, body: { code, field } });
});
