import * as fs from "node:fs";
import { basename, join } from "node:path";
import { readOrUndefined, type Home } from "./cluster.ts";

/** What a living postmaster wrote into postmaster.pid. `status` is "starting", "ready", "stopping" or "standby". */
export type Found = { pid: number; port: number; status: string };

const pidFile = (home: Home): string => join(home.cluster, "postmaster.pid");

/** The postmaster of this cluster; undefined when postmaster.pid is missing or a trace of the dead. */
export function findPostmaster(home: Home): Found | undefined {
  const lines = readOrUndefined(pidFile(home))?.split("\n") ?? [];
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || bearer(pid, home) !== "ours") return undefined;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? "starting" };
}

/** Who bears a pid now: it may have been given to another program since, or to a dead process that nobody has reaped. */
function bearer(pid: number, home: Home): "ours" | "other" | "nobody" {
  let command: string[];
  try {
    command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return "nobody";
  }
  if (basename(command[0] ?? "") !== "postgres") return "other";
  // A postmaster works in its data directory. Where we may not look there, the path that it was started with must do;
  // both are compared by what they lead to, since a mount or a symlink gives one directory several names.
  const dirs = [`/proc/${pid}/cwd`, ...command];
  return dirs.some((dir) => isSameDir(dir, home.cluster)) ? "ours" : "other";
}

function isSameDir(one: string, other: string): boolean {
  try {
    const [a, b] = [fs.statSync(one), fs.statSync(other)];
    return a.isDirectory() && a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}

/**
 * PostgreSQL will not start while the pid in its old lock files is alive, even if another program bears it by now.
 * In that case alone we put our own pid there, which it takes for stale; the rest of postmaster.pid stays, because by the
 * shared memory named in it PostgreSQL recognises backends that still live. Call it under the lock.
 */
export function clearTraces(home: Home): void {
  const text = readOrUndefined(pidFile(home));
  if (text !== undefined) {
    const who = bearer(Number.parseInt(text, 10), home);
    if (who === "ours") return;
    if (who === "other") fs.writeFileSync(pidFile(home), text.replace(/^\d+/, String(process.pid)));
  }
  for (const name of fs.readdirSync(home.dir)) {
    if (name.startsWith(".s.PGSQL.")) fs.rmSync(join(home.dir, name), { force: true });
  }
}
