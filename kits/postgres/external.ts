import pg from "pg";
import type { Postgres } from "./open.ts";
import { PostgresProblem } from "./problem.ts";

const OLDEST = 15;
const CONNECT_TIMEOUT_MS = 10_000;

/** A database that somebody else runs. Throws `unreachable` or `too_old`. */
export async function openExternal(databaseUrl: string, instance: string): Promise<Postgres> {
  const url = (database?: string): string => {
    if (database === undefined) return databaseUrl;
    const other = new URL(databaseUrl);
    other.pathname = `/${encodeURIComponent(database)}`;
    return other.href;
  };
  const connectionTo = (database?: string): pg.ClientConfig => ({
    connectionString: url(database),
    application_name: instance,
  });
  const version = await askVersion(connectionTo());
  const stop = async (): Promise<"left_running"> => "left_running";
  return {
    connection: connectionTo(),
    connectionTo,
    url,
    version,
    owned: "external",
    ensure: async () => void (await askVersion(connectionTo())),
    others: () => countOthers(connectionTo(), instance),
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}

const OTHERS = `
  SELECT count(*)::int AS others
  FROM pg_stat_activity
  WHERE backend_type IN ('client backend', 'walsender')
    AND datname = current_database()
    AND NOT starts_with(application_name, $1)`;

async function countOthers(connection: pg.ClientConfig, instance: string): Promise<number> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => {}); // the query below fails with the same error
  await client.connect();
  try {
    return (await client.query<{ others: number }>(OTHERS, [instance])).rows[0]?.others ?? 0;
  } finally {
    await client.end();
  }
}

async function askVersion(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => {}); // the query below fails with the same error
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number }>(
      "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number",
    );
    const row = rows[0];
    if (row === undefined) throw new Error("PostgreSQL did not tell its version.");
    if (row.number < OLDEST * 10_000) throw tooOld(row.version);
    return row.version.split(" ")[0] ?? row.version;
  } catch (cause) {
    throw cause instanceof PostgresProblem ? cause : unreachable(cause);
  } finally {
    await client.end().catch(() => {});
  }
}

function tooOld(version: string): PostgresProblem {
  return new PostgresProblem(
    "too_old",
    `DATABASE_URL points at PostgreSQL ${version}.`,
    `Use ${OLDEST} or newer, or unset DATABASE_URL to use the embedded one.`,
  );
}

function unreachable(cause: unknown): PostgresProblem {
  const reason = cause instanceof Error && cause.message !== "" ? cause.message : String(cause);
  return new PostgresProblem(
    "unreachable",
    `The PostgreSQL in DATABASE_URL cannot be used (${reason}).`,
    "Check that it runs, and the host, port, user, password and database in the URL.",
    cause,
  );
}
