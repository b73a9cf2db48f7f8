import { builtinModules } from "node:module";
import { posix } from "node:path";
import type { Repository } from "./repository.ts";

/** What an import leads to. */
export type Target =
  | { readonly kind: "file"; readonly path: string; readonly way: "relative" }
  | { readonly kind: "file"; readonly path: string; readonly way: "package"; readonly subpath: string }
  | { readonly kind: "closed"; readonly room: string; readonly exports: readonly string[] }
  | { readonly kind: "node" | "library"; readonly name: string }
  | { readonly kind: "nothing" };

const ours = /^@counterfoil\/([^/]+)(?:\/(.+))?$/;

/** Follows an import from a file, as Node would, with the package exports read from package.json. */
export function resolve(repository: Repository, from: string, specifier: string): Target {
  const plain = specifier.replace(/[?#].*$/, "");
  if (plain.startsWith(".")) {
    const path = posix.join(posix.dirname(from), plain);
    return repository.paths.has(path) ? { kind: "file", path, way: "relative" } : { kind: "nothing" };
  }
  if (plain.startsWith("node:") || builtinModules.includes(plain)) return { kind: "node", name: plain };
  const own = ours.exec(plain);
  if (own?.[1]) return resolvePackage(repository, own[1], own[2] ? `./${own[2]}` : ".");
  const parts = plain.split("/");
  return { kind: "library", name: parts.slice(0, plain.startsWith("@") ? 2 : 1).join("/") };
}

function resolvePackage(repository: Repository, name: string, subpath: string): Target {
  const room = ["kits", "domains", "apps"]
    .map((kind) => `${kind}/${name}`)
    .find((each) => hasManifest(repository, each));
  if (!room) return { kind: "nothing" };
  const exports = exportsOf(repository, room);
  const file = exports.get(subpath);
  if (!file) return { kind: "closed", room, exports: [...exports.keys()] };
  return { kind: "file", path: posix.join(room, file), way: "package", subpath };
}

function hasManifest(repository: Repository, room: string): boolean {
  return repository.paths.has(`${room}/package.json`);
}

/** The exports of a room's package: subpath to file. */
export function exportsOf(repository: Repository, room: string): Map<string, string> {
  if (!hasManifest(repository, room)) return new Map();
  const { exports } = JSON.parse(repository.text(`${room}/package.json`)) as {
    exports?: Record<string, string>;
  };
  return new Map(Object.entries(exports ?? {}));
}
