import { codeOf, isCode } from "../code.ts";
import { placeOf } from "../place.ts";
import type { House, Repository } from "../repository.ts";
import { exportsOf, resolve, type Target } from "../resolve.ts";

export interface Wrong {
  readonly what: string;
  readonly cure: string;
}

type Ground = House["kits"][string]["ground"];

/** What a file finds where it runs. */
export function groundOf(repository: Repository, file: string): Ground {
  const place = placeOf(file);
  const { house } = repository;
  switch (place.room) {
    case "kit":
      if (runsAnywhere(repository, place.name).has(file)) return "anywhere";
      return house.kits[place.name]?.ground ?? "server";
    case "domain":
      return house.folders[place.folder]?.ground ?? "server";
    case "app":
      return house.apps[place.name]?.ground ?? "server";
    case "sim":
    case "tools":
    case "root":
      return "server";
  }
}

/** Node modules and libraries: is there such a thing where this file runs? */
export function judgeGround(
  repository: Repository,
  file: string,
  target: Target & { name: string },
): Wrong | undefined {
  const ground = groundOf(repository, file);
  if (target.kind === "node") {
    if (ground === "server") return undefined;
    return {
      what: `${file} runs ${ground === "anywhere" ? "on tills too" : "in a browser"}, where there is no ${target.name}`,
      cure: "take what it gives as an argument (a time, an id, a text), or move this to store, routes or a server kit",
    };
  }
  const place = placeOf(file);
  const libraries = place.room === "domain" ? repository.house.folders[place.folder]?.libraries : undefined;
  if (!libraries || libraries === "any" || libraries.includes(target.name)) return undefined;
  return {
    what: `a ${place.room === "domain" ? place.folder : ""} folder imports ${target.name}; it may use ${libraries.join(", ") || "no library"}`,
    cure: "import its types alone, or put what needs the library into a kit",
  };
}

const known = new WeakMap<Repository, Map<string, ReadonlySet<string>>>();

/** The files of a kit that its `anywhere` exports lead to: they must keep to what those promise. */
function runsAnywhere(repository: Repository, kit: string): ReadonlySet<string> {
  const cache = known.get(repository) ?? new Map<string, ReadonlySet<string>>();
  known.set(repository, cache);
  const before = cache.get(kit);
  if (before) return before;

  const room = `kits/${kit}`;
  const exports = exportsOf(repository, room);
  const open = repository.house.kits[kit]?.anywhere ?? [];
  const waiting = open
    .flatMap((subpath) => exports.get(subpath) ?? [])
    .map((file) => `${room}/${file.slice(2)}`);
  const reached = new Set<string>();
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (reached.has(file) || !repository.paths.has(file) || !isCode(file)) continue;
    reached.add(file);
    for (const { specifier, typeOnly } of codeOf(repository, file).imports) {
      const target = resolve(repository, file, specifier);
      if (!typeOnly && target.kind === "file" && target.way === "relative") waiting.push(target.path);
    }
  }
  cache.set(kit, reached);
  return reached;
}
