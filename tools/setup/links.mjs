import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * Links every workspace package into node_modules, so that a room added since the last installation can be imported.
 * Writes only what is missing or points elsewhere: a read-only checkout that is complete stays usable.
 * @param {string} root
 * @returns {string[]} the names that were linked now
 */
export function linkWorkspaces(root) {
  /** @type {string[]} */
  const linked = [];
  for (const folder of workspaceFolders(root)) {
    /** @type {{ name: string }} */
    const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const link = join(root, "node_modules", name);
    if (pointsTo(link, folder)) continue;
    mkdirSync(dirname(link), { recursive: true });
    if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link, { recursive: true });
    // "junction" matters on Windows only, where an ordinary link needs an administrator.
    symlinkSync(relative(dirname(link), folder), link, "junction");
    linked.push(name);
  }
  return linked;
}

/** @param {string} root */
function workspaceFolders(root) {
  /** @type {{ workspaces: string[] }} */
  const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return workspaces
    .map((pattern) => join(root, pattern.replace(/\/\*$/, "")))
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)))
    .filter((folder) => existsSync(join(folder, "package.json")));
}

/**
 * @param {string} link
 * @param {string} folder
 */
function pointsTo(link, folder) {
  return existsSync(link) && realpathSync(link) === realpathSync(folder);
}
