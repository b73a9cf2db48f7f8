import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgres, PostgresProblem, withFileLock, type Postgres } from "@counterfoil/postgres";

/** Where the global setup leaves the address of the server that it opened, for the workers it starts. */
export const SERVER_VARIABLE = "COUNTERFOIL_TEST_SERVER";

/** The first start of a machine that runs several test suites at once. */
const LOCK_TIMEOUT_MS = 120_000;

/** Test data needs no crash safety. Tests that kill the database open one of their own, with the real settings. */
const SETTINGS = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  shared_buffers: "128MB",
};

/** What a kill at the wrong moment can do to a cluster without fsync. */
const BEYOND_REPAIR: readonly string[] = ["start_failed", "wrong_version", "secret_missing", "not_ours"];

/**
 * The server for test databases: the one of the global setup, that in DATABASE_URL, or an embedded one which all test
 * runs of this checkout share. It stays on disk between runs, so that only the first makes it.
 */
export async function openTestServer(): Promise<Postgres> {
  const given = process.env[SERVER_VARIABLE] ?? process.env["DATABASE_URL"];
  if (given !== undefined) return openPostgres({ dataDir: "", databaseUrl: given });
  const checkout = createHash("sha256")
    .update(import.meta.dirname)
    .digest("hex")
    .slice(0, 12);
  const dataDir = join(tmpdir(), `counterfoil-tests-${process.getuid?.() ?? "user"}-${checkout}`);
  return withFileLock(`${dataDir}.lock`, LOCK_TIMEOUT_MS, () => openOrRemake(dataDir));
}

async function openOrRemake(dataDir: string): Promise<Postgres> {
  try {
    return await openPostgres({ dataDir, settings: SETTINGS });
  } catch (problem) {
    if (!(problem instanceof PostgresProblem) || !BEYOND_REPAIR.includes(problem.code)) throw problem;
    await rm(dataDir, { recursive: true, force: true });
    return openPostgres({ dataDir, settings: SETTINGS });
  }
}
