import { readFileSync, readdirSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Stage } from "@counterfoil/stage";
import type { Book } from "./book.ts";

export type Victim = "server" | "postgres" | "both";

/** Kills come between these after sales have begun to flow. */
const SOONEST_MS = 100;
const LATEST_MS = 900;
/** So many sales say that the shop is open again: twice what may have been on its way out when it was killed. */
const FLOWING = 64;
const FLOWS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 5;

/**
 * Waits until some moment that nobody has chosen, and kills.
 * @returns how long it took, in milliseconds, until sales flowed again; for the server that holds its restart.
 */
export async function killOnce(stage: Stage, book: Book, victim: Victim): Promise<number> {
  await sleep(SOONEST_MS + Math.random() * (LATEST_MS - SOONEST_MS));
  const killedAt = performance.now();
  if (victim !== "server") killPostgres(stage.dataDir);
  if (victim !== "postgres") {
    await stage.end("SIGKILL");
    await stage.restart();
  } // Otherwise the server brings its database back by itself.
  await flowing(book);
  return performance.now() - killedAt;
}

export async function flowing(book: Book): Promise<void> {
  const from = book.acknowledged;
  const deadline = Date.now() + FLOWS_WITHIN_MS;
  while (book.acknowledged < from + FLOWING) {
    if (Date.now() > deadline) throw new Error(`nothing has been sold for ${FLOWS_WITHIN_MS / 1000} s`);
    await sleep(LOOK_EVERY_MS);
  }
}

/**
 * Takes a PostgreSQL and all its processes away at once, and with them the memory that they share. The postmaster is
 * halted first: otherwise it would see its children die and put things in order.
 */
function killPostgres(dataDir: string): void {
  const cluster = realpathSync(join(dataDir, "postgres/cluster"));
  const postmaster = Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10);
  if (readlinkSync(`/proc/${postmaster}/cwd`) !== cluster) throw new Error("another program bears this pid");
  process.kill(postmaster, "SIGSTOP");
  for (const child of childrenOf(postmaster)) end(child);
  end(postmaster);
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    // The name in brackets may hold anything; the parent is the second field after it (man 5 proc).
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

/** A backend may have ended by itself in the meantime. */
function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== "ESRCH") throw problem;
  }
}
