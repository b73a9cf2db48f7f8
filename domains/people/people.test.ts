import { rebuild, verify } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { openWorld, type World } from "@counterfoil/testing";
import { venues } from "@counterfoil/venues/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PersonalDetails } from "./contract/index.ts";
import { people, peopleBook } from "./server.ts";

let world: World;
let merchant: Id;
beforeEach(async () => {
  world = await openWorld([venues, people]);
  merchant = newId();
  await world.say(merchant, "merchant.open", {
    name: "Corner",
    currency: "CHF",
    time_zone: "Europe/Zurich",
  });
});
afterEach(() => world.close());

const ADA = {
  name: "Ada Lovelace",
  phone: "+44 20 7946 0958",
  email: "ada@engine.example",
  address: "12 St James's Square\nLondon",
};

async function record(details: PersonalDetails, person_id = newId()): Promise<Id> {
  const sealed = await peopleBook(world.database).seal(merchant, person_id, details);
  const outcome = await world.say(merchant, "person.record", { person_id, kind: "customer", sealed });
  expect(outcome.status).toBe("accepted");
  return person_id;
}

async function find(person: Id) {
  return (await peopleBook(world.database).find(merchant, [person])).get(person);
}

/** Every table's every row as text. */
async function everything(): Promise<string> {
  const tables = await world.base.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = current_schema()",
  );
  const dumps = await Promise.all(
    tables.map(({ name }) => world.base.query<{ row: string }>(`select t::text as row from ${name} t`)),
  );
  return dumps.flatMap((rows) => rows.map(({ row }) => row)).join("\n");
}

test("PEO-1 what is personal is nowhere in the database in the clear, and opens for whoever asks the book", async () => {
  const ada = await record(ADA);
  expect(await find(ada)).toEqual({
    id: ada,
    kind: "customer",
    status: "known",
    details: ADA,
    recorded_at: world.clock.now,
    changed_at: world.clock.now,
  });
  const text = await everything();
  expect(text).toContain(ada);
  for (const secret of ["Ada", "Lovelace", "7946", "engine.example", "St James"]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString("hex"));
  }
});

test("PEO-2 a retried command is the same command: sealing again gives the same bytes", async () => {
  const book = peopleBook(world.database);
  const person_id = newId();
  const id = newId();
  const say = async (details: PersonalDetails) => {
    const sealed = await book.seal(merchant, person_id, details);
    return world.say(merchant, "person.record", { person_id, kind: "customer", sealed }, { id });
  };
  expect(await say(ADA)).toMatchObject({ status: "accepted", replayed: false });
  expect(await say(ADA)).toMatchObject({ status: "accepted", replayed: true });
  expect(await say({ ...ADA, name: "Ada Byron" })).toMatchObject({
    status: "refused",
    refusal: { code: "id_reused" },
  });
});

test("PEO-2 many who seal for a new person at once share one key", async () => {
  const book = peopleBook(world.database);
  const person = newId();
  const sealed = await Promise.all(Array.from({ length: 8 }, () => book.seal(merchant, person, ADA)));
  expect(new Set(sealed.map((one) => JSON.stringify(one))).size).toBe(1);
});

test("PEO-3 erasing a person leaves the tape whole and the person unreadable for ever", async () => {
  const ada = await record(ADA);
  const ben = await record({ name: "Ben Other" });
  const before = await verify(world.pipeline.house, world.database);
  const kept = await world.base.query(
    "select command from tape where scope_id = $1 and type = 'person.record'",
    [merchant],
  );
  world.clock.now = "2026-03-02T10:00:00.000Z";
  const outcome = await world.say(merchant, "person.erase", { person_id: ada });
  expect(outcome).toMatchObject({
    status: "accepted",
    events: [{ type: "person.erased", person_id: ada }],
  });

  expect(await find(ada)).toEqual({
    id: ada,
    kind: "customer",
    status: "erased",
    recorded_at: "2026-03-01T10:00:00.000Z",
    changed_at: "2026-03-02T10:00:00.000Z",
  });
  expect(await find(ben)).toMatchObject({ status: "known", details: { name: "Ben Other" } });
  expect(
    await world.base.query("select command from tape where scope_id = $1 and type = 'person.record'", [
      merchant,
    ]),
  ).toEqual(kept);
  const verdict = await verify(world.pipeline.house, world.database);
  expect(verdict).toMatchObject({ ok: true, entries: before.entries + 1, faults: [] });
  expect(await everything()).not.toMatch(/Ada|Lovelace|7946/);
  const keys = await world.base.query("select person_id from person_keys order by person_id");
  expect(keys).toEqual([{ person_id: ben }]);
});

test("PEO-3 nothing is sealed, recorded or changed for an erased person", async () => {
  const ada = await record(ADA);
  const old = await peopleBook(world.database).seal(merchant, ada, { name: "Ada Byron" });
  await world.say(merchant, "person.erase", { person_id: ada });
  expect(await peopleBook(world.database).seal(merchant, ada, ADA)).toBeNull();
  expect(await world.say(merchant, "person.change", { person_id: ada, sealed: old })).toMatchObject({
    status: "refused",
    refusal: { code: "person_erased" },
  });
  expect(await world.say(merchant, "person.erase", { person_id: ada })).toMatchObject({
    status: "accepted",
    events: [],
  });
});

test("PEO-4 INV-11 a rebuild gives the same people, keeps the keys of the living and drops those of the erased", async () => {
  const ada = await record(ADA);
  const ben = await record({ name: "Ben Other" });
  const [old] = await world.base.query<{ seal_key: Buffer }>(
    "select seal_key from person_keys where person_id = $1",
    [ada],
  );
  await world.say(merchant, "person.erase", { person_id: ada });
  expect(await rebuild(world.pipeline.house, world.base.connection, { replace: false })).toMatchObject({
    equal: true,
  });
  expect(await find(ben)).toMatchObject({ details: { name: "Ben Other" } });

  // A backup of the keys from before the erasure comes back.
  await world.base.query("insert into person_keys (scope_id, person_id, seal_key) values ($1, $2, $3)", [
    merchant,
    ada,
    old?.seal_key,
  ]);
  await rebuild(world.pipeline.house, world.base.connection, { replace: true });
  expect(await world.base.query("select person_id from person_keys")).toEqual([{ person_id: ben }]);
});

test("PEO-5 what was sealed for one person or field opens for no other", async () => {
  const book = peopleBook(world.database);
  const ada = await record(ADA);
  const sealed = await book.seal(merchant, ada, ADA);
  await world.say(merchant, "person.change", { person_id: ada, sealed: { email: sealed?.name } });
  const ben = await record({ name: "Ben Other" });
  await world.say(merchant, "person.change", { person_id: ben, sealed: { name: sealed?.name } });
  expect(await find(ada)).toMatchObject({ details: { name: "Ada Lovelace" } });
  expect(await find(ada)).not.toHaveProperty("details.email");
  expect(await find(ben)).toMatchObject({ details: {} });
});

test("PEO-5 a person whose key is lost is shown as erased, another merchant's not at all", async () => {
  const ada = await record(ADA);
  await world.base.query("delete from person_keys");
  expect(await find(ada)).toMatchObject({ status: "erased" });
  expect(await peopleBook(world.database).find(newId(), [ada])).toEqual(new Map());
});
