import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "@counterfoil/testing";
import {
  arrayOf,
  bool,
  bytea,
  date,
  type ElementCodec,
  int4,
  int8,
  nullable,
  text,
  timestamptz,
  uuid,
} from "./codecs.ts";
import { Database } from "./database.ts";
import { rowsInto, statement } from "./statement.ts";
import Type from "typebox";

let base: TestDatabase;
let database: Database;
beforeAll(async () => {
  base = await testDatabase({ migrations: false });
  database = new Database(base.connection);
});
afterAll(async () => {
  await database.close();
  await base.drop();
});

const anyInstant = fc
  .date({ min: new Date("1970-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true })
  .map((when) => when.toISOString());
const anyText = fc.string({ unit: "grapheme", maxLength: 40 }).filter((value) => !value.includes("\0"));
const anyBytes = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes));

const cases: [name: string, codec: ElementCodec<never>, values: fc.Arbitrary<unknown>][] = [
  ["uuid", uuid, fc.uuid()],
  ["text", text, anyText],
  ["int4", int4, fc.integer()],
  ["int8", int8, fc.maxSafeInteger()],
  ["bool", bool, fc.boolean()],
  ["bytea", bytea, anyBytes],
  ["timestamptz", timestamptz, anyInstant],
  ["date", date, anyInstant.map((when) => when.slice(0, 10))],
];

test.each(cases)("an array of %s comes back as it went", async (name, codec, values) => {
  const echo = statement({
    name: `test.echo_${name}`,
    text: `select v from unnest($1::${codec.pgType}[]) with ordinality as t (v, i) order by i`,
    params: { values: arrayOf(nullable(codec)) },
    row: Type.Object({ v: Type.Unknown() }),
  });
  const lists = fc.array(fc.option(values), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(lists, async (list) => {
      const rows = await database.query(echo, { values: list as never[] });
      expect(rows.map((row) => row.v)).toEqual(list);
    }),
    { numRuns: 50 },
  );
});

test("a scalar of each kind comes back as it went", async () => {
  const echo = statement({
    name: "test.echo_scalars",
    text: `select $1::uuid as u, $2::text as t, $3::bigint as i, $4::boolean as b, $5::timestamptz as at, $6::date as d, $7::text as n`,
    params: { u: uuid, t: text, i: int8, b: bool, at: timestamptz, d: date, n: nullable(text) },
    row: Type.Object({
      u: Type.String(),
      t: Type.String(),
      i: Type.Integer(),
      b: Type.Boolean(),
      at: Type.String(),
      d: Type.String(),
      n: Type.Null(),
    }),
  });
  const row = {
    u: "0190f3a0-0000-7000-8000-000000000001",
    t: `"quoted", {braced} \\ ünïcode`,
    i: Number.MAX_SAFE_INTEGER,
    b: true,
    at: "2026-03-29T01:30:00.125Z",
    d: "2024-02-29",
    n: null,
  };
  expect(await database.query(echo, row)).toEqual([row]);
});

test("rows go in by columns, in a transaction that a throw undoes", async () => {
  await base.query("create table pairs (a uuid, n bigint)");
  const add = rowsInto({
    name: "test.add_pairs",
    text: "insert into pairs (a, n) select a, n from unnest($1::uuid[], $2::bigint[]) as t (a, n)",
    columns: { a: uuid, n: int8 },
  });
  const rows = [1, 2, 3].map((n) => ({ a: "0190f3a0-0000-7000-8000-00000000000" + n, n }));
  await database.transaction((tx) => tx.write(add, rows));
  const failing = database.transaction(async (tx) => {
    await tx.write(add, rows);
    throw new Error("thought better of it");
  });
  await expect(failing).rejects.toThrow("thought better of it");
  expect(await base.query("select a, n::int from pairs order by n")).toEqual(rows);
});

test("two statements may not share a name", () => {
  const declare = () => statement({ name: "test.twice", text: "select 1", params: {} });
  declare();
  expect(declare).toThrow("two statements are named test.twice");
});
