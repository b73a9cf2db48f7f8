import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { currentSchema, SCHEMA_FILE } from "./current.ts";

test("db/schema.sql is what the migrations make; after a new one, run `npm run schema`", async () => {
  expect(readFileSync(SCHEMA_FILE, "utf8")).toBe(await currentSchema());
});
