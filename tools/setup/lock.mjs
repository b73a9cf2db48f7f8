import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { say, SetupProblem } from "./say.mjs";

/** An installation on a slow line takes minutes; after this long somebody should look. */
const waitLimitMs = 15 * 60_000;
const lookEveryMs = 500;

/**
 * Runs `work` while no other process of this machine installs into the same checkout: two installers at once destroy
 * each other's node_modules. A lock left behind by a killed process is taken over.
 * @template T
 * @param {string} root
 * @param {() => T} work
 * @returns {Promise<T>}
 */
export async function alone(root, work) {
  const path = join(root, ".setup.lock");
  const until = Date.now() + waitLimitMs;
  let told = false;
  while (!take(path)) {
    if (Date.now() > until) {
      throw new SetupProblem(`${path} is held by another set-up.`, "wait for it, or delete the file");
    }
    if (!told) say("Another process is installing here; waiting for it …");
    told = true;
    await new Promise((wake) => setTimeout(wake, lookEveryMs));
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
function take(path) {
  try {
    const file = openSync(path, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (problem) {
    if (codeOf(problem) !== "EEXIST") {
      throw new SetupProblem(`Cannot write to ${path} (${codeOf(problem)}).`, "use a checkout that you own");
    }
    if (holderAlive(path)) return false;
    rmSync(path, { force: true });
    return take(path);
  }
}

/** @param {string} path */
function holderAlive(path) {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    // Empty for an instant between the creation and the writing of the number.
    if (!pid) return true;
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return codeOf(problem) === "EPERM";
  }
}

/** @param {unknown} problem */
function codeOf(problem) {
  return problem instanceof Error && "code" in problem ? String(problem.code) : String(problem);
}
