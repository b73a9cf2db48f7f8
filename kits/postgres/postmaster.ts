import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startAs } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { give, readOrUndefined, type Home } from "./cluster.ts";
import { clearTraces, findPostmaster, type Found } from "./pid-file.ts";
import { freePort } from "./port.ts";
import { isPortTaken, PostgresProblem, problemFromLog } from "./problem.ts";
import { settingArguments, type Settings } from "./settings.ts";

/** A postmaster that accepts connections. */
export type Endpoint = { host: string; port: number; started: boolean };

/** Replaying the write-ahead log after a crash is bounded by max_wal_size; a slow disk needs minutes for it. */
export const READY_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 60_000;
const POLL_MS = 20;
const REPORT_EVERY_MS = 5_000;
/** Other programs may take a free port between our look and PostgreSQL's. */
const START_ATTEMPTS = 5;
/** Processes outlive a killed postmaster until they notice, and the shared memory is theirs until then. */
const PASSING_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** sockaddr_un holds 108 bytes with the closing zero; PostgreSQL's name in it is at most 15. */
const SOCKET_DIR_LIMIT_BYTES = 107 - "/.s.PGSQL.65535".length;

export type StartOptions = { port: number | undefined; settings: Settings; log: (line: string) => void };

/** Waits until the postmaster accepts connections; undefined as soon as `alive` says that it never will. */
export async function awaitReady(
  home: Home,
  log: (line: string) => void,
  alive: () => boolean = () => findPostmaster(home) !== undefined,
): Promise<Found | undefined> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let report = Date.now() + REPORT_EVERY_MS;
  while (alive()) {
    const found = findPostmaster(home);
    if (found?.status === "ready") return found;
    if (Date.now() > deadline) throw notReady(home, found?.status ?? "starting");
    if (Date.now() > report) {
      log(
        `the database is ${found?.status ?? "starting"}; after a crash it first repeats what was being written`,
      );
      report = Date.now() + REPORT_EVERY_MS;
    }
    await sleep(POLL_MS);
  }
  return undefined;
}

function notReady(home: Home, status: string): PostgresProblem {
  return new PostgresProblem(
    "start_failed",
    `The database has been ${status} for ${READY_TIMEOUT_MS / 1000} s.`,
    `Read ${home.log}; it goes on by itself and can be tried again.`,
  );
}

/**
 * Adopts the postmaster of this cluster or starts one that outlives us. Call it under the lock.
 * Under the lock nobody else starts one, but the orphan of a killed starter may still be on its way up; PostgreSQL's own
 * lock file then lets one of the two in, and we come round to adopt it.
 */
export async function adoptOrStart(home: Home, binaries: Binaries, options: StartOptions): Promise<Endpoint> {
  const patience = Date.now() + PASSING_TIMEOUT_MS;
  let failure: Failure = { said: "", signal: null };
  let port = options.port ?? lastPort(home);
  for (let attempt = 1; attempt <= START_ATTEMPTS;) {
    const found = await awaitReady(home, options.log);
    if (found !== undefined) return endpointOf(home, found, false);
    clearTraces(home);
    port ??= await freePort();
    const outcome = await tryStart(home, binaries, port, options);
    if ("pid" in outcome) return endpointOf(home, outcome, true);
    failure = outcome;
    if (mayPass(failure) && Date.now() < patience) {
      await sleep(POLL_MS);
      continue;
    }
    if (!isPortTaken(failure.said)) break;
    port = options.port;
    attempt += 1;
  }
  throw failure.signal === null ? problemFromLog(failure.said, home.cluster) : killed(failure.signal);
}

function killed(signal: NodeJS.Signals): PostgresProblem {
  return new PostgresProblem(
    "start_failed",
    `PostgreSQL was ended by ${signal} each time it started.`,
    "Look for who does that; a system that is short of memory sends SIGKILL (dmesg tells).",
  );
}

const mayPass = ({ said, signal }: Failure): boolean =>
  signal !== null || /pre-existing shared memory block|lock file ".*" (already exists|is empty)/.test(said);

/** The socket is the shorter way; where there is none, loopback does as well. */
function endpointOf(home: Home, { port }: Found, started: boolean): Endpoint {
  const dir = socketDir(home);
  const host = dir !== "" && fs.existsSync(join(dir, `.s.PGSQL.${port}`)) ? dir : "127.0.0.1";
  return { host, port, started };
}

/** The port of the last start, so that addresses written down elsewhere stay true. */
function lastPort(home: Home): number | undefined {
  const port = Number(readOrUndefined(portFile(home)));
  return port > 0 ? port : undefined;
}

const portFile = (home: Home): string => join(home.dir, "port");

/** What PostgreSQL wrote before it ended, and the signal if somebody ended it. */
type Failure = { said: string; signal: NodeJS.Signals | null };

async function tryStart(
  home: Home,
  binaries: Binaries,
  port: number,
  options: StartOptions,
): Promise<Found | Failure> {
  const sockets = `unix_socket_directories=${socketDir(home)}`;
  const place = [
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    `port=${port}`,
    "-c",
    sockets,
    "-c",
    "unix_socket_permissions=0700",
  ];
  const args = ["-D", home.cluster, ...place, ...settingArguments(options.settings)];
  const output = openLog(home);
  const said = fs.fstatSync(output).size;
  const start = startAs(home.account, binaries.postgres, home.dir, args);
  const child = spawn(start.file, start.args, {
    ...start.options,
    detached: true,
    stdio: ["ignore", output, output],
    env: { PATH: process.env["PATH"], LC_ALL: "C" },
    cwd: "/",
  });
  fs.closeSync(output);
  let ended: { error?: Error; signal: NodeJS.Signals | null } | undefined;
  child.once("error", (error) => (ended = { error, signal: null }));
  child.once("exit", (_, signal) => (ended = { signal }));
  child.unref();
  const found = await awaitReady(home, options.log, () => ended === undefined);
  if (found === undefined) {
    const text = ended?.error?.message ?? fs.readFileSync(home.log).subarray(said).toString();
    return { said: text, signal: ended?.signal ?? null };
  }
  if (lastPort(home) !== port) {
    give(portFile(home), home.account);
    fs.writeFileSync(portFile(home), String(port));
  }
  return found;
}

/** Empty where the path is too long for the kernel, or cannot be said in PostgreSQL's list of directories. */
function socketDir(home: Home): string {
  const fits = Buffer.byteLength(home.dir) <= SOCKET_DIR_LIMIT_BYTES;
  return fits && !/[",]/.test(home.dir) ? home.dir : "";
}

function openLog(home: Home): number {
  if ((fs.statSync(home.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) {
    fs.renameSync(home.log, `${home.log}.1`);
  }
  give(home.log, home.account);
  return fs.openSync(home.log, "a");
}

/**
 * A fast shutdown: clients are cut off, open transactions rolled back, a checkpoint written. One that does not end in
 * time is made immediate, which loses nothing either but leaves the next start a recovery. Call it under the lock.
 */
export async function stopPostmaster(home: Home): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    const found = findPostmaster(home);
    if (found === undefined) return;
    process.kill(found.pid, signal);
    while (Date.now() < deadline) {
      if (findPostmaster(home) === undefined) return;
      await sleep(POLL_MS);
    }
  }
  throw new PostgresProblem("stop_failed", "The database does not stop.", `Read ${home.log} for the reason.`);
}
