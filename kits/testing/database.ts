import { join } from "node:path";
import type { Postgres } from "@counterfoil/postgres";
import pg from "pg";
import { openTestServer } from "./server.ts";
import { asAdmin, createEmpty, ensureTemplate, testName } from "./template.ts";

const MIGRATIONS = join(import.meta.dirname, "../../db/migrations");
/** For the test's own look at the data; code under test brings its own connections. */
const CONNECTIONS = 2;

/** A database of the test's own. */
export interface TestDatabase extends AsyncDisposable {
  name: string;
  connection: pg.ClientConfig;
  url: string;
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Drops it, cutting whoever is connected. With KEEP_DB set it stays and its address is printed. */
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database: a clone of a template, in tens of milliseconds. `migrations` names another directory of
 * migrations, or `false` for a database with nothing in it. Call `drop` in the end, or use `await using`.
 */
export async function testDatabase({
  migrations = MIGRATIONS,
}: { migrations?: string | false } = {}): Promise<TestDatabase> {
  const server = await borrowServer();
  const name = testName();
  await asAdmin(server, async (admin) => {
    if (migrations === false) return createEmpty(admin, name);
    await admin.query(`create database ${name} template ${await ensureTemplate(server, admin, migrations)}`);
  });
  return describe(server, name);
}

function describe(server: Postgres, name: string): TestDatabase {
  const connection = server.connectionTo(name);
  const url = server.url(name);
  const pool = new pg.Pool({ ...connection, max: CONNECTIONS });
  pool.on("error", () => {}); // a cut idle connection; the next query opens another
  let dropped: Promise<void> | undefined;
  const remove = async (): Promise<void> => {
    await pool.end();
    if (process.env["KEEP_DB"] === undefined) {
      await asAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`));
    } else {
      process.stderr.write(`kept ${url}\n`);
    }
    await returnServer();
  };
  const drop = (): Promise<void> => (dropped ??= remove());
  const query: TestDatabase["query"] = async (text, values) => (await pool.query(text, values)).rows;
  return { name, connection, url, query, drop, [Symbol.asyncDispose]: drop };
}

/*
 * Under the global setup the server is a URL, and opening it costs a look at its version. Without it (a single test run
 * from an editor) this process opens the shared cluster itself, and leaves it with the last database it drops.
 */
let borrowed: { server: Promise<Postgres>; databases: number } | undefined;

async function borrowServer(): Promise<Postgres> {
  borrowed ??= { server: openTestServer(), databases: 0 };
  borrowed.databases += 1;
  return borrowed.server;
}

async function returnServer(): Promise<void> {
  if (borrowed === undefined) return;
  borrowed.databases -= 1;
  if (borrowed.databases > 0) return;
  const { server } = borrowed;
  borrowed = undefined;
  await (await server).stop();
}
