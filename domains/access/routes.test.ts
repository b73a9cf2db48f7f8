import { newId, type Id } from "@counterfoil/ids";
import { newToken } from "@counterfoil/secrets";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openShop, type Answer, type Shop } from "./testing/shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

function codeOf({ status, body }: Answer): [number, unknown] {
  return [status, body["code"]];
}

test("ACC-9 INV-10 nothing is open without a token but pairing, and that needs a code", async () => {
  const doors = [
    ["GET", "/v1/me"],
    ["GET", "/v1/team-members"],
    ["POST", "/v1/team-members"],
    ["GET", "/v1/locations"],
    ["POST", "/v1/locations"],
    ["GET", "/v1/devices"],
    ["POST", "/v1/devices/codes"],
    ["POST", "/v1/auth/sessions"],
    ["DELETE", `/v1/people/${newId()}`],
    ["GET", `/v1/customers/${newId()}`],
  ] as const;
  for (const [method, url] of doors) {
    expect([url, codeOf(await shop.call(method, url, undefined, null))]).toEqual([
      url,
      [401, "not_signed_in"],
    ]);
    expect([url, codeOf(await shop.call(method, url, undefined, newToken("cfo")))]).toEqual([
      url,
      [401, "not_signed_in"],
    ]);
  }
  const pairing = { code: "ACDE-FGHJ", id: newId(), token: newToken("cfd") };
  expect(codeOf(await shop.call("POST", "/v1/devices", pairing, null))).toEqual([404, "unknown_code"]);
});

test("ACC-10 a paired till shows the team, signs one in, and knows who it is", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const { body: team } = await shop.call("GET", "/v1/team-members", undefined, till.token);
  expect(team).toMatchObject({
    data: [{ id: ada, name: "Ada", role: "staff", status: "active", has_pin: true }],
    next_cursor: null,
  });
  const session = await shop.signIn(till.token, ada, "4711");
  expect(session).toMatchObject({
    status: 201,
    body: { expires_at: "2026-03-02T02:00:00.000Z", team_member: { id: ada, name: "Ada" } },
  });
  expect(session.headers["cache-control"]).toBe("no-store");
  const me = await shop.call("GET", "/v1/me", undefined, String(session.body["token"]));
  expect(me).toMatchObject({
    status: 200,
    body: {
      kind: "staff",
      actor_id: ada,
      location: { id: shop.begun.location_id },
      device: { id: till.id, letter: "A" },
      team_member: { id: ada, name: "Ada" },
      expires_at: "2026-03-02T02:00:00.000Z",
    },
  });
  expect(me.body["permissions"]).toContain("orders.write");
  expect(me.body["permissions"]).not.toContain("venues.manage");
});

test("ACC-2 INV-10 a device alone, and staff, are kept from what is the owner's", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const session = String((await shop.signIn(till.token, ada, "4711")).body["token"]);
  for (const token of [till.token, session]) {
    expect(codeOf(await shop.call("POST", "/v1/locations", { name: "Other" }, token))).toEqual([
      403,
      "not_allowed",
    ]);
    expect(codeOf(await shop.call("POST", "/v1/devices/codes", {}, token))).toEqual([403, "not_allowed"]);
    expect(codeOf(await shop.call("DELETE", `/v1/people/${ada}`, undefined, token))).toEqual([
      403,
      "not_allowed",
    ]);
    expect(codeOf(await shop.call("PATCH", `/v1/team-members/${ada}`, { role: "owner" }, token))).toEqual([
      403,
      "not_allowed",
    ]);
  }
  expect(codeOf(await shop.call("POST", "/v1/customers", { name: "Ben" }, till.token))).toEqual([
    403,
    "not_allowed",
  ]);
  expect((await shop.call("POST", "/v1/customers", { name: "Ben" }, session)).status).toBe(201);
  // A sign-in is opened by the device, not by another sign-in.
  expect(codeOf(await shop.signIn(session, ada, "4711"))).toEqual([403, "not_allowed"]);
  expect(codeOf(await shop.signIn(shop.owner, ada, "4711"))).toEqual([403, "not_allowed"]);
});

test("ACC-2 INV-10 an owner who signs in with a PIN may what the owner's token may, at every location", async () => {
  const till = await shop.pairTill();
  const eve = await shop.hire("Eve", "owner", "2580");
  const session = String((await shop.signIn(till.token, eve, "2580")).body["token"]);
  const added = await shop.call("POST", "/v1/locations", { name: "Second" }, session);
  expect(added.status).toBe(201);
  const location_id = String(added.body["id"]);
  expect((await shop.call("POST", "/v1/devices/codes", { location_id }, session)).status).toBe(201);
  expect((await shop.call("POST", "/v1/devices/codes", { location_id })).status).toBe(201);
});

test("ACC-2 INV-10 another location and another merchant are closed to staff", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const session = String((await shop.signIn(till.token, ada, "4711")).body["token"]);
  const { body } = await shop.call("POST", "/v1/locations", { name: "Second" });
  const second = String(body["id"]);
  const list = (location: Id, token: string) =>
    shop.call("GET", `/v1/devices?location_id=${location}`, undefined, token);
  expect(codeOf(await list(second, session))).toEqual([403, "not_allowed"]);
  const stranger = newId();
  const strange = newId();
  await shop.say(stranger, "merchant.open", { name: "Next door", currency: "EUR", time_zone: "UTC" });
  await shop.say(stranger, "location.add", { location_id: strange, name: "Next door" });
  for (const token of [session, till.token, shop.owner]) {
    expect(codeOf(await list(strange, token))).toEqual([404, "unknown_location"]);
    expect(codeOf(await shop.call("GET", `/v1/locations/${strange}`, undefined, token))).toEqual([
      404,
      "unknown_location",
    ]);
  }
});

test("ACC-4 the owner need not name a location while there is one to sell at", async () => {
  const { body } = await shop.call("POST", "/v1/locations", { name: "Second" });
  shop.advance(1_000);
  expect((await shop.call("GET", "/v1/me")).body).toMatchObject({ location: null });
  const nowhere = await shop.call("POST", "/v1/devices/codes", {});
  expect([...codeOf(nowhere), nowhere.body["field"]]).toEqual([400, "missing_field", "location_id"]);
  await shop.call("PATCH", `/v1/locations/${String(body["id"])}`, { status: "inactive" });
  shop.advance(1_000);
  expect((await shop.call("GET", "/v1/me")).body).toMatchObject({ location: { id: shop.begun.location_id } });
});

test("ACC-3 wrong PINs are counted, then cost time; the right one clears them", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const wrong = () => shop.signIn(till.token, ada, "0000");
  for (let n = 1; n <= 4; n += 1) expect(codeOf(await wrong())).toEqual([401, "wrong_pin"]);
  expect((await shop.signIn(till.token, ada, "4711")).status).toBe(201);
  for (let n = 1; n <= 5; n += 1) expect(codeOf(await wrong())).toEqual([401, "wrong_pin"]);
  const waiting = await shop.signIn(till.token, ada, "4711");
  expect(codeOf(waiting)).toEqual([429, "too_many_tries"]);
  expect(waiting.headers["retry-after"]).toBe("30");
  const other = await shop.pairTill();
  expect((await shop.signIn(other.token, ada, "4711")).status).toBe(201);
  shop.advance(30_000);
  expect((await shop.signIn(till.token, ada, "4711")).status).toBe(201);
});

test("ACC-3 many wrong PINs at once count as many", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const answers = await Promise.all(Array.from({ length: 12 }, () => shop.signIn(till.token, ada, "0000")));
  const codes = answers.map(({ body }) => body["code"]);
  expect(codes.filter((code) => code === "wrong_pin")).toHaveLength(5);
  expect(codes.filter((code) => code === "too_many_tries")).toHaveLength(7);
});

test("ACC-3 a new PIN from the owner works at once, also where the old one was locked", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  for (let n = 0; n < 5; n += 1) await shop.signIn(till.token, ada, "0000");
  expect((await shop.call("PATCH", `/v1/team-members/${ada}`, { pin: "1234" })).status).toBe(200);
  expect((await shop.signIn(till.token, ada, "1234")).status).toBe(201);
  expect(codeOf(await shop.signIn(till.token, ada, "4711"))).toEqual([401, "wrong_pin"]);
});

test("ACC-10 who has no PIN, has left, or is nobody, does not come in", async () => {
  const till = await shop.pairTill();
  const { body } = await shop.call("POST", "/v1/team-members", { name: "Ben", role: "staff" });
  const ben = String(body["id"]);
  expect(codeOf(await shop.signIn(till.token, ben, "4711"))).toEqual([422, "no_pin"]);
  await shop.call("PATCH", `/v1/team-members/${ben}`, { pin: "4711", status: "inactive" });
  expect(codeOf(await shop.signIn(till.token, ben, "4711"))).toEqual([403, "not_allowed"]);
  expect(codeOf(await shop.signIn(till.token, newId(), "4711"))).toEqual([404, "unknown_team_member"]);
  const malformed = await shop.signIn(till.token, ben, "47");
  expect([malformed.status, malformed.body["field"]]).toEqual([400, "pin"]);
});

test("ACC-11 a sign-in ends by signing out, at once", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const session = String((await shop.signIn(till.token, ada, "4711")).body["token"]);
  const signOut = (token: string) => shop.call("DELETE", "/v1/auth/sessions/current", undefined, token);
  expect((await signOut(session)).status).toBe(204);
  expect(codeOf(await shop.call("GET", "/v1/me", undefined, session))).toEqual([401, "not_signed_in"]);
  expect(codeOf(await signOut(till.token))).toEqual([422, "no_session"]);
  expect((await shop.call("GET", "/v1/me", undefined, till.token)).status).toBe(200);
});

test("ACC-11 a sign-in ends after sixteen hours by itself, and is cleared away by the next", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const session = String((await shop.signIn(till.token, ada, "4711")).body["token"]);
  const hour = 3_600_000;
  shop.advance(16 * hour - 100);
  expect((await shop.call("GET", "/v1/me", undefined, session)).status).toBe(200);
  shop.advance(100);
  expect(codeOf(await shop.call("GET", "/v1/me", undefined, session))).toEqual([401, "not_signed_in"]);
  shop.advance(hour);
  expect(codeOf(await shop.call("GET", "/v1/me", undefined, session))).toEqual([401, "not_signed_in"]);
  await shop.signIn(till.token, ada, "4711");
  expect(await shop.base.query("select session_id from sessions")).toHaveLength(1);
});

test("ACC-11 revoking a device ends it and every sign-in on it within a second", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const session = String((await shop.signIn(till.token, ada, "4711")).body["token"]);
  expect((await shop.call("DELETE", `/v1/devices/${till.id}`)).status).toBe(204);
  shop.advance(1_000);
  for (const token of [till.token, session]) {
    expect(codeOf(await shop.call("GET", "/v1/me", undefined, token))).toEqual([401, "not_signed_in"]);
  }
});

test("ACC-11 who leaves the team, or gets another role, has it within a second", async () => {
  const till = await shop.pairTill();
  const ada = await shop.hire("Ada", "staff", "4711");
  const session = String((await shop.signIn(till.token, ada, "4711")).body["token"]);
  await shop.call("PATCH", `/v1/team-members/${ada}`, { role: "owner" });
  shop.advance(1_000);
  expect((await shop.call("POST", "/v1/devices/codes", {}, session)).status).toBe(201);
  await shop.call("PATCH", `/v1/team-members/${ada}`, { status: "inactive" });
  shop.advance(1_000);
  expect(codeOf(await shop.call("GET", "/v1/me", undefined, session))).toEqual([401, "not_signed_in"]);
});

test("ACC-12 taking somebody in is repeated without harm, and another PIN under the same id is a conflict", async () => {
  const request = { id: newId(), name: "Ada", role: "staff", color: "mint", pin: "4711" };
  const first = await shop.call("POST", "/v1/team-members", request);
  const again = await shop.call("POST", "/v1/team-members", request);
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(first.body).toMatchObject({ name: "Ada", color: "mint", has_pin: true });
  const other = await shop.call("POST", "/v1/team-members", { ...request, pin: "1234" });
  expect(codeOf(other)).toEqual([409, "id_reused"]);
  const renamed = await shop.call("POST", "/v1/team-members", { ...request, name: "Eve" });
  expect(codeOf(renamed)).toEqual([409, "id_reused"]);
  const till = await shop.pairTill();
  expect((await shop.signIn(till.token, request.id, "4711")).status).toBe(201);
});

test("ACC-12 a PIN whose keeping was interrupted is kept by the repeat", async () => {
  const request = { id: newId(), name: "Ada", role: "staff", pin: "4711" };
  await shop.call("POST", "/v1/team-members", request);
  await shop.base.query("delete from credentials");
  await shop.call("POST", "/v1/team-members", request);
  const till = await shop.pairTill();
  expect((await shop.signIn(till.token, request.id, "4711")).status).toBe(201);
});

test("ACC-12 a late repeat of an old PIN does not undo a newer one", async () => {
  const request = { id: newId(), name: "Ada", role: "staff", pin: "4711" };
  await shop.call("POST", "/v1/team-members", request);
  await shop.call("PATCH", `/v1/team-members/${request.id}`, { pin: "1234" });
  await shop.call("POST", "/v1/team-members", request);
  const till = await shop.pairTill();
  expect((await shop.signIn(till.token, request.id, "1234")).status).toBe(201);
});

test("a member's name is changed, sealed as before", async () => {
  const ada = await shop.hire("Ada", "staff", "4711");
  const changed = await shop.call("PATCH", `/v1/team-members/${ada}`, { name: "Ada Byron" });
  expect(changed).toMatchObject({ status: 200, body: { id: ada, name: "Ada Byron" } });
  const stranger = await shop.call("PATCH", `/v1/team-members/${newId()}`, { name: "Eve" });
  expect(codeOf(stranger)).toEqual([404, "unknown_team_member"]);
});

test("PEO-7 customers are added, read, changed and erased", async () => {
  const id = newId();
  const given = { id, name: "Ada Lovelace", phone: "+44 20 7946 0958", email: "ada@engine.example" };
  const added = await shop.call("POST", "/v1/customers", given);
  expect(added).toMatchObject({ status: 201, body: { ...given, status: "known" } });
  expect(await shop.call("POST", "/v1/customers", given)).toMatchObject({ status: 201, body: added.body });
  expect(codeOf(await shop.call("POST", "/v1/customers", { ...given, name: "Eve" }))).toEqual([
    409,
    "id_reused",
  ]);
  const changes = { email: null, address: "12 St James's Square\nLondon" };
  const changed = await shop.call("PATCH", `/v1/customers/${id}`, changes);
  expect(changed.body).toMatchObject({ name: given.name, address: changes.address });
  expect(changed.body).not.toHaveProperty("email");
  expect(await shop.call("GET", `/v1/customers/${id}`)).toMatchObject({ status: 200, body: changed.body });
  expect((await shop.call("DELETE", `/v1/people/${id}`)).status).toBe(204);
  const erased = await shop.call("GET", `/v1/customers/${id}`);
  expect(erased).toMatchObject({ status: 200, body: { id, status: "erased" } });
  expect(erased.body).not.toHaveProperty("name");
  expect(codeOf(await shop.call("PATCH", `/v1/customers/${id}`, { name: "Ada" }))).toEqual([
    410,
    "person_erased",
  ]);
});

test("PEO-7 a repeat that comes after the person was erased gets the first answer, without the name", async () => {
  const given = { id: newId(), name: "Ada Lovelace" };
  await shop.call("POST", "/v1/customers", given);
  await shop.call("DELETE", `/v1/people/${given.id}`);
  const again = await shop.call("POST", "/v1/customers", given);
  expect(again).toMatchObject({ status: 201, body: { id: given.id, status: "erased" } });
});

test("PEO-7 staff are no customers, and nobody is nobody", async () => {
  const ada = await shop.hire("Ada", "staff", "4711");
  expect(codeOf(await shop.call("GET", `/v1/customers/${ada}`))).toEqual([404, "unknown_customer"]);
  expect(codeOf(await shop.call("PATCH", `/v1/customers/${ada}`, { name: "Eve" }))).toEqual([
    404,
    "unknown_customer",
  ]);
  expect(codeOf(await shop.call("GET", `/v1/customers/${newId()}`))).toEqual([404, "unknown_customer"]);
  expect(codeOf(await shop.call("DELETE", `/v1/people/${newId()}`))).toEqual([404, "unknown_person"]);
  const wrong = await shop.call("POST", "/v1/customers", { email: "nobody" });
  expect([wrong.status, wrong.body["field"]]).toEqual([400, "email"]);
});
