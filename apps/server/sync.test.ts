import { Client } from "@counterfoil/client";
import { verify } from "@counterfoil/commands";
import { newId } from "@counterfoil/ids";
import type { SyncCommand } from "@counterfoil/sync/wire";
import { drawerOf } from "@counterfoil/venues/rules";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Api } from "./api/index.ts";
import { SyncedDevice } from "./testing/synced-device.ts";
import { twoHouses, type TwoHouses } from "./testing/two-houses.ts";

let houses: TwoHouses;
let owner: Client<Api>;
beforeAll(async () => {
  houses = await twoHouses();
  owner = new Client<Api>({ baseUrl: houses.server.url, token: () => houses.token });
});
afterAll(() => houses.close());

async function enrolled(): Promise<SyncedDevice> {
  const device = await SyncedDevice.paired(houses);
  await device.enrol();
  return device;
}

/** A fact that fits, and changes the device's drawer. */
function openShift(device: SyncedDevice, more: { actor?: string; id?: string } = {}): SyncCommand {
  const { actor = houses.own.member, ...id } = more;
  const args = { shift_id: newId(), drawer_id: drawerOf(device.id), float: 1_000 };
  return device.do("shift.open", actor, args, id);
}

/** A fact that no server knows: it makes an entry, and touches nothing. */
function sing(device: SyncedDevice): SyncCommand {
  return device.do("choir.sing", houses.own.member, { loud: true });
}

function sale() {
  const lines = [{ uid: "1", variation_id: houses.own.variation, quantity: 1 }];
  return {
    id: newId(),
    location_id: houses.own.location,
    lines,
    payments: [{ tender: "cash" as const, tendered: 1_000 }],
  };
}

test("a device enrols, sends what it has done, and pulls it back with its acknowledgement", async () => {
  const device = await enrolled();
  const { docs, cursor } = await device.whole();
  expect(docs.get(`device ${device.id}`)).toMatchObject({ epoch: 1, status: "paired" });
  openShift(device);
  const reply = await device.push();
  expect(reply).toMatchObject({ last_seq: 1, last_hash: device.prev, halt: null });
  expect(reply.results).toMatchObject([{ seq: 1, outcome: "applied", version: reply.version }]);
  const pulled = await device.pull(cursor);
  expect(pulled).toMatchObject({ more: false, reset: false, last_seq: 1, acks: reply.results });
  expect(pulled.docs).toMatchObject([
    { kind: "drawer", key: drawerOf(device.id), doc: { shift: { float: 1_000 } } },
  ]);
});

test("INV-1 INV-2 a push that is sent again, whole or in part, is answered the same and done once", async () => {
  const device = await enrolled();
  openShift(device);
  sing(device);
  device.do("choir.ask", houses.own.member, {}, { kind: "request" });
  const first = await device.push();
  expect(first.results.map(({ outcome }) => outcome)).toEqual(["applied", "exception", "refused"]);
  expect(first.results[1]).toMatchObject({ code: "unknown_command", message: expect.any(String) });
  sing(device);
  const more = await device.push(device.made.slice(1));
  expect(more.results.slice(0, 2)).toEqual(first.results.slice(1));
  const [again, twice] = await Promise.all([device.push(), device.push()]);
  expect(again.results).toEqual([...first.results, ...more.results.slice(2)]);
  expect(twice.results).toEqual(again.results);
  expect((await device.push([])).last_seq).toBe(4);
});

test("INV-2 a gap, a number twice and a broken link halt a push where they are, and what came before is taken", async () => {
  const device = await enrolled();
  const [first, second, third] = [sing(device), sing(device), sing(device)];
  const gap = await device.push([first, third]);
  expect(gap).toMatchObject({ last_seq: 1, results: [{ seq: 1 }], halt: { code: "sequence_gap" } });
  const reused = await device.push([{ ...first, id: newId() }, second]);
  expect(reused).toMatchObject({ last_seq: 2, results: [], halt: { code: "sequence_reused" } });
  const broken = await device.push([{ ...third, prev: "0".repeat(64) }]);
  expect(broken).toMatchObject({ last_seq: 2, results: [], halt: { code: "chain_broken" } });
  expect(await device.push()).toMatchObject({ last_seq: 3, last_hash: device.prev, halt: null });
});

test("INV-1 commands that move to a new epoch are recognised there, and again when that is sent twice", async () => {
  const device = await enrolled();
  openShift(device);
  sing(device);
  const first = await device.push();
  const held = device.made;
  await device.enrol();
  for (const { type, actor, args, id } of held) device.do(type, actor, args, { id });
  sing(device);
  const moved = await device.push();
  expect(moved.last_seq).toBe(3);
  const told = ({ results }: typeof moved) =>
    results.map(({ id, outcome, version, code }) => [id, outcome, version, code]);
  expect(told(moved).slice(0, 2)).toEqual(told(first));
  expect((await device.push()).results).toEqual(moved.results);
  expect((await device.push(device.made.slice(0, 1))).results).toEqual(moved.results.slice(0, 1));
  const shifts = await houses.base.query("select from tape where id = $1", [held[0]?.id]);
  expect(shifts).toHaveLength(1);
});

test("two hundred commands share a few transactions", async () => {
  const device = await enrolled();
  for (let n = 0; n < 200; n += 1) sing(device);
  const before = houses.server.house.pipeline.counters().batches;
  expect(await device.push()).toMatchObject({ last_seq: 200, halt: null });
  expect(houses.server.house.pipeline.counters().batches - before).toBeLessThanOrEqual(4);
});

test("after the last page a device has exactly the documents of that version, whatever was written meanwhile", async () => {
  const device = await enrolled();
  const { docs, cursor: from } = await device.whole();
  const other = await enrolled();
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 190; n += 1) sing(other);
    await other.push(other.made.slice(-190));
    await owner.post("/v1/orders", { body: sale() });
  }
  const first = await device.pull(from);
  expect(first.more).toBe(true);
  // A change that a later page covers has come with the first as well: never an older document after a newer one.
  const [writing, cursor] = await Promise.all([
    Promise.all(Array.from({ length: 20 }, () => owner.post("/v1/orders", { body: sale() }))),
    device.follow(docs, from),
  ]);
  expect(writing).toHaveLength(20);
  await device.follow(docs, cursor);
  const fresh = await device.whole();
  expect(Object.fromEntries(docs)).toEqual(Object.fromEntries(fresh.docs));
  const merchant = await device.whole("merchant");
  const kinds = new Set([...merchant.docs.keys()].map((key) => key.split(" ")[0]));
  expect(kinds).toEqual(new Set(["catalog_object", "member", "merchant"]));
});

test("a cursor of another tape, and one of the future, are told to begin anew; a snapshot starts over", async () => {
  const device = await enrolled();
  const { cursor } = await device.whole();
  const [version] = cursor.split(".");
  for (const wrong of [
    `${version}.0123456789abcdef`,
    `${Number(version) + 1}.`,
    `${version}.`,
    "9999999999999999.ab",
  ]) {
    expect(await device.pull(wrong)).toMatchObject({ reset: true, docs: [], to: wrong, more: false });
  }
  expect(await device.pull(cursor)).toMatchObject({ reset: false, to: cursor, docs: [] });
  const lost = [`${version}.0123456789abcdef`, 7, "2026-01-01", "order", newId()];
  const after = Buffer.from(JSON.stringify(lost)).toString("base64url");
  expect((await device.snapshot(after)).at).toBe(cursor);
});

test("a token that no chunk has given is refused by name", async () => {
  const device = await enrolled();
  const { cursor } = await device.whole();
  const forged = [
    [cursor, 1, "2026-01-01", "order", "'; drop"],
    [cursor, 1, "2026-02-31", "order", newId()],
    [cursor, -1, "2026-01-01", "order", newId()],
    [cursor],
    {},
    [cursor, 1, "2026-01-01", "secret", newId()],
  ];
  for (const one of forged) {
    const after = Buffer.from(JSON.stringify(one)).toString("base64url");
    const answer = await device.ask("GET", `/v1/sync/snapshot?of=location&after=${after}`);
    expect(answer, JSON.stringify(one)).toMatchObject({ status: 400, body: { field: "after" } });
  }
});

test("INV-10 a device reads and writes its own location alone, and reads its own merchant", async () => {
  const beside = await owner.post("/v1/locations", { body: { name: "Beside" } });
  const [device, other] = [await enrolled(), await SyncedDevice.paired(houses, beside.id)];
  await other.enrol();
  const { location, merchant } = { location: await device.whole(), merchant: await device.whole("merchant") };
  const text = JSON.stringify([...location.docs, ...merchant.docs]);
  for (const id of [...Object.values(houses.theirs), other.id]) expect(text).not.toContain(id);
  expect(text).not.toMatch(/token|hash|secret|sealed/);
  const command = sing(device);
  for (const [id, status] of [
    [beside.id, 403],
    [houses.theirs.location, 404],
    [newId(), 404],
  ] as const) {
    const pull = `/v1/sync/pull?of=location&cursor=0.&location_id=${id}`;
    expect((await device.ask("GET", pull)).status).toBe(status);
    expect((await device.ask("GET", `/v1/sync/snapshot?of=merchant&location_id=${id}`)).status).toBe(status);
    expect((await device.ask("GET", `/v1/sync/devices?location_id=${id}`)).status).toBe(status);
    expect((await device.ask("POST", "/v1/sync/enrol", { location_id: id })).status).toBe(status);
    const body = device.bodyOf([command], { location_id: id });
    expect((await device.ask("POST", "/v1/sync/push", body)).status).toBe(status);
  }
  for (const stranger of [other.id, houses.theirs.device, houses.own.device, newId()]) {
    const body = device.bodyOf([command], { device: stranger });
    expect(await device.ask("POST", "/v1/sync/push", body)).toMatchObject({
      status: 404,
      body: { code: "unknown_device", field: "device" },
    });
  }
  expect((await device.push([])).last_seq).toBe(0);
});

test("another device of the location may carry what a device cannot send itself, also when that was revoked", async () => {
  const [lost, carrier] = [await enrolled(), await enrolled()];
  openShift(lost);
  sing(lost);
  await owner.delete("/v1/devices/{id}", {
    params: { id: lost.id },
    query: { location_id: houses.own.location },
  });
  const reply = await carrier.push([], lost.bodyOf(lost.made));
  expect(reply).toMatchObject({ last_seq: 2, last_hash: lost.prev, halt: null });
  expect(reply.results.map(({ outcome }) => outcome)).toEqual(["applied", "exception"]);
});

test("INV-10 what an actor may is judged as the team is now", async () => {
  const device = await enrolled();
  const team = (name: string, role: "staff" | "owner") =>
    owner.post("/v1/team-members", { body: { name, role } });
  const [left, boss] = [await team("Cy", "staff"), await team("Di", "owner")];
  await owner.patch("/v1/team-members/{id}", { params: { id: left.id }, body: { status: "inactive" } });
  openShift(device, { actor: left.id });
  openShift(device, { actor: newId() });
  openShift(device, { actor: houses.theirs.member });
  openShift(device, { actor: device.id });
  for (const actor of [houses.own.member, boss.id]) {
    device.do("device.revoke", actor, { device_id: device.id }, { kind: "request" });
  }
  const args = { shift_id: newId(), drawer_id: drawerOf(device.id) };
  device.do("shift.count", boss.id, { ...args, counted: 1_000 });
  const { results } = await device.push();
  expect(results.map(({ outcome, code }) => [outcome, code])).toEqual([
    ["exception", "actor_left"],
    ["exception", "unknown_actor"],
    ["exception", "unknown_actor"],
    ["exception", "not_allowed"],
    ["refused", "not_allowed"],
    ["refused", "not_allowed"],
    ["exception", expect.not.stringMatching(/actor|allowed/)],
  ]);
  const [drawer] = (await device.snapshot()).docs.filter(({ key }) => key === drawerOf(device.id));
  expect(drawer?.doc).toMatchObject({ shift: { float: 1_000 } });
});

test("INV-2 an epoch is given once; asked again with the same id the device gets the same one", async () => {
  const device = await SyncedDevice.paired(houses);
  const id = newId();
  expect([await device.enrol(id), await device.enrol(id), await device.enrol()]).toEqual([1, 1, 2]);
  // What stands on the tape counts as well: a restored backup may have forgotten what was given.
  device.begin(7);
  sing(device);
  await device.push();
  expect(await device.enrol()).toBe(8);
  const asOwner = await houses.server.service.inject({
    method: "POST",
    url: "/v1/sync/enrol",
    headers: { authorization: `Bearer ${houses.token}` },
    payload: { location_id: houses.own.location },
  });
  expect(asOwner.json()).toMatchObject({ code: "device_is_server" });
});

test("INV-2 what a device has made and the server has not got is missing, and an alarm once it is silent", async () => {
  const device = await enrolled();
  for (let n = 0; n < 5; n += 1) sing(device);
  await device.push(device.made.slice(0, 3));
  const listed = async () => {
    const { data } = await owner.get("/v1/sync/devices", {
      query: { limit: 200, location_id: houses.own.location },
    });
    return data.filter((one) => one.device_id === device.id);
  };
  const now = { device_id: device.id, name: expect.any(String), epoch: 1, made: 5, stored: 3, missing: 2 };
  expect(await listed()).toMatchObject([{ ...now, alarm: false }]);
  await houses.base.query(
    "update device_syncs set heard_at = heard_at - interval '11 minutes' where device_id = $1",
    [device.id],
  );
  expect(await listed()).toMatchObject([{ ...now, alarm: true }]);
  await device.push();
  expect(await listed()).toMatchObject([{ ...now, stored: 5, missing: 0, alarm: false }]);
  // What has no place in this epoch goes on in another one, and is not missing here.
  const [last] = device.made.slice(-1);
  if (last) await device.push([{ ...last, id: newId() }], { made: 9 });
  expect(await listed()).toMatchObject([{ made: 5, missing: 0 }]);
});

test("INV-2 INV-8 after all of this the chains hold, and the books are what the tape says", async () => {
  const { pipeline, database } = houses.server.house;
  expect((await verify(pipeline.house, database)).faults).toEqual([]);
});
