import { randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { chooseAccount, startAs, type Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { PostgresProblem, problemFromLog } from "./problem.ts";

/** The one role, which owns everything, and the database that is made for the application. */
export const ROLE = "counterfoil";
export const DATABASE = "counterfoil";

/** The major version of the platform packages that package.json asks for. */
const MAJOR = "18";
/** A fresh cluster takes 40 MB and its first write-ahead log 32 MB more. */
const ROOM_FOR_A_CLUSTER_BYTES = 128 * 1024 * 1024;
const UNFINISHED = "unfinished-";
const INITDB_TIMEOUT_MS = 120_000;

/** Where things lie under `<dataDir>/postgres`, all of it owned by the account that runs PostgreSQL. */
export type Home = {
  account: Account;
  dir: string;
  lock: string;
  cluster: string;
  secret: string;
  log: string;
};

/**
 * Makes `<dataDir>/postgres` or checks the one that is there.
 * Throws `not_ours` when it holds something else, `wrong_owner` when it cannot be used, `no_account` as `chooseAccount`.
 */
export function prepareHome(dataDir: string): Home {
  const wanted = join(dataDir, "postgres");
  const account = chooseAccount([wanted, dataDir]);
  try {
    if (!fs.existsSync(wanted)) create(wanted, account);
    const dir = fs.realpathSync(wanted);
    const names = fs.readdirSync(dir);
    if (names.length > 0 && !names.includes("lock")) throw notOurs(dir);
    const home = {
      account,
      dir,
      lock: join(dir, "lock"),
      cluster: join(dir, "cluster"),
      log: join(dir, "postgres.log"),
    };
    give(home.lock, account);
    return { ...home, secret: join(dir, "secret") };
  } catch (cause) {
    if (cause instanceof PostgresProblem) throw cause;
    throw unusable(wanted, account, cause);
  }
}

function create(dir: string, account: Account): void {
  fs.mkdirSync(dirname(dir), { recursive: true });
  fs.mkdirSync(dir, { mode: 0o700 });
  if (account.lent) fs.chownSync(dir, account.uid, account.gid);
  syncDir(dirname(dir));
}

/** Makes the file if need be, private to the account. */
export function give(path: string, account: Account): void {
  const file = fs.openSync(path, "a", 0o600);
  if (account.lent) fs.fchownSync(file, account.uid, account.gid);
  fs.closeSync(file);
}

function makeSecret(home: Home): void {
  give(home.secret, home.account);
  fs.writeFileSync(home.secret, randomBytes(24).toString("base64url"), { flush: true });
}

function notOurs(dir: string): PostgresProblem {
  return new PostgresProblem(
    "not_ours",
    `The directory ${dir} holds files, but no database of ours.`,
    "Choose another data directory (COUNTERFOIL_DATA), or move those files away.",
  );
}

function unusable(dir: string, account: Account, cause: unknown): PostgresProblem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (reason.includes("ENOSPC")) return problemFromLog("No space left on device", dir);
  return new PostgresProblem(
    "wrong_owner",
    `User ${account.name} cannot use ${dir} (${reason}).`,
    "Run as the user who owns it, or give it to this one with chown -R.",
    cause,
  );
}

/**
 * Makes the cluster on the first start and checks its version on later ones. Call it under the lock.
 * initdb works beside the final place and a rename ends it, so an interrupted first start leaves nothing half made.
 */
export function ensureCluster(home: Home, binaries: Binaries): void {
  removeUnfinished(home);
  if (fs.existsSync(home.cluster)) return checkCluster(home);
  checkRoom(home);
  makeSecret(home);
  const unfinished = join(home.dir, UNFINISHED + randomBytes(4).toString("hex"));
  initdb(home, binaries, unfinished);
  fs.renameSync(unfinished, home.cluster);
  syncDir(home.dir);
}

/** What is written below a directory is only as durable as the directory's own entry. */
function syncDir(dir: string): void {
  const handle = fs.openSync(dir, "r");
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** An initdb whose parent was killed may still be writing; then its directory goes at the next start. */
function removeUnfinished(home: Home): void {
  for (const name of fs.readdirSync(home.dir)) {
    if (!name.startsWith(UNFINISHED)) continue;
    try {
      fs.rmSync(join(home.dir, name), { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

function checkCluster(home: Home): void {
  const version = readOrUndefined(join(home.cluster, "PG_VERSION"))?.trim();
  if (version === undefined) throw notOurs(home.cluster);
  if (version === MAJOR) return;
  throw new PostgresProblem(
    "wrong_version",
    `The data in ${home.cluster} was written by PostgreSQL ${version}; this release carries ${MAJOR}.`,
    "Start the release that wrote it, take a backup there and restore it here.",
  );
}

function checkRoom(home: Home): void {
  const { bavail, bsize } = fs.statfsSync(home.dir);
  if (bavail * bsize >= ROOM_FOR_A_CLUSTER_BYTES) return;
  throw new PostgresProblem(
    "disk_full",
    `The disk that holds ${home.dir} has ${Math.floor((bavail * bsize) / 1e6)} MB left, and a new database takes 128 MB.`,
    "Free some space, or choose another data directory (COUNTERFOIL_DATA).",
  );
}

function initdb(home: Home, binaries: Binaries, into: string): void {
  // Without explicit encoding and locale, LANG=C makes a cluster in SQL_ASCII that stores any bytes.
  const text = "--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C".split(" ");
  const access = [`--username=${ROLE}`, "--auth=scram-sha-256", `--pwfile=${home.secret}`];
  const args = [`--pgdata=${into}`, ...text, "--data-checksums", ...access, "--no-instructions"];
  const { file, args: all, options } = startAs(home.account, binaries.initdb, home.dir, args);
  const { status, stderr, error } = spawnSync(file, all, {
    ...options,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], LC_ALL: "C" },
    cwd: "/",
    timeout: INITDB_TIMEOUT_MS,
  });
  if (status !== 0) throw problemFromLog(stderr || String(error), home.cluster);
}

/** The password that initdb was given. Throws `secret_missing` when somebody removed it. */
export function readSecret(home: Home): string {
  const secret = readOrUndefined(home.secret)?.trim();
  if (secret !== undefined && secret !== "") return secret;
  throw new PostgresProblem(
    "secret_missing",
    `The password file ${home.secret} of the embedded database is gone or empty.`,
    "Put it back from a copy of the data directory, or restore a backup into a new one.",
  );
}

export function readOrUndefined(path: string): string | undefined {
  try {
    return fs.readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
