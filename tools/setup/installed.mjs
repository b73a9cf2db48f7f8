import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ version?: string, link?: boolean, dev?: boolean, optional?: boolean, devOptional?: boolean }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * Says why the libraries must be installed, or null when node_modules holds what package-lock.json names.
 *
 * Compared by content, not by date: a checkout, a copy or a new workspace folder changes dates and must not cost an
 * installation. Workspaces themselves are links, which links.mjs makes.
 * @param {string} root
 * @param {{ forTests: boolean }} wish without tests, libraries that only developers need may be missing
 * @returns {string | null}
 */
export function whyInstall(root, wish) {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return "nothing is installed yet";
  const wanted = readLock(join(root, "package-lock.json")).packages;
  const present = readLock(record).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes("node_modules/") || entry.link) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const found = present[path];
    if (found && found.version !== entry.version)
      return `${name} ${entry.version} is wanted, ${found.version} is here`;
    if (!found && !mayBeMissing(entry, wish)) return `${name} ${entry.version} is missing`;
  }
  return null;
}

/**
 * Optional libraries are for other machines, and a deployed copy goes without the developers' tools.
 * @param {Entry} entry
 * @param {{ forTests: boolean }} wish
 */
function mayBeMissing(entry, wish) {
  if (entry.optional || entry.devOptional) return true;
  return entry.dev === true && !wish.forTests;
}

/**
 * @param {string} path
 * @returns {Lock}
 */
function readLock(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
