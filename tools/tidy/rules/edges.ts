import { codeOf, codePaths, type Import } from "../code.ts";
import { lineAt, type House, type Repository } from "../repository.ts";
import { resolve, type Target } from "../resolve.ts";
import type { Rule } from "../rule.ts";
import { judge } from "./judge.ts";

type Door = House["doors"][number];

/** The edge table of architecture.ts, enforced: import by import, with the named doors as the only way around it. */
export const edges: Rule = {
  name: "edges",
  promise: "every import goes where architecture.ts lets it go, and every door named there is used",
  *check(repository) {
    const used = new Set<Door>();
    for (const { file, each, target } of importsOf(repository)) {
      const wrong = judge(repository, file, each, target);
      if (!wrong) continue;
      const door = doorFor(repository.house.doors, file, target);
      if (door) used.add(door);
      else yield { file, line: lineAt(repository.text(file), each.offset), ...wrong };
    }
    yield* unused(repository, used);
  },
};

function* importsOf(repository: Repository): Generator<{ file: string; each: Import; target: Target }> {
  for (const file of codePaths(repository)) {
    for (const each of codeOf(repository, file).imports) {
      yield { file, each, target: resolve(repository, file, each.specifier) };
    }
  }
}

function doorFor(doors: readonly Door[], file: string, target: Target): Door | undefined {
  if (target.kind !== "file") return undefined;
  return doors.find((door) => leads(door.from, file) && leads(door.to, target.path));
}

function leads(end: string, path: string): boolean {
  return end.endsWith("/") ? path.startsWith(end) : path === end;
}

function* unused(repository: Repository, used: ReadonlySet<Door>) {
  for (const door of repository.house.doors) {
    if (used.has(door)) continue;
    const file = "architecture.ts";
    const line = repository.paths.has(file)
      ? lineAt(repository.text(file), repository.text(file).indexOf(`"${door.from}"`))
      : 1;
    yield {
      file,
      line,
      what: `nobody uses the door ${door.from} → ${door.to}`,
      cure: "remove it from `doors`",
    };
  }
}
