import { Visitor } from "oxc-parser";
import { codeOf, codePaths } from "../code.ts";
import { isForTests, isTest } from "../place.ts";
import { lineAt, type Repository } from "../repository.ts";
import type { Rule, Violation } from "../rule.ts";

/** What is left lying about when somebody was called away. */
export const leftovers: Rule = {
  name: "leftovers",
  promise: "nothing is left for later: no marks, no tests switched off, no checker silenced, no stray output",
  *check(repository) {
    for (const path of codePaths(repository)) {
      yield* inComments(repository, path);
      yield* inCode(repository, path);
    }
    for (const path of repository.paths) {
      if (/\.(sql|css|html|ya?ml|sh)$/.test(path)) yield* inText(repository, path);
    }
  },
};

const mark = /\b(TODO|FIXME|XXX|HACK)\b/;

const comments: readonly { pattern: RegExp; what: string; cure: string }[] = [
  { pattern: mark, what: "a mark for later", cure: "do it now, or write an issue and remove the mark" },
  {
    pattern: /@ts-(ignore|nocheck|expect-error)/,
    what: "a silenced type checker",
    cure: "say the type that it is",
  },
  {
    // A reason follows two dashes, as oxlint itself proposes.
    pattern: /(oxlint|eslint)-disable(?!.* -- \S)/,
    what: "a silenced lint without its reason",
    cure: "put the code right, or add the reason: oxlint-disable-next-line RULE -- REASON",
  },
];

function* inComments(repository: Repository, path: string): Generator<Violation> {
  for (const comment of codeOf(repository, path).comments) {
    for (const { pattern, what, cure } of comments) {
      const found = pattern.exec(comment.value);
      if (found) yield at(repository, path, comment.start + 2 + found.index, `${what} (${found[0]})`, cure);
    }
  }
}

function* inText(repository: Repository, path: string): Generator<Violation> {
  const found = mark.exec(repository.text(path));
  if (found)
    yield at(repository, path, found.index, `a mark for later (${found[0]})`, comments[0]?.cure ?? "");
}

function inCode(repository: Repository, path: string): Violation[] {
  const found: Violation[] = [];
  const mayPrint = /^(apps\/cli|tools|sim)\//.test(path) || isForTests(path);
  const report = (offset: number, what: string, cure: string) => {
    found.push(at(repository, path, offset, what, cure));
  };
  new Visitor({
    TSAsExpression(node) {
      if (node.typeAnnotation.type === "TSAnyKeyword") {
        report(node.start, "`as any`", "say the type that it is, or `unknown` and a check");
      }
    },
    MemberExpression(node) {
      if (node.object.type !== "Identifier" || node.property.type !== "Identifier") return;
      const { object, property } = node;
      if (object.name === "console" && !mayPrint) {
        report(node.start, `console.${property.name}`, "use the logger that is passed in, or remove it");
      }
      const suite = /^(test|it|describe|suite)$/.test(object.name);
      if (isTest(path) && suite && /^(only|skip|todo|fixme)$/.test(property.name)) {
        report(
          node.start,
          `${object.name}.${property.name}`,
          "make the test pass, or remove it with what it tests",
        );
      }
    },
  }).visit(codeOf(repository, path).program);
  return found;
}

function at(repository: Repository, file: string, offset: number, what: string, cure: string): Violation {
  return { file, line: lineAt(repository.text(file), offset), what, cure };
}
