import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync, gzipSync } from "node:zlib";
import { tempDir, testDatabase, type TempDir, type TestDatabase } from "@counterfoil/testing";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { JAR_COLOURS } from "./fixtures/jars.ts";
import { groundAt, jarMigrations, openShelf } from "./fixtures/shelf.ts";
import { backup, BackupProblem, type Ground, restore } from "./index.ts";

const WITH_CHECK = { check: true, release: "0.1.0" };
const UNCHECKED = { check: false, release: "0.1.0" };
const PLAIN = { overwrite: false, dropOld: false, acceptFaults: false };

let shelf: Awaited<ReturnType<typeof openShelf>>;
let dir: TempDir;
beforeEach(async () => {
  dir = tempDir();
  shelf = await openShelf();
  for (let coins = 1; coins <= 5; coins += 1) await shelf.put(coins);
});
afterEach(async () => {
  await shelf.close();
  await dir.remove();
});

const at = (...names: string[]): string => join(dir.path, ...names);

describe("a backup", () => {
  test("holds the tape and what does not follow from it, and is one instant of a house that goes on selling", async () => {
    let open = true;
    let sold = 5;
    const selling = (async () => {
      while (open) {
        await shelf.put(1);
        sold += 1;
      }
    })();
    const { manifest, checked } = await backup(shelf.ground, at("b"), WITH_CHECK);
    open = false;
    await selling;
    expect(checked).toBe(true);
    expect(manifest.tables.map(({ table }) => table)).toEqual([
      "device_syncs",
      "jar_keys",
      "outbox",
      "scopes",
      "site_homes",
      "site_mail",
      "sites",
      "tape",
    ]);
    expect(manifest.entries).toBeGreaterThanOrEqual(6);
    expect(manifest.entries).toBeLessThanOrEqual(sold + 1);
    expect(manifest.tips).toMatchObject([{ scope_id: shelf.scope, version: manifest.entries }]);
    const tape = gunzipSync(readFileSync(at("b", "tape.copy.gz"))).toString();
    expect(tape.trimEnd().split("\n")).toHaveLength(manifest.entries);
    expect(readdirSync(dir.path)).toEqual(["b"]);
  });

  test("of the same state is the same, byte for byte", async () => {
    const [one, two] = [
      await backup(shelf.ground, at("1"), UNCHECKED),
      await backup(shelf.ground, at("2"), UNCHECKED),
    ];
    expect(one.manifest.tables).toEqual(two.manifest.tables);
  });

  test("writes over nothing", async () => {
    writeFileSync(at("holiday.jpg"), "");
    expect(await codeOf(backup(shelf.ground, dir.path, UNCHECKED))).toBe("not_empty");
    expect(await codeOf(backup(shelf.ground, at("holiday.jpg"), UNCHECKED))).toBe("not_empty");
    expect(readdirSync(dir.path)).toEqual(["holiday.jpg"]);
  });

  test("says what is wrong where it cannot write", async () => {
    expect(await codeOf(backup(shelf.ground, "/proc/counterfoil", UNCHECKED))).toBe("cannot_write");
  });

  test("of nothing, and of a house whose tape does not hold, is refused and leaves nothing behind", async () => {
    await using empty = await testDatabase({ migrations: false });
    const nowhere = await groundAt(empty.url, shelf.migrations);
    expect(await codeOf(backup(nowhere, at("b"), WITH_CHECK))).toBe("nothing_there");
    await shelf.base.query(
      `update tape set events = replace(events, '"coins":3', '"coins":4') where version = 4`,
    );
    expect(await codeOf(backup(shelf.ground, at("b"), WITH_CHECK))).toBe("does_not_hold");
    expect(readdirSync(dir.path)).toEqual([]);
    expect(await scratches(shelf.base)).toEqual([]);
  });
});

describe("a restore", () => {
  let other: TestDatabase;
  let ground: Ground;
  beforeEach(async () => {
    other = await testDatabase({ migrations: false });
    ground = await groundAt(other.url, shelf.migrations);
  });
  afterEach(() => other.drop());

  test("elsewhere gives the same tape, keys and views", async () => {
    const { manifest } = await backup(shelf.ground, at("b"), WITH_CHECK);
    const restored = await restore(ground, at("b"), PLAIN);
    expect(restored).toMatchObject({ entries: 6, chains: 1, kept: null });
    for (const table of ["scopes", "tape", "device_heads", "jars", "coins_put", "jar_keys"]) {
      expect(await rowsOf(other, table), table).toEqual(await rowsOf(shelf.base, table));
    }
    expect((await backup(ground, at("again"), WITH_CHECK)).manifest.tables).toEqual(manifest.tables);
    expect(await scratches(other)).toEqual([]);
  });

  test("by a later release brings its tables up to date", async () => {
    await backup(shelf.ground, at("b"), WITH_CHECK);
    await using later = tempDir();
    writeFileSync(join(jarMigrations(later.path), "0006_colours.sql"), JAR_COLOURS);
    await restore({ ...ground, migrations: later.path }, at("b"), PLAIN);
    expect(await other.query("select jar, colour from jar_keys")).toEqual([{ jar: "tips", colour: "grey" }]);
    expect(await rowsOf(other, "jars")).toEqual(await rowsOf(shelf.base, "jars"));
    // And back: the earlier release does not know what it would be given.
    await backup({ ...ground, migrations: later.path }, at("later"), WITH_CHECK);
    await using third = await testDatabase({ migrations: false });
    expect(await codeOf(restore(await groundAt(third.url, shelf.migrations), at("later"), PLAIN))).toBe(
      "newer",
    );
  });

  test("refuses a file that was cut, changed or taken away, and names it", async () => {
    await backup(shelf.ground, at("b"), UNCHECKED);
    const files = readdirSync(at("b")).filter((name) => name !== "manifest.sha256");
    expect(files).toEqual([
      "device_syncs.copy.gz",
      "jar_keys.copy.gz",
      "manifest.json",
      "outbox.copy.gz",
      "scopes.copy.gz",
      "site_homes.copy.gz",
      "site_mail.copy.gz",
      "sites.copy.gz",
      "tape.copy.gz",
    ]);
    for (const file of files) {
      const good = readFileSync(at("b", file));
      const harms = [
        () => truncateSync(at("b", file), good.length - 1),
        () => appendFileSync(at("b", file), " "),
        () => writeFileSync(at("b", file), flipped(good)),
        () => rmSync(at("b", file)),
      ];
      for (const harm of harms) {
        harm();
        const problem = await problemOf(restore(ground, at("b"), PLAIN));
        expect(["damaged", "not_a_backup"]).toContain(problem.code);
        expect(problem.message).toContain(file);
        writeFileSync(at("b", file), good);
      }
    }
    expect(await codeOf(restore(ground, at("nowhere"), PLAIN))).toBe("not_a_backup");
    expect(await other.query("select relname from pg_class where relname = 'tape'")).toEqual([]);
    await disconnect(other);
    expect(await restore(ground, at("b"), PLAIN)).toMatchObject({ entries: 6 });
  });

  test("INV-8 finds a change to the tape even where every hash of the backup was made to fit", async () => {
    await backup(shelf.ground, at("b"), UNCHECKED);
    const tape = gunzipSync(readFileSync(at("b", "tape.copy.gz"))).toString();
    writeFileSync(at("b", "tape.copy.gz"), gzipSync(tape.replaceAll('"coins":3', '"coins":2')));
    await reseal();
    expect(await codeOf(restore(ground, at("b"), PLAIN))).toBe("does_not_hold");
    expect(await restore(ground, at("b"), { ...PLAIN, acceptFaults: true })).toMatchObject({ entries: 6 });
  });

  test("refuses to write over a house that lives, unless told, and then keeps what was there", async () => {
    await backup(shelf.ground, at("b"), WITH_CHECK);
    await shelf.put(100);
    await shelf.leave();
    expect(await codeOf(restore(shelf.ground, at("b"), PLAIN))).toBe("live");
    expect(await coins(shelf.base)).toBe(115);
    await disconnect(shelf.base);
    const { kept } = await restore(shelf.ground, at("b"), { ...PLAIN, overwrite: true });
    expect(await coins(shelf.base)).toBe(15);
    expect(kept).toMatch(/_before_\d{8}t\d{6}z$/);
    const before = { ...shelf.ground.postgres, connection: shelf.ground.postgres.connectionTo(kept ?? "") };
    const old = await backup({ ...shelf.ground, postgres: before }, at("old"), WITH_CHECK);
    expect(old.manifest.entries).toBe(7);
    await disconnect(shelf.base);
    await restore(shelf.ground, at("old"), { ...PLAIN, overwrite: true, dropOld: true });
    expect(await coins(shelf.base)).toBe(115);
    await shelf.base.query(`drop database ${kept}`);
    expect(await scratches(shelf.base)).toEqual([]);
  });

  test("needs a role that may create databases, and says so", async () => {
    await using house = await roleOfItsOwn(shelf.base);
    const limited = await groundAt(house.url, shelf.migrations);
    await backup(shelf.ground, at("b"), UNCHECKED);
    expect(await codeOf(restore(limited, at("b"), PLAIN))).toBe("may_not");
    await shelf.base.query(`alter role ${house.role} createdb`);
    expect(await restore(limited, at("b"), PLAIN)).toMatchObject({ entries: 6, kept: null });
    await shelf.base.query(`alter role ${house.role} nocreatedb`);
    expect(await codeOf(backup(limited, at("again"), WITH_CHECK))).toBe("may_not");
    expect(await backup(limited, at("again"), UNCHECKED)).toMatchObject({ checked: false });
  });

  test("refuses while others are connected, at the start and at the end", async () => {
    await backup(shelf.ground, at("b"), UNCHECKED);
    await shelf.leave();
    await disconnect(shelf.base);
    const overwrite = { ...PLAIN, overwrite: true };
    await using person = await visitor(shelf.base);
    expect(await codeOf(restore(shelf.ground, at("b"), overwrite))).toBe("in_use");
    await person.leave();
    let late: Awaited<ReturnType<typeof visitor>> | undefined;
    const tell = async (doing: string): Promise<void> => {
      if (doing === "verifying") late ??= await visitor(shelf.base);
    };
    const told = { ...shelf.ground, tell: (doing: string) => void tell(doing) };
    expect(await codeOf(restore(told, at("b"), overwrite))).toBe("in_use");
    await late?.leave();
    expect(await coins(shelf.base)).toBe(15);
  });

  test("that is killed at any moment leaves the house as it was, or as it should be", async () => {
    const { manifest } = await backup(shelf.ground, at("b"), WITH_CHECK);
    await shelf.put(100);
    await shelf.leave();
    const outcomes = new Set<number>();
    for (const moment of ["comparing", "loading", "deriving", "verifying", "taking", "restored"]) {
      await disconnect(shelf.base);
      await killedAt(moment, shelf.base.url, at("b"), shelf.migrations);
      outcomes.add(await coins(shelf.base));
    }
    expect([...outcomes]).toEqual([115, 15]);
    await disconnect(shelf.base);
    await restore(shelf.ground, at("b"), { ...PLAIN, overwrite: true, dropOld: true });
    expect(await rowsOf(shelf.base, "tape")).toHaveLength(manifest.entries);
    expect(await scratches(shelf.base)).toEqual([]);
  });

  /** As somebody would who has understood the form. */
  async function reseal(): Promise<void> {
    const { sealed } = await import("./manifest.ts");
    const { createHash } = await import("node:crypto");
    const manifest = JSON.parse(readFileSync(at("b", "manifest.json"), "utf8"));
    for (const table of manifest.tables) {
      const bytes = readFileSync(at("b", table.file));
      table.bytes = bytes.length;
      table.sha256 = createHash("sha256").update(bytes).digest("hex");
    }
    for (const [name, text] of Object.entries(sealed(manifest))) writeFileSync(at("b", name), text);
  }
});

async function problemOf(work: Promise<unknown>): Promise<BackupProblem> {
  const caught = await work.then(
    () => new Error("it was done"),
    (problem: unknown) => problem,
  );
  if (caught instanceof BackupProblem) return caught;
  throw caught;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await problemOf(work)).code;
}

async function rowsOf(base: TestDatabase, table: string): Promise<unknown[]> {
  return base.query(`select t::text from ${table} t order by 1`);
}

async function coins(base: TestDatabase): Promise<number> {
  const [row] = await base.query<{ coins: number }>(
    "select coins::int as coins from jars where jar = 'tips'",
  );
  return row?.coins ?? 0;
}

async function scratches(base: TestDatabase): Promise<unknown[]> {
  return base.query("select datname from pg_database where starts_with(datname, current_database() || '_')");
}

/** A role without privileges, with an empty database that is its own. */
async function roleOfItsOwn(base: TestDatabase): Promise<AsyncDisposable & { url: string; role: string }> {
  const role = `${base.name}_r`;
  await base.query(`create role ${role} login password 'role'`);
  await base.query(`create database ${role} owner ${role}`);
  const url = new URL(base.url);
  Object.assign(url, { username: role, password: "role", pathname: `/${role}` });
  const remove = async (): Promise<void> => {
    await base.query(`drop database ${role} with (force)`);
    await base.query(`drop role ${role}`);
  };
  return { url: url.href, role, [Symbol.asyncDispose]: remove };
}

/** The test's own pool is another program to whoever restores. */
async function disconnect(base: TestDatabase): Promise<void> {
  await base.query("select pg_terminate_backend(pg_backend_pid())").catch(() => {});
}

async function visitor(base: TestDatabase): Promise<AsyncDisposable & { leave: () => Promise<void> }> {
  const client = new pg.Client({ ...base.connection, application_name: "psql" });
  await client.connect();
  const leave = async (): Promise<void> => {
    await client.end();
    await disconnect(base);
  };
  return { leave, [Symbol.asyncDispose]: () => client.end().catch(() => {}) };
}

/** Runs a restore in a process of its own and kills it as soon as it says that it has come so far. */
async function killedAt(moment: string, url: string, from: string, migrations: string): Promise<void> {
  const file = join(import.meta.dirname, "fixtures/restorer.ts");
  const child = spawn(process.execPath, [file, url, from, migrations], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  let reached = false;
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith(moment)) continue;
    reached = true;
    child.kill("SIGKILL");
  }
  await gone;
  expect(reached, moment).toBe(true);
}

function flipped(bytes: Buffer): Buffer {
  const middle = bytes.length >> 1;
  return Buffer.concat([
    bytes.subarray(0, middle),
    Buffer.from([(bytes[middle] ?? 0) ^ 1]),
    bytes.subarray(middle + 1),
  ]);
}
