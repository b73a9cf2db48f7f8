import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readMigrations } from "@counterfoil/migrations";
import { expect, test } from "vitest";
import { currentSchema, SCHEMA_FILE } from "./current.ts";

test("the migrations are numbered without holes", () => {
  const migrations = readMigrations(join(SCHEMA_FILE, "../migrations"));
  expect(migrations.at(-1)?.number).toBe(migrations.length);
});

test("db/schema.sql is what the migrations make; after a new one, run `npm run schema`", async () => {
  expect(readFileSync(SCHEMA_FILE, "utf8")).toBe(await currentSchema());
});
