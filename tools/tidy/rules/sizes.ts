import { isCode } from "../code.ts";
import { isForTests } from "../place.ts";
import type { Repository } from "../repository.ts";
import type { Rule } from "../rule.ts";

export const sizes: Rule = {
  name: "sizes",
  promise: "no file outside the tests is longer than architecture.ts allows",
  *check(repository) {
    const { longestFile } = repository.house;
    for (const { path, lines } of longFiles(repository, longestFile)) {
      yield {
        file: path,
        line: longestFile + 1,
        what: `${lines} lines; the longest may have ${longestFile}`,
        cure: "look for the second noun that hides in it, and give it a file",
      };
    }
  },
};

/** Files of code and styles with more lines than this, the longest first. */
export function longFiles(repository: Repository, limit: number): { path: string; lines: number }[] {
  return [...repository.paths]
    .filter((path) => (isCode(path) || path.endsWith(".css")) && !isForTests(path))
    .map((path) => ({ path, lines: repository.text(path).split("\n").length - 1 }))
    .filter(({ lines }) => lines > limit)
    .sort((a, b) => b.lines - a.lines);
}
