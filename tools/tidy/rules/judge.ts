import type { Import } from "../code.ts";
import { isBuildFile, isForTests, type Place, placeOf, roomOf } from "../place.ts";
import type { House, Repository } from "../repository.ts";
import type { Target } from "../resolve.ts";
import { groundOf, judgeGround, type Wrong } from "./ground.ts";

/** Says what is wrong with an import and how to put it right; undefined when the house allows it. */
export function judge(repository: Repository, file: string, each: Import, target: Target): Wrong | undefined {
  const from = placeOf(file);
  const forTests = isForTests(file);
  switch (target.kind) {
    case "nothing":
      // The type checker names it better than we could.
      return undefined;
    case "closed":
      return {
        what: `${each.specifier} is not an export of ${target.room} (it has ${target.exports.join(", ") || "none"})`,
        cure: "import what it exports; export more only if it is meant for others",
      };
    case "node":
    case "library":
      if (forTests || isBuildFile(file) || each.typeOnly) return undefined;
      return judgeGround(repository, file, target);
    case "file": {
      const to = placeOf(target.path);
      if (roomOf(from) === roomOf(to)) return forTests ? undefined : judgeOwn(repository.house, from, to);
      if (from.room === "root" || isBuildFile(file)) return undefined;
      if (target.way === "relative") return judgeRelative(from, to, target.path);
      const call = { from, to, subpath: target.subpath, typeOnly: each.typeOnly, forTests };
      return judgeRooms(repository.house, call, groundOf(repository, file));
    }
  }
}

/** Inside one domain: the folders are in order of purity. */
function judgeOwn(house: House, from: Place, to: Place): Wrong | undefined {
  if (from.room !== "domain" || to.room !== "domain" || from.folder === to.folder) return undefined;
  const folder = house.folders[from.folder];
  if (!folder || folder.own.includes(to.folder)) return undefined;
  return {
    what: `${from.folder} imports ${to.folder} of its own domain; it may import ${folder.own.join(", ") || "nothing"}`,
    cure: "move what both need to the purer of the two, or pass it as an argument",
  };
}

/** A path that climbs out of its room goes around the package's exports. */
function judgeRelative(from: Place, to: Place, path: string): Wrong | undefined {
  if (from.room === "tools" && path === "architecture.ts") return undefined;
  return {
    what: `${roomOf(from)} reaches into ${path} by a relative path`,
    cure:
      to.room === "kit" || to.room === "domain" || to.room === "app"
        ? `import @counterfoil/${to.name} by one of its exports`
        : "nothing may import from there; or name a door in architecture.ts",
  };
}

interface Call {
  readonly from: Place;
  readonly to: Place;
  readonly subpath: string;
  readonly typeOnly: boolean;
  readonly forTests: boolean;
}

function judgeRooms(house: House, call: Call, ground: string): Wrong | undefined {
  if (!allows(house, call, ground)) {
    const [from, to] = [labelOf(call.from), `${roomOf(call.to)} (${call.subpath})`];
    return {
      what: `${from} imports ${to}${call.typeOnly ? "" : " with values"}, and no edge in architecture.ts allows it`,
      cure: "turn the dependency round, pass it as an argument, or name a door in architecture.ts with its reason",
    };
  }
  return undefined;
}

function allows(house: House, call: Call, ground: string): boolean {
  const { from, to } = call;
  if (to.room === "root" || to.room === "sim" || to.room === "tools") return false;
  if (from.room === "sim" || from.room === "tools" || from.room === "root") return true;
  switch (to.room) {
    case "kit":
      return allowsKit(house, call, ground, to.name);
    case "domain":
      return allowsDomain(house, call, to.name);
    case "app":
      return (
        from.room === "app" && (call.forTests || (house.apps[from.name]?.apps.includes(to.name) ?? false))
      );
  }
}

function allowsKit(house: House, { from, subpath, forTests }: Call, ground: string, name: string): boolean {
  const kit = house.kits[name];
  // A room that architecture.ts does not know is reported once, by the packages rule.
  if (!kit || forTests) return true;
  if (name === "testing") return false;
  const anywhere = kit.ground === "anywhere" || (kit.anywhere?.includes(subpath) ?? false);
  if (ground === "anywhere" && !anywhere) return false;
  if (from.room === "kit") return house.kits[from.name]?.imports.includes(name) ?? true;
  if (from.room === "app") {
    const app = house.apps[from.name];
    if (!app) return true;
    return app.kits === "any" ? anywhere || kit.ground === app.ground : app.kits.includes(name);
  }
  if (from.room !== "domain") return true;
  const folder = house.folders[from.folder];
  if (!folder) return true;
  if (folder.pureKits) return folder.pureKits.includes(name);
  return anywhere || folder.kits.includes(name);
}

function allowsDomain(house: House, { from, subpath, typeOnly, forTests }: Call, name: string): boolean {
  if (from.room === "kit") return false;
  if (forTests) return true;
  if (from.room === "app") {
    const how = house.apps[from.name]?.domains[subpath];
    return how === "values" || (how === "types" && typeOnly);
  }
  if (from.room !== "domain") return true;
  const folder = house.folders[from.folder];
  const wanted = subpath.replace(/^\.\//, "");
  if (!folder || folder.others.includes(wanted)) return true;
  return rankOf(house, name) < rankOf(house, from.name) && folder.upstream.includes(wanted);
}

/** How far downstream a domain is; one that is not listed is reported by the packages rule, and waits at the end. */
function rankOf(house: House, name: string): number {
  const rank = house.domains.findIndex((row) => row.includes(name));
  return rank === -1 ? house.domains.length : rank;
}

function labelOf(place: Place): string {
  return place.room === "domain" ? `${roomOf(place)}/${place.folder}` : roomOf(place);
}
