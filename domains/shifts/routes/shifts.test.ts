import { createService, type SignIn } from "@counterfoil/http";
import { newId } from "@counterfoil/ids";
import { orders } from "@counterfoil/orders/server";
import { payments } from "@counterfoil/payments/server";
import { receipts } from "@counterfoil/receipts/server";
import { openWorld } from "@counterfoil/testing";
import { apiDevice } from "@counterfoil/venues/rules";
import { venues } from "@counterfoil/venues/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shifts, shiftsRoutes } from "../server.ts";

const [merchant, location] = [newId(), newId()];
const device = apiDevice(location);
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

async function openDoor() {
  const world = await openWorld([venues, receipts, orders, payments, shifts]);
  await world.say(merchant, "merchant.open", { name: "Corner", currency: "USD", time_zone: "UTC" });
  await world.say(merchant, "location.add", { location_id: location, name: "Corner" });
  const signIn: SignIn = {
    ...world.grant,
    kind: "owner",
    merchant_id: merchant,
    location_id: location,
    deviceIn: () => device.id,
  };
  const service = createService({
    modules: [shiftsRoutes],
    pipeline: world.pipeline,
    database: world.database,
    parentOf: () => null,
    authenticate: () => signIn,
    now: () => world.clock.now,
    checkReplies: true,
    defect: (problem) => world.defects.push(problem),
  });
  const ask = async (method: "GET" | "POST", path: string, body?: object) => {
    const url = `/v1/cash-drawer-shifts${path}`;
    const headers = { authorization: "Bearer any" };
    const answer = await service.inject({ method, url, headers, ...(body && { payload: body }) });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const close = async (): Promise<void> => {
    await service.close();
    await world.close();
  };
  return { ask, close };
}

test("SHI-2 SHI-4 a shift from its float to its Z report, blind until then", async () => {
  const opened = await door.ask("POST", "", { float: 10_000 });
  const id = String(opened.body["id"]);
  expect(opened).toMatchObject({ status: 201, body: { state: "open", drawer_id: device.drawer_id } });
  const moved = await door.ask("POST", `/${id}/events`, { kind: "paid_out", amount: 500, reason: "ice" });
  expect(moved).toMatchObject({ status: 201, body: { x: { moves: [{ kind: "paid_out", amount: 500 }] } } });
  const counted = await door.ask("POST", `/${id}/count`, { cash: 9_400 });
  expect(JSON.stringify(counted.body)).not.toContain("expected");
  const closed = await door.ask("POST", `/${id}/close`, {});
  expect(closed.body["z"]).toMatchObject({
    z_number: 1,
    tenders: [{ tender: "cash", expected: 9_500, counted: 9_400, over_short: -100 }, { tender: "external" }],
  });
  expect(await door.ask("GET", `/${id}`)).toEqual({ status: 200, body: closed.body });
});

test("a sum may be larger than any one amount", async () => {
  const most = 1_000_000_000_000;
  const { body } = await door.ask("POST", "", { float: most });
  const path = `/${String(body["id"])}`;
  for (let n = 0; n < 2; n += 1) {
    const moved = await door.ask("POST", `${path}/events`, { kind: "paid_in", amount: most, reason: "bank" });
    expect(moved.status).toBe(201);
  }
  const closed = await door.ask("POST", `${path}/close`, {});
  expect(closed.body["z"]).toMatchObject({ tenders: [{ expected: 3 * most }, { expected: 0 }] });
});

test("shifts are read while they open and close, each as it was at one moment", async () => {
  let going = true;
  const life = async (): Promise<void> => {
    for (let n = 0; n < 25; n += 1) {
      const { body } = await door.ask("POST", "", { float: n });
      expect((await door.ask("POST", `/${String(body["id"])}/close`, {})).status).toBe(200);
    }
    going = false;
  };
  const reads = async (): Promise<void> => {
    while (going) expect((await door.ask("GET", "?limit=5")).status).toBe(200);
  };
  await Promise.all([life(), reads(), reads(), reads()]);
});
