import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseSync } from "node:sqlite";
import { PostgresProblem } from "./problem.ts";

const SQLITE_BUSY = 5;
const POLL_MS = 25;

/**
 * Runs `work` while holding an exclusive lock on `file`, against other processes and other callers in this one.
 * The lock is the kernel's: it falls when the holder dies, even by kill -9, so no stale lock can exist. Node has no
 * flock, but the SQLite that it carries takes a real file lock when an exclusive transaction begins; the file stays empty.
 * Throws `busy` after `timeoutMs`.
 */
export async function withFileLock<T>(file: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const holder = new DatabaseSync(file);
  try {
    await acquire(holder, file, timeoutMs);
    return await work();
  } finally {
    holder.close();
  }
}

async function acquire(holder: DatabaseSync, file: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!tryAcquire(holder)) {
    if (Date.now() > deadline) {
      throw new PostgresProblem(
        "busy",
        `Another process has been starting or stopping the database for ${Math.round(timeoutMs / 1000)} s (lock ${file}).`,
        "Look at what it waits for in postgres.log beside that file, then try again.",
      );
    }
    await sleep(POLL_MS);
  }
}

function tryAcquire(holder: DatabaseSync): boolean {
  try {
    // With its journal in memory it writes nothing, so that a full disk does not keep anybody from stopping.
    holder.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
