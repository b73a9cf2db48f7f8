import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@counterfoil/migrations";
import type { Postgres } from "@counterfoil/postgres";
import pg from "pg";

export const TEST_PREFIX = "counterfoil_test_";
const TEMPLATE_PREFIX = "counterfoil_template_";
const TEMPLATES_KEPT = 5;
/** Databases of a run that was killed, or kept on purpose and looked at since. */
const TESTS_KEPT_MS = 3_600_000;
/** One maker of templates at a time on a server. */
const LOCK_KEY = 4_606_912_002;

/** Runs `work` on a connection to the server's own database, where databases are made and dropped. */
export async function asAdmin<T>(server: Postgres, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The name of a database with the migrations of `dir` applied, to be cloned. The first who asks makes it, for all
 * processes and later runs: its name holds the checksum of the files.
 */
export async function ensureTemplate(server: Postgres, admin: pg.Client, dir: string): Promise<string> {
  const name = TEMPLATE_PREFIX + checksum(dir);
  if (await exists(admin, name)) return name;
  await admin.query("select pg_advisory_lock($1)", [LOCK_KEY]);
  try {
    if (!(await exists(admin, name))) await make(server, admin, name, dir);
  } finally {
    await admin.query("select pg_advisory_unlock($1)", [LOCK_KEY]);
  }
  return name;
}

function checksum(dir: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(dir).filter((file) => file.endsWith(".sql"));
  for (const file of files.sort())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(dir, file)))
      .update("\0");
  return hash.digest("hex").slice(0, 16);
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query("select from pg_database where datname = $1", [name]);
  return rowCount === 1;
}

/** Under another name until it is complete, so that whoever finds the name finds a finished template. */
async function make(server: Postgres, admin: pg.Client, name: string, dir: string): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await admin.query(`drop database if exists ${unfinished} with (force)`);
  await createEmpty(admin, unfinished);
  await migrate(server.connectionTo(unfinished), dir, { allowGaps: true });
  // A template with a connection cannot be cloned.
  await admin.query(`alter database ${unfinished} allow_connections false`);
  await admin.query(`alter database ${unfinished} rename to ${name}`);
}

/** UTF-8 with text compared by code point, whatever the server's own habit is. */
export async function createEmpty(admin: pg.Client, name: string): Promise<void> {
  const { rows } = await admin.query<{ number: number }>(
    "select current_setting('server_version_num')::int as number",
  );
  const builtin = (rows[0]?.number ?? 0) >= 170_000;
  const locale = builtin
    ? "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
    : "lc_collate 'C' lc_ctype 'C.UTF-8'";
  await admin.query(`create database ${name} template template0 encoding 'UTF8' ${locale}`);
}

/** A name that tells when it was given. */
export function testName(): string {
  return `${TEST_PREFIX}${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 10)}`;
}

/** Drops what earlier runs left behind; what is in use by a run beside us stays. */
export async function sweep(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where starts_with(datname, $1) or starts_with(datname, $2) order by oid desc`,
    [TEST_PREFIX, TEMPLATE_PREFIX],
  );
  const names = rows.map(({ name }) => name);
  const templates = names.filter((name) => name.startsWith(TEMPLATE_PREFIX) && !name.endsWith("_unfinished"));
  const tests = names.filter(
    (name) => name.startsWith(TEST_PREFIX) && Date.now() - givenAt(name) > TESTS_KEPT_MS,
  );
  for (const name of [...templates.slice(TEMPLATES_KEPT), ...tests]) {
    await admin.query(`drop database if exists ${name}`).catch(inUse);
  }
}

const givenAt = (name: string): number =>
  Number.parseInt(name.slice(TEST_PREFIX.length).split("_")[0] ?? "", 36);

/** SQLSTATE object_in_use. */
function inUse(problem: unknown): void {
  if (problem instanceof pg.DatabaseError && problem.code === "55006") return;
  throw problem;
}
