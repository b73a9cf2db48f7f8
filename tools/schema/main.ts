import { readFileSync, writeFileSync } from "node:fs";
import { currentSchema, SCHEMA_FILE } from "./current.ts";

/** `npm run schema` writes db/schema.sql after a migration was added. */
const text = await currentSchema();
const changed = readFileSync(SCHEMA_FILE, { encoding: "utf8", flag: "a+" }) !== text;
if (changed) writeFileSync(SCHEMA_FILE, text);
process.stderr.write(`db/schema.sql ${changed ? "written" : "is up to date"}\n`);
