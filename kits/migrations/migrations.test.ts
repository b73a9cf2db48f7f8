import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempDir, testDatabase, type TempDir, type TestDatabase } from "@counterfoil/testing";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dumpSchema, migrate, MigrationProblem, migrationStatus, readMigrations } from "./index.ts";

const ONE = `-- Somewhere to put things.
-- They are small.

-- before: nobody has made it yet
select to_regclass('things') is null;

create table things (
  id integer primary key,
  name text not null
);

-- after: it is there
select to_regclass('things') is not null;
`;
const TWO = `-- Things have a size.

alter table things add size integer not null default 1;
`;

let dir: TempDir;
let database: TestDatabase;

beforeEach(async () => {
  dir = tempDir();
  database = await testDatabase({ migrations: false });
  write({ "0001_things.sql": ONE, "0002_size.sql": TWO });
});

afterEach(async () => {
  await database.drop();
  await dir.remove();
});

describe("migrating", () => {
  test("applies what is pending in order and remembers it with its note", async () => {
    expect(await migrate(database.connection, dir.path)).toEqual(["0001_things", "0002_size"]);
    expect(await migrate(database.connection, dir.path)).toEqual([]);
    const history = await database.query(
      "select number, name, note, length(checksum) as length from schema_history",
    );
    expect(history).toEqual([
      { number: 1, name: "0001_things", note: "Somewhere to put things.\nThey are small.", length: 64 },
      { number: 2, name: "0002_size", note: "Things have a size.", length: 64 },
    ]);
  });

  test("goes as far as it is told, and on from there", async () => {
    expect(await migrate(database.connection, dir.path, { upTo: 1 })).toEqual(["0001_things"]);
    expect(await migrate(database.connection, dir.path)).toEqual(["0002_size"]);
  });

  test("from several processes at once happens once", async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(database.connection, dir.path)));
    expect(runs.flat()).toEqual(["0001_things", "0002_size"]);
  });

  test("dry runs everything with its checks and leaves nothing behind", async () => {
    const said: string[] = [];
    const names = await migrate(database.connection, dir.path, {
      dryRun: true,
      log: (line) => said.push(line),
    });
    expect(names).toEqual(["0001_things", "0002_size"]);
    expect(said).toEqual(["trying 0001_things", "trying 0002_size"]);
    expect(
      await database.query(
        "select to_regclass('things') as things, to_regclass('schema_history') as history",
      ),
    ).toEqual([{ things: null, history: null }]);
    write({ "0002_size.sql": "-- Wrong.\n\nalter table nothing add size integer;\n" });
    expect(await problem(migrate(database.connection, dir.path, { dryRun: true }))).toBe("statement_failed");
  });

  test("stops at a failing statement, keeps what came before and names the place", async () => {
    write({
      "0002_size.sql": "-- Wrong.\n\ncreate table more (n int);\nalter table nothing add size int;\n",
    });
    await expect(migrate(database.connection, dir.path)).rejects.toThrow(/0002_size\.sql failed.*"nothing"/s);
    expect(await names()).toEqual(["0001_things"]);
    expect(await database.query("select to_regclass('more') as more")).toEqual([{ more: null }]);
  });

  test.each([
    [
      "before",
      "-- Why.\n\n-- before: there are things\nselect count(*) > 0 from things;\n\ndrop table things;\n",
    ],
    [
      "after",
      "-- Why.\n\ndrop table things;\n\n-- after: there are things\nselect to_regclass('things') is not null;\n",
    ],
    ["after", "-- Why.\n\ndrop table things;\n\n-- after: fails\nselect true from things;\n"],
    ["after", "-- Why.\n\nselect 1;\n\n-- after: no row is not true\nselect true from things;\n"],
  ])("rolls back when a check %s it does not hold", async (when, sql) => {
    write({ "0002_size.sql": sql });
    await expect(migrate(database.connection, dir.path)).rejects.toThrow(`the check ${when} it`);
    expect(await names()).toEqual(["0001_things"]);
    expect(await database.query("select count(*)::int as n from things")).toEqual([{ n: 0 }]);
  });
});

describe("the past", () => {
  beforeEach(async () => {
    await migrate(database.connection, dir.path);
  });

  test("an edited or renamed old migration is refused", async () => {
    write({ "0001_things.sql": `${ONE}-- a harmless comment\n` });
    expect(await problem(migrate(database.connection, dir.path))).toBe("edited");
    write({ "0001_things.sql": ONE });
    rmSync(join(dir.path, "0002_size.sql"));
    write({ "0002_sizes.sql": TWO });
    expect(await problem(migrate(database.connection, dir.path))).toBe("edited");
  });

  test("line ends of another system are not an edit", async () => {
    write({ "0001_things.sql": ONE.replaceAll("\n", "\r\n") });
    expect(await migrate(database.connection, dir.path)).toEqual([]);
  });

  test("a database that is ahead of the files is refused", async () => {
    rmSync(join(dir.path, "0002_size.sql"));
    expect(await problem(migrate(database.connection, dir.path))).toBe("ahead");
  });

  test("a new migration may not slip in before an applied one", async () => {
    write({ "0004_late.sql": "-- Late.\n\nselect 1;\n" });
    const allowGaps = true;
    expect(await migrate(database.connection, dir.path, { allowGaps })).toEqual(["0004_late"]);
    write({ "0003_later.sql": "-- Later.\n\nselect 1;\n" });
    expect(await problem(migrate(database.connection, dir.path, { allowGaps }))).toBe("gap");
  });

  test("status tells what is applied, what is pending and what is wrong", async () => {
    write({ "0003_more.sql": "-- More.\n\nselect 1;\n" });
    const client = new pg.Client(database.connection);
    await client.connect();
    const status = await migrationStatus(client, dir.path);
    expect(status.applied.map(({ name }) => name)).toEqual(["0001_things", "0002_size"]);
    expect(status.pending).toEqual([{ number: 3, name: "0003_more", note: "More." }]);
    expect(status.problem).toBeUndefined();
    write({ "0001_things.sql": "-- Else.\n\nselect 1;\n" });
    expect((await migrationStatus(client, dir.path)).problem?.code).toBe("edited");
    await client.end();
  });
});

describe("files", () => {
  test.each([
    ["gap", { "0004_late.sql": TWO }],
    ["duplicate", { "0002_other.sql": TWO }],
    ["malformed", { "3_short.sql": TWO }],
    ["malformed", { "0003_no_note.sql": "create table x (n int);\n" }],
    ["malformed", { "0003_empty_check.sql": "-- Why.\n\nselect 1;\n\n-- after: nothing follows\n" }],
    ["malformed", { "0003_late_check.sql": "-- Why.\n\nselect 1;\n\n-- before: too late\nselect true;\n" }],
    ["malformed", { "0003_sql_behind.sql": "-- Why.\n\n-- after: too early\nselect true;\n\nselect 1;\n" }],
    ["malformed", { "0003_own_transaction.sql": "-- Why.\n\nbegin;\nselect 1;\ncommit;\n" }],
  ])("are refused as %s: %o", async (code, files) => {
    write(files);
    expect(await problem(migrate(database.connection, dir.path))).toBe(code);
  });

  test("are read as documents", () => {
    const [one] = readMigrations(dir.path);
    expect(one).toMatchObject({
      number: 1,
      name: "0001_things",
      before: [{ promise: "nobody has made it yet", sql: "select to_regclass('things') is null;" }],
      after: [{ promise: "it is there" }],
    });
  });
});

describe("the schema dump", () => {
  const RICH = `-- Something of everything.

create type mood as enum ('calm', 'busy');
create domain cents as bigint not null check (value >= 0);
create function twice(n integer) returns integer language sql immutable as 'select n * 2';
create table "Order" (
  id uuid primary key,
  parent uuid references "Order" (id) on delete cascade,
  mood mood not null default 'calm',
  price cents,
  n integer generated by default as identity,
  doubled integer generated always as (twice(3)) stored,
  name text collate "C" not null check (name <> ''),
  at timestamptz default now(),
  tags text[] not null default '{}',
  unique (name, parent),
  exclude using btree (n with =)
) with (fillfactor = 70, toast.autovacuum_enabled = off);
alter table "Order" alter tags set storage external;
create unlogged table scratch (n numeric(12, 3));
create table log (id bigint not null, at date not null, primary key (id, at)) partition by range (at);
create table log_2026 partition of log for values from ('2026-01-01') to ('2027-01-01');
create index log_at on log (at);
create index order_lower on "Order" (lower(name) text_pattern_ops desc) include (price) where mood = 'busy';
comment on table "Order" is 'What''s eaten';
comment on column "Order".n is 'counts';
`;

  test("made into a database again, gives the same dump", async () => {
    write({ "0003_rich.sql": RICH });
    await migrate(database.connection, dir.path);
    const text = await dump(database);
    await using copy = await testDatabase({ migrations: false });
    await copy.query(text);
    expect(await dump(copy)).toBe(text);
  });

  test("reads the same on every version of PostgreSQL", async () => {
    write({ "0003_rich.sql": RICH });
    await migrate(database.connection, dir.path);
    await expect(await dump(database)).toMatchFileSnapshot("fixtures/rich-schema.sql");
  });

  test("refuses what it cannot express", async () => {
    await database.query("create view all_of_it as select 1 as one");
    await expect(dump(database)).rejects.toThrow("view all_of_it");
  });
});

function write(files: Record<string, string>): void {
  mkdirSync(dir.path, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir.path, name), content);
}

async function names(): Promise<unknown[]> {
  return (await database.query("select name from schema_history order by number")).map(({ name }) => name);
}

async function problem(migrating: Promise<unknown>): Promise<string> {
  const caught: unknown = await migrating.catch((error: unknown) => error);
  return caught instanceof MigrationProblem ? caught.code : String(caught);
}

async function dump(of: TestDatabase): Promise<string> {
  const client = new pg.Client(of.connection);
  await client.connect();
  try {
    return await dumpSchema(client);
  } finally {
    await client.end();
  }
}
