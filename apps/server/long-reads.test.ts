import { Client } from "@counterfoil/client";
import { newId } from "@counterfoil/ids";
import { eventually } from "@counterfoil/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Api } from "./api/index.ts";
import { twoHouses, type TwoHouses } from "./testing/two-houses.ts";

let houses: TwoHouses;
beforeAll(async () => {
  houses = await twoHouses();
});
afterAll(() => houses.close());

/** More than there are connections. */
const REPORTS = 8;

test("reports that take long hold up no sale, and nothing that a till reads", async () => {
  const { server, token, own, base } = houses;
  const client = new Client<Api>({ baseUrl: server.url, token: () => token });
  // A table that day reports read, and that a sale neither reads nor writes.
  const slow = new pg.Client(base.connection);
  await slow.connect();
  await slow.query("begin");
  await slow.query("lock table sale_voids in access exclusive mode");
  const reports = Array.from({ length: REPORTS }, () => client.get("/v1/reports/day"));
  await eventually(async () => {
    const held = "wait_event_type = 'Lock' and datname = current_database()";
    expect(await base.query(`select from pg_stat_activity where ${held}`)).not.toEqual([]);
  });
  const lines = [{ uid: "1", variation_id: own.variation, quantity: 1 }];
  const sale = { id: newId(), lines, payments: [{ tender: "cash" as const }] };
  expect(await client.post("/v1/orders", { body: sale })).toMatchObject({ state: "completed" });
  const read = await client.get("/v1/orders/{id}", { params: { id: own.order } });
  expect(read).toMatchObject({ id: own.order, state: "completed" });
  await slow.query("commit");
  await slow.end();
  expect((await Promise.all(reports)).map(({ totals }) => totals.count > 0)).not.toContain(false);
});
