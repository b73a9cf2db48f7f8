import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Problem } from "./command.ts";

const ROOT = join(import.meta.dirname, "../..");
const CONFIG = join(ROOT, "apps/till/vite.config.ts");
const BUILT = join(ROOT, "apps/till/dist/index.html");
/** What the till is built from. */
const SOURCES = ["apps/till", "kits", "domains"];
const LEFT_OUT = new Set(["node_modules", "dist", "fixtures", "routes", "store"]);

/**
 * Builds the till's pages where they are missing or older than what they are made of.
 * @returns whether there is a till to serve
 */
export async function buildTill(say: (line: string) => void): Promise<boolean> {
  const builtMs = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0;
  if (!existsSync(CONFIG)) return builtMs > 0;
  if (builtMs > Math.max(...SOURCES.map((name) => newest(join(ROOT, name))))) return true;
  const vite = findVite();
  if (vite === null) {
    // A deployed copy goes without the developers' libraries.
    const instead = builtMs > 0 ? "stays as it was built" : "is left out";
    say(`vite is not installed, so the till ${instead}; \`npm install --include=dev\` brings it.`);
    return builtMs > 0;
  }
  say("Building the till …");
  const build = spawn(process.execPath, [vite, "build", "--config", CONFIG, "--logLevel", "error"], {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
  });
  const [code] = (await once(build, "exit")) as [number | null];
  if (code !== 0) throw new Problem("The till could not be built; what vite says stands above.");
  return true;
}

function findVite(): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");
  } catch {
    return null;
  }
}

/** When the newest file below a folder was changed, in milliseconds since the epoch. */
function newest(folder: string): number {
  let found = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) continue;
    const path = join(folder, entry.name);
    found = Math.max(found, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return found;
}
