import { childId, newId, type Id } from "@counterfoil/ids";
import { refusalOf, RuleBook } from "@counterfoil/testing";
import { beforeEach, expect, test } from "vitest";
import type { AddLocation, LocationProfile } from "../contract/index.ts";
import * as rules from "./index.ts";

let book: RuleBook;
let merchant: Id;
let location: Id;
beforeEach(() => {
  book = new RuleBook(
    [
      rules.openMerchant,
      rules.addLocation,
      rules.changeLocation,
      rules.openLocation,
      rules.adoptLocation,
      rules.inviteDevice,
      rules.pairDevice,
      rules.enrolDevice,
      rules.renameDevice,
      rules.revokeDevice,
    ],
    [
      rules.merchantState,
      rules.listedLocationState,
      rules.locationState,
      rules.deviceState,
      rules.pairingCodeState,
    ],
  );
  merchant = newId();
  location = newId();
  book.say(merchant, "merchant.open", { name: "Corner", currency: "CHF", time_zone: "Europe/Zurich" });
});

function add(more: Partial<AddLocation> = {}) {
  return book.say(merchant, "location.add", { location_id: location, name: "Corner", ...more });
}

/** What the outbox does with the effects of the last change. */
function follow(): void {
  const profile = book.state(rules.listedLocationState, merchant, location) as LocationProfile;
  const known = book.state(rules.locationState, location, location) !== undefined;
  const effects = known
    ? rules.locationEffects["location.changed"]({ type: "location.changed", location: profile })
    : rules.locationEffects["location.added"]({ type: "location.added", location: profile });
  for (const { scope, type, args } of effects) expect(refusalOf(book.say(scope, type, args))).toBeUndefined();
}

const HASH = "a".repeat(64);
const TOKEN = "b".repeat(64);
const NOON = "2026-03-01T12:00:00.000Z";

function pair(more: { code_hash?: string; device_id?: Id; name?: string } = {}, received_at = NOON) {
  const args = { device_id: newId(), code_hash: HASH, token_hash: TOKEN, ...more };
  return book.say(location, "device.pair", args, { device: args.device_id, received_at });
}

function invite(code_hash = HASH, more: { kind?: string; name?: string } = {}) {
  return book.say(location, "device.invite", { code_hash, kind: "till", ...more }, { received_at: NOON });
}

test("VEN-1 a merchant is opened once, with a real currency and a real time zone", () => {
  expect(book.state(rules.merchantState, merchant, merchant)).toEqual({
    id: merchant,
    name: "Corner",
    currency: "CHF",
    time_zone: "Europe/Zurich",
  });
  const open = (args: object, scope = newId()) =>
    refusalOf(
      book.say(scope, "merchant.open", {
        name: "Corner",
        currency: "CHF",
        time_zone: "Europe/Zurich",
        ...args,
      }),
    );
  expect(open({}, merchant)).toBe("merchant_exists");
  expect(open({ currency: "ABC" })).toBe("unknown_currency");
  expect(open({ time_zone: "Europe/Bern" })).toBe("unknown_time_zone");
});

test("VEN-2 a location takes from its merchant what it does not say itself", () => {
  add();
  expect(book.state(rules.listedLocationState, merchant, location)).toEqual({
    id: location,
    merchant_id: merchant,
    name: "Corner",
    currency: "CHF",
    time_zone: "Europe/Zurich",
    day_close_hour: 4,
    tax_profile: { rounding: "per_line", mode: "half_up", prices_include_tax: false, cash_rounding: 0 },
    address_lines: [],
    status: "active",
  });
});

test("VEN-2 a location says its own currency, zone, hour, taxes and address", () => {
  const own = {
    currency: "USD",
    time_zone: "America/New_York",
    day_close_hour: 0,
    tax_profile: {
      rounding: "per_rate_per_document" as const,
      mode: "half_even" as const,
      prices_include_tax: true,
      cash_rounding: 5,
    },
    address_lines: ["1 Main Street"],
    receipt_footer: "Thank you",
  };
  add(own);
  expect(book.state(rules.listedLocationState, merchant, location)).toMatchObject(own);
});

test("VEN-2 what does not exist is refused by its field", () => {
  expect(add({ currency: "XXX" })).toMatchObject({
    refusal: { code: "unknown_currency", field: "currency" },
  });
  expect(add({ time_zone: "Nowhere" })).toMatchObject({
    refusal: { code: "unknown_time_zone", field: "time_zone" },
  });
  expect(refusalOf(add({ location_id: merchant }))).toBe("location_exists");
  expect(refusalOf(book.say(newId(), "location.add", { location_id: location, name: "Corner" }))).toBe(
    "unknown_merchant",
  );
  add();
  expect(refusalOf(add())).toBe("location_exists");
  const change = (args: object) =>
    refusalOf(book.say(merchant, "location.change", { location_id: location, ...args }));
  expect(change({ time_zone: "Nowhere" })).toBe("unknown_time_zone");
  expect(change({ location_id: newId(), name: "Elsewhere" })).toBe("unknown_location");
});

test("VEN-3 what the merchant's list says arrives in the location's own scope", () => {
  add({ receipt_footer: "Thank you" });
  follow();
  expect(book.state(rules.locationState, location, location)).toMatchObject({
    name: "Corner",
    devices_paired: 0,
  });
  invite();
  pair();
  book.say(merchant, "location.change", {
    location_id: location,
    name: "The Corner",
    time_zone: "Europe/Vienna",
    receipt_footer: "",
    status: "inactive",
  });
  follow();
  const { devices_paired, ...profile } = book.state(rules.locationState, location, location)!;
  expect(profile).toEqual(book.state(rules.listedLocationState, merchant, location));
  expect(profile).toMatchObject({ name: "The Corner", time_zone: "Europe/Vienna", status: "inactive" });
  expect(profile).not.toHaveProperty("receipt_footer");
  expect(devices_paired).toBe(1);
});

test("VEN-3 a location opens once, in its own scope, and keeps its currency and merchant", () => {
  add();
  const profile = book.state(rules.listedLocationState, merchant, location)!;
  expect(refusalOf(book.say(location, "location.adopt", profile))).toBe("unknown_location");
  expect(refusalOf(book.say(newId(), "location.open", profile))).toBe("wrong_scope");
  follow();
  expect(refusalOf(book.say(location, "location.open", profile))).toBe("location_exists");
  expect(refusalOf(book.say(location, "location.adopt", { ...profile, merchant_id: newId() }))).toBe(
    "wrong_scope",
  );
  expect(refusalOf(book.say(location, "location.adopt", { ...profile, currency: "USD" }))).toBe(
    "currency_fixed",
  );
});

test("VEN-4 with a location comes the server's own device, Z, which is never revoked", () => {
  add();
  follow();
  const server = rules.apiDevice(location);
  expect(server).toMatchObject({
    id: childId(location, 1),
    letter: "Z",
    kind: "api",
    drawer_id: childId(location, 2),
  });
  expect(book.state(rules.deviceState, location, server.id)).toEqual(server);
  expect(refusalOf(book.say(location, "device.revoke", { device_id: server.id }))).toBe("device_is_server");
});

test("VEN-5 a code pairs one device, which gets a letter, a drawer and the name it was invited by", () => {
  add();
  follow();
  expect(refusalOf(invite(HASH, { name: "Bar" }))).toBeUndefined();
  expect(refusalOf(invite())).toBe("code_taken");
  const device_id = newId();
  expect(refusalOf(pair({ device_id }))).toBeUndefined();
  expect(book.state(rules.deviceState, location, device_id)).toEqual({
    id: device_id,
    name: "Bar",
    letter: "A",
    kind: "till",
    drawer_id: childId(device_id, 1),
    status: "paired",
  });
  expect(refusalOf(pair())).toBe("code_used");
  expect(refusalOf(pair({ code_hash: "c".repeat(64) }))).toBe("unknown_code");
  invite("d".repeat(64), { kind: "kitchen" });
  expect(refusalOf(pair({ code_hash: "d".repeat(64), device_id }))).toBe("device_known");
  const second = newId();
  pair({ code_hash: "d".repeat(64), device_id: second });
  expect(book.state(rules.deviceState, location, second)).toMatchObject({ name: "Kitchen B", letter: "B" });
});

test("VEN-5 a device may say its own name", () => {
  add();
  follow();
  invite(HASH, { name: "Bar" });
  const device_id = newId();
  pair({ device_id, name: "Terrace" });
  expect(book.state(rules.deviceState, location, device_id)).toMatchObject({ name: "Terrace" });
});

test("VEN-5 a code expires a quarter of an hour after it was made, by the server's clock", () => {
  add();
  follow();
  invite();
  expect(refusalOf(pair({}, "2026-03-01T12:15:00.000Z"))).toBe("code_expired");
  expect(refusalOf(pair({}, "2026-03-01T12:14:59.999Z"))).toBeUndefined();
});

test("VEN-5 nothing is invited or paired where there is no location", () => {
  expect(refusalOf(invite())).toBe("unknown_location");
  expect(refusalOf(pair())).toBe("unknown_location");
});

test("VEN-6 a letter is never given twice, and never the server's", () => {
  const letters = Array.from({ length: 1_000 }, (_, n) => rules.letterOf(n));
  expect(new Set(letters).size).toBe(1_000);
  expect(letters.some((letter) => letter.includes("Z"))).toBe(false);
  expect([letters[0], letters[24], letters[25], letters[49], letters[50]]).toEqual([
    "A",
    "Y",
    "AA",
    "AY",
    "BA",
  ]);
});

test("VEN-6 a revoked device's letter is not given to the next", () => {
  add();
  follow();
  const first = newId();
  invite();
  pair({ device_id: first });
  book.say(location, "device.revoke", { device_id: first });
  invite("d".repeat(64));
  const second = newId();
  pair({ code_hash: "d".repeat(64), device_id: second });
  expect(book.state(rules.deviceState, location, first)).toMatchObject({ letter: "A", status: "revoked" });
  expect(book.state(rules.deviceState, location, second)).toMatchObject({ letter: "B", status: "paired" });
});

test("VEN-6 a location pairs no more devices than its bound", () => {
  add();
  follow();
  const hash = (n: number) => n.toString(16).padStart(64, "0");
  for (let n = 0; n < 500; n += 1) {
    invite(hash(n));
    expect(refusalOf(pair({ code_hash: hash(n) }))).toBeUndefined();
  }
  invite(hash(500));
  expect(refusalOf(pair({ code_hash: hash(500) }))).toBe("too_many_devices");
});

test("VEN-7 a device is renamed, and revoked once", () => {
  add();
  follow();
  const device_id = newId();
  invite();
  pair({ device_id });
  book.say(location, "device.rename", { device_id, name: "Window" });
  expect(book.state(rules.deviceState, location, device_id)).toMatchObject({ name: "Window" });
  expect(book.say(location, "device.revoke", { device_id })).toEqual({
    events: [{ type: "device.revoked" }],
  });
  expect(book.say(location, "device.revoke", { device_id })).toEqual({ events: [] });
  expect(refusalOf(book.say(location, "device.rename", { device_id: newId(), name: "Window" }))).toBe(
    "unknown_device",
  );
  expect(refusalOf(book.say(location, "device.revoke", { device_id: newId() }))).toBe("unknown_device");
});

test("VEN-10 INV-2 an epoch is above what the device was given, and above what stands on the tape", () => {
  add();
  follow();
  const device_id = newId();
  invite();
  pair({ device_id });
  const enrol = (above: number) => {
    const decision = book.say(location, "device.enrol", { device_id, above });
    return "events" in decision ? rules.epochOf(decision.events) : decision.refusal.code;
  };
  expect([enrol(0), enrol(1), enrol(7), enrol(2)]).toEqual([1, 2, 8, 9]);
  expect(book.state(rules.deviceState, location, device_id)).toMatchObject({ epoch: 9, status: "paired" });
  book.say(location, "device.revoke", { device_id });
  expect(enrol(0)).toBe("device_revoked");
  const asked = (id: Id) => refusalOf(book.say(location, "device.enrol", { device_id: id, above: 0 }));
  expect([asked(newId()), asked(rules.apiDevice(location).id)]).toEqual([
    "unknown_device",
    "device_is_server",
  ]);
});

test("a command at a place names the location and the device that speaks", () => {
  expect(rules.needsOfPlace({ scope: location, device: merchant })).toEqual([
    { kind: "location", key: location },
    { kind: "device", key: merchant },
  ]);
});
