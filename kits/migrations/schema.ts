import type pg from "pg";
import { HISTORY_TABLE } from "./history.ts";
import { sections, UNKNOWN } from "./catalog.ts";

const HEAD = `-- The schema after all migrations, dumped from a migrated database. Never edit it: run the dump again.

set check_function_bodies = false;
`;

/**
 * The current schema as SQL that makes it again: the same text from every PostgreSQL from 15 on, so that a difference
 * is a change. Covers what the migrations use; throws on kinds of objects that it does not know rather than leave
 * them out. Owners, grants and the history table are not part of it.
 */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  await refuseUnknown(client);
  const statements: string[] = [];
  for (const section of sections) {
    const { rows } = await client.query<{ statement: string }>(section, [HISTORY_TABLE]);
    statements.push(...rows.map(({ statement }) => statement));
  }
  return [HEAD, ...statements.map((statement) => `${statement}\n`)].join("\n");
}

async function refuseUnknown(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ thing: string }>(UNKNOWN);
  if (rows.length === 0) return;
  const things = rows.map(({ thing }) => thing).join(", ");
  throw new Error(`The schema dump cannot express ${things}. Teach it in kits/migrations/catalog.ts.`);
}
