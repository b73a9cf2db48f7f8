import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { eventually, tempDir, testDatabase } from "./index.ts";

test("each call gives a database of its own with the migrations in it", async () => {
  await using one = await testDatabase();
  await using two = await testDatabase();
  await one.query("create table mine (n int)");
  const tables =
    "select table_name as name from information_schema.tables where table_schema = current_schema()";
  const [ours, theirs] = [await one.query(tables), await two.query(tables)];
  expect(theirs).toContainEqual({ name: "schema_history" });
  expect(ours).toContainEqual({ name: "mine" });
  expect(theirs).not.toContainEqual({ name: "mine" });
});

test("text is UTF-8 and compared by code point on every server", async () => {
  await using database = await testDatabase();
  const [row] = await database.query(
    "select 'Z' < 'a' as c, lower('ÉCLAIR') as lower, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()",
  );
  expect(row).toEqual({ c: true, lower: "éclair", encoding: "UTF8" });
});

test("many at once with new migrations share one template", async () => {
  await using dir = tempDir();
  const migrations = join(dir.path, "migrations");
  mkdirSync(migrations);
  writeFileSync(join(migrations, "0001_one.sql"), `-- Unique ${dir.path}\n\ncreate table one (n int);\n`);
  const databases = await Promise.all(Array.from({ length: 5 }, () => testDatabase({ migrations })));
  for (const database of databases) expect(await database.query("select n from one")).toEqual([]);
  await Promise.all(databases.map((database) => database.drop()));
});

test("drop cuts whoever is connected and may be called twice", async () => {
  const database = await testDatabase({ migrations: false });
  const client = new pg.Client(database.connection);
  client.on("error", () => {});
  await client.connect();
  await Promise.all([database.drop(), database.drop()]);
  await expect(client.query("select 1")).rejects.toThrow(/terminat|queryable/);
  await client.end();
});

test("eventually returns the first success and throws the last failure", async () => {
  let turns = 0;
  const third = (): number => {
    turns += 1;
    if (turns < 3) throw new Error(`turn ${turns}`);
    return turns;
  };
  expect(await eventually(third)).toBe(3);
  const never = eventually(() => Promise.reject(new Error("never")), { timeoutMs: 50 });
  await expect(never).rejects.toThrow("never");
});

test("a temporary directory is gone afterwards", async () => {
  const dir = tempDir();
  writeFileSync(join(dir.path, "file"), "");
  await dir.remove();
  expect(existsSync(dir.path)).toBe(false);
});
