import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type * as architecture from "../../architecture.ts";

/** The data of architecture.ts; tests bring their own. */
export type House = typeof architecture;

/** The files of a repository by their path from the root, with slashes. Texts are read when a rule asks. */
export interface Repository {
  readonly house: House;
  readonly paths: ReadonlySet<string>;
  text(path: string): string;
}

/** Not ours, or made by a tool. */
const passedOver = new Set([
  ".counterfoil",
  ".git",
  "coverage",
  "dist",
  "node_modules",
  "playwright-report",
  "test-results",
]);

export function readRepository(root: string, house: House): Repository {
  const paths = new Set<string>();
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (passedOver.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) paths.add(relative(root, path).replaceAll("\\", "/"));
    }
  };
  visit(root);
  const texts = new Map<string, string>();
  return {
    house,
    paths,
    text(path) {
      const known = texts.get(path);
      if (known !== undefined) return known;
      const text = readFileSync(join(root, path), "utf8");
      texts.set(path, text);
      return text;
    },
  };
}

/** A repository that exists only here, for the tests of tidy. */
export function repositoryOf(files: Readonly<Record<string, string>>, house: House): Repository {
  return {
    house,
    paths: new Set(Object.keys(files)),
    text(path) {
      const text = files[path];
      if (text === undefined) throw new Error(`${path} is not in this repository`);
      return text;
    },
  };
}

/** The line of an offset in a text, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
