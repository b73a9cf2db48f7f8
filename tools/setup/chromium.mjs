import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { say, SetupProblem } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Finds a Chromium for the browser tests, and installs one where there is none.
 * @returns {Promise<string>} its absolute path
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  say("The browser tests need Chromium, and there is none here. Installing it …");
  installFromApt();
  const fromApt = await findChromium();
  if (fromApt) return fromApt;
  installFromPlaywright();
  const fromPlaywright = await findChromium();
  if (fromPlaywright) return fromPlaywright;
  throw new SetupProblem(
    "No Chromium was found, and neither apt-get nor playwright could install one.",
    "install chromium or Google Chrome by hand, or name one in CHROMIUM_PATH",
  );
}

/** @returns {Promise<string | undefined>} */
async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new SetupProblem(`CHROMIUM_PATH names ${named}, which is not there.`, "correct it or leave it out");
  }
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ...elsewhere, ...(await playwrightsOwn())].find((path) => existsSync(path));
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import("@playwright/test");
    return [chromium.executablePath()];
  } catch {
    // Not installed (a copy without developers' tools): then it has no browser of its own either.
    return [];
  }
}

/** On Debian and Ubuntu, as root or where sudo asks no password. */
function installFromApt() {
  if (!succeeds("apt-get", ["--version"])) return;
  const root = process.getuid?.() === 0;
  if (!root && !succeeds("sudo", ["-n", "true"])) return;
  const prefix = root ? [] : ["sudo", "-n"];
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const [command = "", ...rest] = [...prefix, "apt-get", ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    if (spawnSync(command, rest, { stdio: ["ignore", 2, 2], env }).status !== 0) return;
  }
}

/** A download into the user's own cache; needs no rights, but the system's libraries must be there. */
function installFromPlaywright() {
  spawnSync("playwright", ["install", "chromium"], { stdio: ["ignore", 2, 2] });
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
