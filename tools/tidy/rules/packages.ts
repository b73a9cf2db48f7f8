import { type LockFile, missingPlatforms } from "../../lock/complete.ts";
import type { House, Repository } from "../repository.ts";
import type { Rule, Violation } from "../rule.ts";

/** Every room is a package of the same make, known to architecture.ts and to the lock file. */
export const packages: Rule = {
  name: "packages",
  promise: "every room has a package of the house's make, stands in architecture.ts and in package-lock.json",
  *check(repository) {
    const names = new Map<string, string>();
    for (const room of roomsOf(repository)) {
      const [kind = "", name = ""] = room.split("/");
      const twin = names.get(name);
      if (twin)
        yield at(room, `${twin} has the name @counterfoil/${name} too`, "rename one of the two folders");
      names.set(name, room);
      yield* manifest(repository, room, kind, name);
      yield* drawn(repository.house, room, kind, name);
      yield* typedAnywhere(repository, room, kind, name);
      if (kind === "domains") yield* foldersOf(repository, room);
    }
    yield* lock(repository, [...names.values()]);
  },
};

function roomsOf(repository: Repository): string[] {
  const rooms = new Set<string>();
  for (const path of repository.paths) {
    const room = /^(?:kits|domains|apps)\/[^/]+(?=\/)/.exec(path)?.[0];
    if (room) rooms.add(room);
  }
  return [...rooms].sort();
}

function* manifest(repository: Repository, room: string, kind: string, name: string): Generator<Violation> {
  const file = `${room}/package.json`;
  if (!repository.paths.has(file)) {
    yield at(room, "no package.json", `copy the one of another room and name it @counterfoil/${name}`);
    return;
  }
  const found = JSON.parse(repository.text(file)) as Record<string, unknown>;
  const wanted = { name: `@counterfoil/${name}`, private: true, version: "0.1.0", type: "module" };
  for (const [key, value] of Object.entries(wanted)) {
    if (found[key] !== value) yield at(room, `"${key}" is not ${JSON.stringify(value)}`, "correct it");
  }
  for (const key of ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]) {
    if (key in found)
      yield at(room, `"${key}" in a workspace`, "list libraries in the root package.json alone");
  }
  // Only tests may import the last of them: the edges rule sees to that.
  const allowed = ["./contract", "./rules", "./server", "./testing"];
  for (const subpath of kind === "domains" ? Object.keys((found.exports as object | undefined) ?? {}) : []) {
    if (allowed.includes(subpath)) continue;
    yield at(room, `a domain exports ${subpath}`, `a domain exports ${allowed.join(", ")} and nothing else`);
  }
}

function* drawn(house: House, room: string, kind: string, name: string): Generator<Violation> {
  const known =
    (kind === "kits" && name in house.kits) ||
    (kind === "apps" && name in house.apps) ||
    (kind === "domains" && house.domains.some((row) => row.includes(name)));
  if (!known) yield at(room, `${room} is not in architecture.ts`, `add it to \`${kind}\` there`);
}

/** A kit that runs anywhere is type-checked without Node and DOM: the wall that an editor shows first. */
function* typedAnywhere(
  repository: Repository,
  room: string,
  kind: string,
  name: string,
): Generator<Violation> {
  const file = "tsconfig.pure.json";
  if (kind !== "kits" || repository.house.kits[name]?.ground !== "anywhere" || !repository.paths.has(file))
    return;
  const pattern = `${room}/**/*.ts`;
  if (repository.text(file).includes(`"${pattern}"`)) return;
  yield {
    file,
    line: 1,
    what: `${room} runs anywhere and is not checked so`,
    cure: `add "${pattern}" to "include"`,
  };
}

function* foldersOf(repository: Repository, room: string): Generator<Violation> {
  const allowed = Object.keys(repository.house.folders).filter((folder) => folder !== "server");
  const strangers = new Map<string, string>();
  for (const path of repository.paths) {
    if (!path.startsWith(`${room}/`) || !/\.(ts|tsx|sql)$/.test(path)) continue;
    const [first = "", ...rest] = path.slice(room.length + 1).split("/");
    const fits =
      rest.length === 0 ? first === "server.ts" || /\.(test|e2e)\.ts$/.test(first) : allowed.includes(first);
    if (!fits && first !== "testing") strangers.set(first, path);
  }
  for (const [folder, file] of strangers) {
    const cure = `choose among ${allowed.join(", ")}, testing and server.ts: docs/STYLE.md says which`;
    yield { file, line: 1, what: `a domain has no place called ${folder}`, cure };
  }
}

function* lock(repository: Repository, rooms: readonly string[]): Generator<Violation> {
  const file = "package-lock.json";
  if (!repository.paths.has(file)) return;
  const text = repository.text(file);
  const listed = JSON.parse(text) as LockFile;
  const cure = "run: npm run lock";
  for (const room of rooms) {
    if (!(room in listed.packages))
      yield { file, line: 1, what: `${room} is missing: npm ci would refuse`, cure };
  }
  for (const path of Object.keys(listed.packages)) {
    const gone = /^(kits|domains|apps)\//.test(path) && !repository.paths.has(`${path}/package.json`);
    if (gone) yield { file, line: 1, what: `${path} is listed and no longer there`, cure };
  }
  const absent = Object.keys(missingPlatforms(listed));
  if (absent.length > 0) {
    const what = `${absent.length} libraries for other machines are missing (${absent[0]}, …): npm ci would refuse`;
    yield { file, line: 1, what, cure };
  }
  const host = /"resolved": "https?:\/\/[^"]+"/.exec(text);
  if (host) {
    const line = text.slice(0, host.index).split("\n").length;
    const keep = "set omit-lockfile-registry-resolved=true, as .npmrc does, and run: npm run lock";
    yield { file, line, what: "a registry's address, which ties the lock to one mirror", cure: keep };
  }
}

function at(room: string, what: string, cure: string): Violation {
  return { file: `${room}/package.json`, line: 1, what, cure };
}
