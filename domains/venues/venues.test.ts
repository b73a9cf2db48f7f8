import { rebuild, verify } from "@counterfoil/commands";
import { createService, type SignIn } from "@counterfoil/http";
import { childId, newId, type Id } from "@counterfoil/ids";
import { newToken, secretHash } from "@counterfoil/secrets";
import { openWorld, type World } from "@counterfoil/testing";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { venueDirectory, venues, venuesRoutes } from "./server.ts";

let world: World;
let service: FastifyInstance;
let merchant: Id;
beforeEach(async () => {
  world = await openWorld([venues]);
  merchant = newId();
  await world.say(merchant, "merchant.open", {
    name: "Corner",
    currency: "CHF",
    time_zone: "Europe/Zurich",
  });
  const owner: SignIn = {
    kind: "owner",
    actor: merchant,
    device: childId(merchant, 1),
    merchant_id: merchant,
    deviceIn: (scope) => childId(scope, 1),
    may: () => true,
  };
  service = createService({
    modules: [venuesRoutes],
    pipeline: world.pipeline,
    database: world.database,
    authenticate: () => owner,
    parentOf: async (scope) => {
      const rows = await world.base.query<{ parent_id: Id | null }>(
        "select parent_id from scopes where scope_id = $1",
        [scope],
      );
      return rows[0]?.parent_id;
    },
    now: () => world.clock.now,
    checkReplies: true,
    defect: (problem) => world.defects.push(problem),
  });
});
afterEach(async () => {
  await service.close();
  await world.close();
});

async function call(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  url: string,
  body?: object,
  more: object = {},
) {
  const answer = await service.inject({
    method,
    url,
    headers: {
      authorization: "Bearer owner",
      ...(body ? { "content-type": "application/json" } : {}),
      ...more,
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: (answer.payload ? JSON.parse(answer.payload) : {}) as Record<string, unknown>,
  };
}

async function addLocation(more: object = {}): Promise<Id> {
  const { status, body } = await call("POST", "/v1/locations", { name: "Corner", ...more });
  expect(status).toBe(201);
  return String(body["id"]);
}

async function invite(location_id: Id, more: object = {}): Promise<string> {
  const { status, body } = await call("POST", "/v1/devices/codes", { location_id, ...more });
  expect(status).toBe(201);
  return String(body["code"]);
}

function newDevice() {
  return { id: newId(), token: newToken("cfd") };
}

async function tapeLength(): Promise<number> {
  const rows = await world.base.query<{ n: number }>("select count(*)::int as n from tape");
  return rows[0]?.n ?? 0;
}

test("VEN-2 VEN-3 a location that was added can sell when the answer comes", async () => {
  const location = await addLocation({ currency: "EUR" });
  const own = await world.base.query<{ doc: string }>("select doc from locations where scope_id = $1", [
    location,
  ]);
  const listed = await call("GET", `/v1/locations/${location}`);
  expect(listed).toMatchObject({ status: 200, body: { name: "Corner", currency: "EUR", status: "active" } });
  expect(JSON.parse(own[0]?.doc ?? "")).toEqual({ ...listed.body, devices_paired: 0 });
  const parent = await world.base.query("select parent_id from scopes where scope_id = $1", [location]);
  expect(parent).toEqual([{ parent_id: merchant }]);
});

test("VEN-9 INV-10 the scope of another merchant cannot be added as a location", async () => {
  const [stranger, theirs] = [newId(), newId()];
  await world.say(stranger, "merchant.open", { name: "Other", currency: "USD", time_zone: "UTC" });
  await world.say(stranger, "location.add", { location_id: theirs, name: "Theirs" });
  const before = await tapeLength();
  for (const id of [stranger, theirs]) {
    const { status, body } = await call("POST", "/v1/locations", { id, name: "Mine now" });
    expect([status, body["code"], body["field"]]).toEqual([409, "location_exists", "id"]);
  }
  expect(await tapeLength()).toBe(before);
  // Whoever gets past that door with a command has an id on the list, and nothing behind it.
  for (const id of [stranger, theirs])
    await world.say(merchant, "location.add", { location_id: id, name: "Mine" });
  expect(await venueDirectory(world.database).locationsOf([merchant])).toEqual([]);
  const tapes = await world.base.query<{ type: string }>(
    "select type from tape where scope_id = any ($1) order by scope_id, version",
    [[stranger, theirs]],
  );
  expect(tapes.map(({ type }) => type)).toEqual(["merchant.open", "location.add", "location.open"]);
  const refusals = await world.base.query<{ code: string }>(
    "select refusal::json ->> 'code' as code from outbox where target_scope_id = any ($1) and refusal is not null",
    [[stranger, theirs]],
  );
  expect(refusals).toEqual([{ code: "scope_taken" }, { code: "scope_taken" }]);
});

test("VEN-3 a change on the merchant's list arrives in the location's own scope", async () => {
  const location = await addLocation();
  const changed = await call("PATCH", `/v1/locations/${location}`, {
    time_zone: "Europe/Vienna",
    tax_profile: { rounding: "per_line", mode: "down", prices_include_tax: true, cash_rounding: 5 },
  });
  expect(changed).toMatchObject({ status: 200, body: { name: "Corner", time_zone: "Europe/Vienna" } });
  const own = await world.base.query<{ doc: string }>("select doc from locations where scope_id = $1", [
    location,
  ]);
  expect(JSON.parse(own[0]?.doc ?? "")).toEqual({ ...changed.body, devices_paired: 0 });
});

test("VEN-2 a location that cannot be is refused by its field, and nothing is stored", async () => {
  const before = await tapeLength();
  const add = async (fields: object) => {
    const { status, body } = await call("POST", "/v1/locations", { name: "Corner", ...fields });
    return [status, body["code"], body["field"]];
  };
  expect(await add({ currency: "ABC" })).toEqual([422, "unknown_currency", "currency"]);
  expect(await add({ currency: "usd" })).toEqual([400, "invalid_field", "currency"]);
  expect(await add({ time_zone: "Nowhere" })).toEqual([422, "unknown_time_zone", "time_zone"]);
  expect(await add({ day_close_hour: 24 })).toEqual([400, "invalid_field", "day_close_hour"]);
  expect(await add({ name: "" })).toEqual([400, "invalid_field", "name"]);
  expect(await add({ id: merchant })).toEqual([409, "location_exists", "id"]);
  expect(
    await add({
      tax_profile: { rounding: "never", mode: "down", prices_include_tax: true, cash_rounding: 0 },
    }),
  ).toEqual([400, "invalid_field", "tax_profile.rounding"]);
  expect(await tapeLength()).toBe(before);
  const stranger = await call("PATCH", `/v1/locations/${newId()}`, { name: "Elsewhere" });
  expect([stranger.status, stranger.body["code"]]).toEqual([404, "unknown_location"]);
});

test("VEN-2 the list of locations is read page by page", async () => {
  const added = new Set([await addLocation(), await addLocation(), await addLocation()]);
  const first = await call("GET", "/v1/locations?limit=2");
  const second = await call("GET", `/v1/locations?limit=2&cursor=${String(first.body["next_cursor"])}`);
  const ids = [first, second].flatMap(({ body }) => (body["data"] as { id: Id }[]).map(({ id }) => id));
  expect(ids).toHaveLength(3);
  expect(new Set(ids)).toEqual(added);
  expect(second.body["next_cursor"]).toBeNull();
});

test("VEN-5 a device pairs with a code however it is typed, and is told where it is", async () => {
  const location = await addLocation();
  const code = await invite(location, { name: "Bar" });
  const device = newDevice();
  const paired = await call("POST", "/v1/devices", {
    code: ` ${code.toLowerCase().replace("-", " ")}`,
    ...device,
  });
  expect(paired).toMatchObject({
    status: 201,
    body: {
      device: { id: device.id, name: "Bar", letter: "A", kind: "till", drawer_id: childId(device.id, 1) },
      location: { id: location },
      merchant: { id: merchant, name: "Corner" },
    },
  });
  const directory = venueDirectory(world.database);
  const [seat] = await directory.seatsByToken([secretHash(device.token)]);
  expect(seat).toMatchObject({
    merchant_id: merchant,
    location_id: location,
    device: paired.body["device"],
  });
  expect(await directory.seats([location, location], [device.id, childId(location, 1)])).toMatchObject([
    { device: { letter: "A" }, token_hash: secretHash(device.token) },
    { device: { letter: "Z" }, token_hash: null },
  ]);
});

test("VEN-5 when the answer is lost, the same request is answered the same, also after the code expired", async () => {
  const location = await addLocation();
  const request = { code: await invite(location), ...newDevice() };
  const first = await call("POST", "/v1/devices", request);
  const length = await tapeLength();
  world.clock.now = "2026-03-01T11:00:00.000Z";
  const again = await call("POST", "/v1/devices", request);
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.headers["idempotent-replayed"]).toBe("true");
  expect(await tapeLength()).toBe(length);
  const other = await call("POST", "/v1/devices", { ...request, token: newToken("cfd") });
  expect([other.status, other.body["code"]]).toEqual([409, "id_reused"]);
});

test("VEN-5 a code that is wrong, used or expired pairs nothing", async () => {
  const location = await addLocation();
  const code = await invite(location);
  const pair = async (typed: string) => {
    const { status, body } = await call("POST", "/v1/devices", { code: typed, ...newDevice() });
    return [status, body["code"]];
  };
  expect(await pair("ACDE-FGHJ")).toEqual([404, "unknown_code"]);
  expect(await pair("not a code")).toEqual([404, "unknown_code"]);
  expect(await pair(code)).toEqual([201, undefined]);
  expect(await pair(code)).toEqual([409, "code_used"]);
  const late = await invite(location);
  world.clock.now = "2026-03-01T10:15:00.000Z";
  expect(await pair(late)).toEqual([410, "code_expired"]);
});

test("VEN-5 guessing is cut off within the minute, and the door opens again", async () => {
  const location = await addLocation();
  world.clock.now = "2026-03-01T10:01:00.000Z";
  const code = await invite(location);
  const guess = async (typed: string) =>
    (await call("POST", "/v1/devices", { code: typed, ...newDevice() })).status;
  const statuses = await Promise.all(Array.from({ length: 301 }, () => guess("ACDE-FGHJ")));
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  world.clock.now = "2026-03-01T10:01:20.000Z";
  const cut = await call("POST", "/v1/devices", { code, ...newDevice() });
  expect([cut.status, cut.headers["retry-after"]]).toEqual([429, "40"]);
  world.clock.now = "2026-03-01T10:02:00.000Z";
  expect(await guess(code)).toBe(201);
});

test("VEN-5 a code is shown once: the same request again says so", async () => {
  const location_id = await addLocation();
  const key = { "idempotency-key": "morning" };
  const made = await call("POST", "/v1/devices/codes", { location_id }, key);
  expect(made).toMatchObject({ status: 201, body: { expires_at: "2026-03-01T10:15:00.000Z", kind: "till" } });
  expect(made.headers["cache-control"]).toBe("no-store");
  const again = await call("POST", "/v1/devices/codes", { location_id }, key);
  expect([again.status, again.body["code"]]).toEqual([409, "code_shown"]);
});

test("VEN-7 devices are listed, renamed and revoked", async () => {
  const location_id = await addLocation();
  const devices = [newDevice(), newDevice()];
  for (const device of devices) {
    await call("POST", "/v1/devices", { code: await invite(location_id), ...device });
  }
  const [first, second] = devices.map(({ id }) => id);
  await call("PATCH", `/v1/devices/${first}`, { location_id, name: "Window" });
  const revoked = await call("DELETE", `/v1/devices/${second}?location_id=${location_id}`);
  expect(revoked.status).toBe(204);
  const { body } = await call("GET", `/v1/devices?location_id=${location_id}`);
  expect(body).toMatchObject({
    data: [
      { letter: "A", name: "Window", status: "paired" },
      { letter: "B", name: "Till B", status: "revoked" },
      { letter: "Z", name: "Server", kind: "api" },
    ].toSorted((a, b) => a.letter.localeCompare(b.letter)),
    next_cursor: null,
  });
  const unknown = await call("DELETE", `/v1/devices/${newId()}?location_id=${location_id}`);
  expect([unknown.status, unknown.body["code"]]).toEqual([404, "unknown_device"]);
  const nowhere = await call("GET", "/v1/devices");
  expect([nowhere.status, nowhere.body["field"]]).toEqual([400, "location_id"]);
});

test("VEN-8 INV-11 everything here follows from the tape, which verifies", async () => {
  const location = await addLocation({ receipt_footer: "Thank you" });
  const device = newDevice();
  await call("POST", "/v1/devices", { code: await invite(location), ...device });
  await call("PATCH", `/v1/devices/${device.id}`, { location_id: location, name: "Window" });
  await call("PATCH", `/v1/locations/${location}`, { name: "The Corner" });
  await invite(location);
  const rebuilt = await rebuild(world.pipeline.house, world.base.connection, { replace: false });
  expect(rebuilt.tables.filter((table) => table.different > 0)).toEqual([]);
  expect(rebuilt.equal).toBe(true);
  expect(await verify(world.pipeline.house, world.database)).toMatchObject({ ok: true, faults: [] });
});
