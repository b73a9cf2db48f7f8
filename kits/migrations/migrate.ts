import pg from "pg";
import { ensureHistory, readHistory, recordApplied, type Applied } from "./history.ts";
import { readMigrations, type Check, type Migration } from "./migration.ts";
import { MigrationProblem } from "./problem.ts";

/** Any number of our own; whoever holds it migrates. */
const LOCK_KEY = 4_606_912_001;
/** Longer than any migration of ours takes on a shop's box; a statement that waits longer for a lock fails and can be repeated. */
const LOCK_TIMEOUT_MS = 60_000;

export type MigrateOptions = {
  /** Runs everything that is pending with its checks, in one transaction that is rolled back. It takes real locks. */
  dryRun?: boolean;
  /** As for `readMigrations`. */
  allowGaps?: boolean;
  /** Stops after the migration of this number: where a backup was made. */
  upTo?: number;
  /** Told each migration by name. */
  log?: (line: string) => void;
};

/**
 * Brings the database up to the newest file in `dir`: each pending migration with its checks in one transaction of its
 * own. Safe to call from several processes at once. Throws MigrationProblem; what came before the failing one stays.
 * @returns the names of those that were applied, or would be.
 */
export async function migrate(
  connection: pg.ClientConfig,
  dir: string,
  { dryRun = false, allowGaps = false, upTo = Infinity, log = () => {} }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = readMigrations(dir, { allowGaps });
  return withLockedClient(connection, async (client) => {
    if (dryRun) await client.query("begin");
    await ensureHistory(client);
    const pending = comparePast(migrations, await readHistory(client)).filter(({ number }) => number <= upTo);
    for (const migration of pending) {
      log(`${dryRun ? "trying" : "applying"} ${migration.name}`);
      if (!dryRun) await client.query("begin");
      await apply(client, migration);
      if (!dryRun) await client.query("commit");
    }
    if (dryRun) await client.query("rollback");
    return pending.map(({ name }) => name);
  });
}

/** The pending migrations. Throws `edited`, `ahead` or `gap` when the files do not begin with what was applied. */
export function comparePast(migrations: Migration[], history: Applied[]): Migration[] {
  for (const [index, past] of history.entries()) {
    const file = migrations[index];
    if (!migrations.some(({ number }) => number === past.number) || file === undefined) throw ahead(past);
    if (file.number < past.number) throw late(file, past);
    if (file.checksum !== past.checksum || file.name !== past.name) throw edited(past, file);
  }
  return migrations.slice(history.length);
}

function late(file: Migration, past: Applied): MigrationProblem {
  return new MigrationProblem(
    "gap",
    `${file.name}.sql comes before ${past.name}, which is applied already.`,
    "Give the new migration the next free number.",
  );
}

function ahead(past: Applied): MigrationProblem {
  return new MigrationProblem(
    "ahead",
    `The database has ${past.name}, which this release does not know.`,
    "Run the newer release, or restore a backup that was made before it.",
  );
}

function edited(past: Applied, file: Migration): MigrationProblem {
  return new MigrationProblem(
    "edited",
    `${file.name}.sql is not the file that was applied as ${past.name} on ${past.appliedAt.toISOString()}.`,
    "Bring the old file back from the version control, and put the change into a new migration.",
  );
}

async function withLockedClient<T>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection);
  client.on("error", () => {}); // the query under way fails with the same error
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]).catch((cause: unknown) => {
      throw new MigrationProblem(
        "busy",
        "Another process is migrating this database.",
        "Try again when it has ended.",
        cause,
      );
    });
    return await work(client);
  } finally {
    await client.end(); // and with it the lock and any transaction that was left open
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (const check of migration.before) await verify(client, migration, "before", check);
  await client.query(migration.sql).catch((cause: unknown) => {
    throw new MigrationProblem(
      "statement_failed",
      `${migration.name}.sql failed and was rolled back: ${describe(cause, migration.sql)}.`,
      "The database is as it was before it.",
      cause,
    );
  });
  for (const check of migration.after) await verify(client, migration, "after", check);
  await recordApplied(client, migration);
}

async function verify(client: pg.Client, migration: Migration, when: string, check: Check): Promise<void> {
  let said = "";
  try {
    const { rows } = await client.query<unknown[]>({ text: check.sql, rowMode: "array" });
    if (rows.length === 1 && rows[0]?.length === 1 && rows[0][0] === true) return;
    said = `It answered ${JSON.stringify(rows.slice(0, 3))} instead of one true.`;
  } catch (cause) {
    said = `It failed: ${describe(cause, check.sql)}.`;
  }
  throw new MigrationProblem(
    "check_failed",
    `${migration.name}.sql was rolled back: the check ${when} it, "${check.promise}", does not hold. ${said}`,
    "The database is as it was before it.",
  );
}

/** PostgreSQL's words, with the line that they are about. */
function describe(cause: unknown, sql: string): string {
  if (!(cause instanceof pg.DatabaseError)) return String(cause);
  const at =
    cause.position === undefined ? undefined : sql.slice(0, Number(cause.position)).split("\n").length;
  const line = at === undefined ? "" : ` near "${sql.split("\n")[at - 1]?.trim()}"`;
  return cause.message + line;
}
