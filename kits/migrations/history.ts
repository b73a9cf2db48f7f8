import type pg from "pg";
import type { Migration } from "./migration.ts";

/** What the database says was done to it. */
export type Applied = { number: number; name: string; checksum: string; appliedAt: Date; note: string };

/** The one table that no migration makes. Left out of the schema dump. */
export const HISTORY_TABLE = "schema_history";

const CREATE = `
  create table if not exists ${HISTORY_TABLE} (
    number integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp(),
    note text not null
  )`;

const READ = `
  select number, name, checksum, applied_at as "appliedAt", note
  from ${HISTORY_TABLE}
  order by number`;

const RECORD = `
  insert into ${HISTORY_TABLE} (number, name, checksum, note)
  values ($1, $2, $3, $4)`;

export async function ensureHistory(client: pg.ClientBase): Promise<void> {
  await client.query("set client_min_messages = warning");
  await client.query(CREATE);
}

/** Empty for a database that was never migrated. */
export async function readHistory(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<{ made: boolean }>(
    `select to_regclass('${HISTORY_TABLE}') is not null as made`,
  );
  if (rows[0]?.made !== true) return [];
  return (await client.query<Applied>(READ)).rows;
}

export async function recordApplied(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query(RECORD, [migration.number, migration.name, migration.checksum, migration.note]);
}
