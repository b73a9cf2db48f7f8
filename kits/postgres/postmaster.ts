import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startAs } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { give, readOrUndefined, type Home } from "./cluster.ts";
import { isPortTaken, PostgresProblem, problemFromLog } from "./problem.ts";
import { settingArguments, type Settings } from "./settings.ts";

/** A postmaster that accepts connections. */
export type Endpoint = { pid: number; port: number; socketDir: string | undefined };

/** Replaying the write-ahead log after a crash is bounded by max_wal_size; a slow disk needs minutes for it. */
export const READY_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 60_000;
const POLL_MS = 20;
const REPORT_EVERY_MS = 5_000;
/** Other programs may take a free port between our look and PostgreSQL's. */
const START_ATTEMPTS = 5;
/** Backends outlive a killed postmaster until they notice; the shared memory is theirs until then. */
const OLD_BACKENDS_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** sockaddr_un holds 108 bytes with the closing zero; PostgreSQL's name in it is at most 15. */
const SOCKET_DIR_LIMIT_BYTES = 107 - "/.s.PGSQL.65535".length;

export type StartOptions = { port: number | undefined; settings: Settings; log: (line: string) => void };

type Lines = { pid: number; port: number; socketDir: string | undefined; status: string };

/** What postmaster.pid says, if a living postmaster of this cluster wrote it. Anything else is a trace of the dead. */
export function findPostmaster(home: Home): Lines | undefined {
  const lines = readOrUndefined(pidFile(home))?.split("\n") ?? [];
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || !isPostmaster(pid, home)) return undefined;
  return {
    pid,
    port: Number(lines[3]),
    socketDir: lines[4] || undefined,
    status: lines[7]?.trim() ?? "starting",
  };
}

const pidFile = (home: Home): string => join(home.cluster, "postmaster.pid");

/** A pid may have been given to another program since, or belong to a dead process that nobody has reaped. */
function isPostmaster(pid: number, home: Home): boolean {
  try {
    const [program = "", ...args] = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return basename(program) === "postgres" && args.includes(home.cluster);
  } catch {
    return false; // it ended before or while we looked
  }
}

/** Waits until the postmaster accepts connections; undefined as soon as `alive` says that it never will. */
export async function awaitReady(
  home: Home,
  log: (line: string) => void,
  alive: () => boolean = () => findPostmaster(home) !== undefined,
): Promise<Endpoint | undefined> {
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

/** Starts a postmaster that outlives us. Call it under the lock, with no postmaster running. */
export async function startPostmaster(
  home: Home,
  binaries: Binaries,
  options: StartOptions,
): Promise<Endpoint> {
  const patience = Date.now() + OLD_BACKENDS_TIMEOUT_MS;
  let failure: string | undefined;
  for (let attempt = 1; attempt <= START_ATTEMPTS;) {
    const port = options.port ?? (attempt === 1 ? lastPort(home) : undefined) ?? (await freePort());
    clearTraces(home);
    const endpoint = await tryStart(home, binaries, port, options);
    if (typeof endpoint !== "string") return endpoint;
    failure = endpoint;
    if (isPortTaken(failure) && options.port === undefined) attempt += 1;
    else if (failure.includes("pre-existing shared memory block") && Date.now() < patience)
      await sleep(POLL_MS * 5);
    else break;
  }
  throw problemFromLog(failure ?? "", home.cluster);
}

/** The port of the last start, so that addresses written down elsewhere stay true. */
function lastPort(home: Home): number | undefined {
  const port = Number(readOrUndefined(portFile(home)));
  return port > 0 ? port : undefined;
}

const portFile = (home: Home): string => join(home.dir, "port");

/** A loopback TCP port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", listening);
  });
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}

/**
 * PostgreSQL will not start while the pid in its old lock files is alive, even if another program bears it by now.
 * The caller knows that no postmaster runs, so we put our own pid there, which it takes for stale; the rest of
 * postmaster.pid stays, because by the shared memory named in it PostgreSQL recognises backends that still live.
 */
function clearTraces(home: Home): void {
  const text = readOrUndefined(pidFile(home));
  if (text !== undefined) fs.writeFileSync(pidFile(home), text.replace(/^\d+/, String(process.pid)));
  for (const name of fs.readdirSync(home.dir)) {
    if (name.startsWith(".s.PGSQL.")) fs.rmSync(join(home.dir, name), { force: true });
  }
}

/** One attempt: the endpoint, or what PostgreSQL wrote before it gave up. */
async function tryStart(
  home: Home,
  binaries: Binaries,
  port: number,
  options: StartOptions,
): Promise<Endpoint | string> {
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
  let failure: string | undefined;
  child.once("error", (error) => (failure = error.message));
  child.once("exit", () => (failure = fs.readFileSync(home.log).subarray(said).toString()));
  child.unref();
  const endpoint = await awaitReady(home, options.log, () => failure === undefined);
  if (endpoint === undefined) return failure ?? "";
  give(portFile(home), home.account);
  fs.writeFileSync(portFile(home), String(port));
  return endpoint;
}

/** Clients use the socket where its path is short enough for the kernel, and loopback TCP elsewhere. */
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
