import { ApiProblem, Client } from "@counterfoil/client";
import { newId } from "@counterfoil/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Api } from "./api/index.ts";
import { twoHouses, type TwoHouses } from "./testing/two-houses.ts";

let houses: TwoHouses;
let client: Client<Api>;
beforeAll(async () => {
  houses = await twoHouses();
  client = new Client<Api>({ baseUrl: houses.server.url, token: () => houses.token });
});
afterAll(() => houses.close());

async function send(url: string, body: unknown, key?: string) {
  const answer = await houses.server.service.inject({
    method: "POST",
    url,
    headers: {
      authorization: `Bearer ${houses.token}`,
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
    payload: body as object,
  });
  return {
    status: answer.statusCode,
    body: answer.json<Record<string, unknown>>(),
    replayed: answer.headers["idempotent-replayed"],
  };
}

async function taken(): Promise<number> {
  const [row] = await houses.base.query<{ count: number }>("select count(*)::int as count from tape");
  return row?.count ?? 0;
}

function sale(more: object = {}) {
  const lines = [{ uid: "1", variation_id: houses.own.variation, quantity: 1 }];
  return { lines, payments: [{ tender: "cash", tendered: 1_000 }], ...more };
}

test("INV-1 the same sale sent again is answered the same and done once, by its id and by any key", async () => {
  for (const [body, key] of [
    [sale({ id: newId() }), undefined],
    [sale(), newId()],
    [sale(), `till 3, sale ${newId()}`],
  ] as const) {
    const before = await taken();
    const first = await send("/v1/orders", body, key);
    expect(first).toMatchObject({ status: 201, body: { state: "completed" }, replayed: undefined });
    const again = await send("/v1/orders", body, key);
    expect(again).toEqual({ ...first, replayed: "true" });
    expect(await taken()).toBe(before + 1);
  }
});

test("INV-1 many at once under one key are one sale", async () => {
  const before = await taken();
  const [body, key] = [sale(), newId()];
  const answers = await Promise.all(Array.from({ length: 20 }, () => send("/v1/orders", body, key)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(answers.filter((answer) => answer.replayed === undefined)).toHaveLength(1);
  expect(await taken()).toBe(before + 1);
});

test("the same key with another body, or at another address, is refused", async () => {
  const key = newId();
  await send("/v1/orders", sale(), key);
  const before = await taken();
  for (const [url, body] of [
    ["/v1/orders", sale({ note: "to go" })],
    ["/v1/payments", { order_id: houses.own.open_order, tender: "cash" }],
  ] as const) {
    expect(await send(url, body, key)).toMatchObject({
      status: 409,
      body: { code: "id_reused", field: "id" },
    });
  }
  expect(await taken()).toBe(before);
});

test("a repeat is answered as before even when its item is no longer sold", async () => {
  const [item, variation] = [newId(), newId()];
  const object = {
    type: "item" as const,
    id: item,
    name: "Cake of the day",
    variations: [{ id: variation, price: 500 }],
  };
  await client.post("/v1/catalog/objects", { body: { object } });
  const body = sale({ id: newId(), lines: [{ uid: "1", variation_id: variation, quantity: 1 }] });
  const first = await send("/v1/orders", body);
  expect(first.status).toBe(201);
  await client.delete("/v1/catalog/objects/{id}", { params: { id: item } });
  expect(await send("/v1/orders", { ...body, id: newId() })).toMatchObject({ status: 404 });
  expect(await send("/v1/orders", body)).toEqual({ ...first, replayed: "true" });
  expect(await send("/v1/orders", { ...body, note: "x" })).toMatchObject({ body: { code: "id_reused" } });
});

test("what was refused is not remembered: after its cause is gone the same request succeeds", async () => {
  const [item, variation] = [newId(), newId()];
  const body = sale({ id: newId(), lines: [{ uid: "1", variation_id: variation, quantity: 1 }] });
  expect(await send("/v1/orders", body)).toMatchObject({
    status: 404,
    body: { field: "lines[0].variation_id" },
  });
  const object = {
    type: "item" as const,
    id: item,
    name: "Soup",
    variations: [{ id: variation, price: 700 }],
  };
  await client.post("/v1/catalog/objects", { body: { object } });
  expect(await send("/v1/orders", body)).toMatchObject({ status: 201, replayed: undefined });
});

test("the typed client tells problems apart by their code and field", async () => {
  const wrong = client.post("/v1/payments", { body: { order_id: newId(), tender: "cash" } });
  await expect(wrong).rejects.toThrow(ApiProblem);
  await expect(wrong).rejects.toMatchObject({ status: 404, code: "unknown_order", field: "order_id" });
});
