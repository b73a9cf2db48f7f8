import { spawnSync } from "node:child_process";
import { say, SetupProblem } from "./say.mjs";

/**
 * Installs the versions that package-lock.json names, and leaves that file alone. Not `npm ci`: it deletes everything
 * first, which takes a running server's libraries away, and refuses to work while a room is being added.
 * @param {string} root
 * @param {string} why shown to the person who waits
 * @param {{ forTests: boolean }} wish
 */
export function install(root, why, wish) {
  say(`Installing the libraries (${why}); this takes up to a minute …`);
  const started = Date.now();
  const include = wish.forTests ? ["--include=dev"] : [];
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const { command, before } = npm();
  const { status, error } = spawnSync(
    command,
    [...before, "install", "--no-save", "--include=optional", ...include, "--prefer-offline", ...quiet],
    { cwd: root, stdio: ["ignore", 2, 2], env: withoutOuterNpm(process.env) },
  );
  if (error) {
    throw new SetupProblem(
      `npm did not start: ${error.message}.`,
      "install Node.js with npm (Node ≥ 20), then again",
    );
  }
  if (status !== 0) {
    throw new SetupProblem(
      `npm install ended with ${status}; its own words are above.`,
      "check the network, the space on the disk, and that you own this folder; then again",
    );
  }
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The npm that started us where there is one, so that a machine with several keeps to one. */
function npm() {
  const started = process.env.npm_execpath;
  if (started?.endsWith("npm-cli.js")) return { command: process.execPath, before: [started] };
  return { command: "npm", before: [] };
}

/**
 * An npm that runs inside npx or `npm test` would take the outer call's options for its own.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutOuterNpm(env) {
  const own = /^npm_(lifecycle|package|command|config_(package|call|workspace|local_prefix))/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}
