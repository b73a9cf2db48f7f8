import { posix } from "node:path";
import { codeOf, isCode, stringsOf } from "../code.ts";
import { isBuildFile, isForTests, isTest } from "../place.ts";
import type { Repository } from "../repository.ts";
import { resolve } from "../resolve.ts";
import type { Rule } from "../rule.ts";

/** Files that nothing leads to. What only tests lead to is dead too, unless it is made for tests. */
export const deadFiles: Rule = {
  name: "dead files",
  promise:
    "every file of code, style, picture and SQL is reached from a program, a page, a script or a package export",
  *check(repository) {
    const all = [...repository.paths].sort();
    const alive = reach(repository, all.filter(isEntry));
    const tested = reach(repository, [...alive, ...all.filter(isTest)]);
    for (const path of all.filter(canBeDead)) {
      if (alive.has(path) || (isForTests(path) && tested.has(path))) continue;
      const what = tested.has(path) ? "only tests use this file" : "nothing uses this file";
      const cure = "use it or delete it; what tests alone need belongs in a folder `testing` or `fixtures`";
      yield { file: path, line: 1, what, cure };
    }
  },
};

/** What somebody starts by name: a person, npm, a browser, Node, or the command line by reading its folder. */
function isEntry(path: string): boolean {
  return (
    !path.includes("/") ||
    /(^|\/)package\.json$/.test(path) ||
    /^(\.ci|deploy|\.github)\//.test(path) ||
    path === "docs/HACKING.md" ||
    /^apps\/cli\/commands\/[^/]+\.ts$/.test(path) ||
    /^(apps|kits)\/.+\.html$/.test(path) ||
    isBuildFile(path)
  );
}

function canBeDead(path: string): boolean {
  // What lies in a folder `public` a browser asks for by its name.
  if (isTest(path) || path.endsWith(".d.ts") || /^(db|docs|deploy)\/|\/public\//.test(path)) return false;
  return isCode(path) || /\.(css|svg|png|webp|jpg|woff2|sql)$/.test(path);
}

function reach(repository: Repository, entries: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...leadsTo(repository, path));
  }
  return reached;
}

/** Imports, and every string that reads as the path of a file: workers, child processes, stylesheets, scripts. */
function leadsTo(repository: Repository, path: string): string[] {
  if (isCode(path)) {
    const code = codeOf(repository, path);
    const imported = code.imports.map(({ specifier }) => resolve(repository, path, specifier));
    return [
      ...imported.flatMap((target) => (target.kind === "file" ? [target.path] : [])),
      ...stringsOf(code).flatMap(({ text }) => named(repository, path, text)),
    ];
  }
  if (!/\.(json|html|css|md|ya?ml|sh)$|^\.ci\/|\/bin\//.test(path)) return [];
  const words = repository.text(path).match(/[\w@.][\w@./-]*\.\w+/g) ?? [];
  return words.flatMap((word) => named(repository, path, word));
}

function named(repository: Repository, from: string, text: string): string[] {
  if (!text.includes(".") || /\s/.test(text)) return [];
  const plain = text.replace(/[?#].*$/, "");
  return [posix.join(posix.dirname(from), plain), posix.normalize(plain)].filter((each) =>
    repository.paths.has(each),
  );
}
