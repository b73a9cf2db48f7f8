import { StorageFailed } from "@counterfoil/sync/device";
import { NEWER } from "./schema.ts";

/** What the browser says when the connection to its storage has broken, rather than the write being at fault. */
const LOST: readonly string[] = ["InvalidStateError", "UnknownError", "AbortError"];

/** Whether opening the database again may help. */
export function isLost(problem: unknown): boolean {
  return LOST.includes(nameOf(problem));
}

/** In words that a person can act on. */
export function storageFailed(problem: unknown): StorageFailed {
  if (problem instanceof StorageFailed) return problem;
  return new StorageFailed(sentence(problem), { cause: problem });
}

function sentence(problem: unknown): string {
  const name = nameOf(problem);
  if (name === "QuotaExceededError") {
    return "The browser has no room left to keep anything. Free space on this device's disk, then try again.";
  }
  if (name === "ConstraintError") {
    return "Another window of this browser has written at the same time. Close it, then try again.";
  }
  if (name === "VersionError") return NEWER;
  if (isLost(problem)) {
    return "The browser has lost its storage. Reload this window; if that does not help, restart the browser.";
  }
  const message = problem instanceof Error ? problem.message : String(problem);
  return `The browser cannot keep anything (${name}: ${message}). Restart it, then try again.`;
}

function nameOf(problem: unknown): string {
  return problem instanceof Error || problem instanceof DOMException ? problem.name : typeof problem;
}
