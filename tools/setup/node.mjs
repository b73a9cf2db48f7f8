import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { SetupProblem } from "./say.mjs";

/** The first Node with Temporal, which business days are computed with; it also runs TypeScript as it is. */
const oldestMajor = 26;

/**
 * Finds the Node that runs Counterfoil: the one that npm installed, else this process's, else the machine's.
 * @param {string} root
 * @returns {string} absolute path, or a name on the PATH
 */
export function findNode(root) {
  if (majorOf(process.version) >= oldestMajor) return process.execPath;
  const installed = join(root, "node_modules", ".bin", "node");
  const candidates = [...(existsSync(installed) ? [installed] : []), "node"];
  const seen = [`${process.execPath} is ${process.version}`];
  for (const candidate of candidates) {
    const { stdout, error } = spawnSync(candidate, ["--version"], { encoding: "utf8" });
    if (!error && majorOf(stdout) >= oldestMajor) return candidate;
    seen.push(`${candidate} ${error ? `does not start (${error.message})` : `is ${stdout.trim()}`}`);
  }
  throw new SetupProblem(
    `Counterfoil runs on Node ${oldestMajor} or newer; ${seen.join(", ")}.`,
    process.platform === "linux" && process.arch === "x64"
      ? "npm install --include=optional (brings its own Node), then again"
      : `install Node ${oldestMajor} from https://nodejs.org, then again`,
  );
}

/** @param {string} version like v26.10.0 */
function majorOf(version) {
  return Number(/^v(\d+)/.exec(version.trim())?.[1] ?? 0);
}
