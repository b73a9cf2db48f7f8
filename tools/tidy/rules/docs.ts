import { posix } from "node:path";
import { lineAt, type Repository } from "../repository.ts";
import type { Rule, Violation } from "../rule.ts";

export const docs: Rule = {
  name: "docs",
  promise: "every page has one title, and every link within the repository leads somewhere",
  *check(repository) {
    for (const file of repository.paths) {
      if (!file.endsWith(".md")) continue;
      const text = withoutCode(repository.text(file));
      yield* titles(file, text);
      yield* links(repository, file, text);
    }
  },
};

function* titles(file: string, text: string): Generator<Violation> {
  const found = [...text.matchAll(/^# .+$/gm)];
  if (found.length === 1) return;
  const second = found[1];
  yield {
    file,
    line: second ? lineAt(text, second.index) : 1,
    what: second ? `${found.length} titles` : "no title",
    cure: "begin the page with one `# ` heading, and use `## ` below it",
  };
}

function* links(repository: Repository, file: string, text: string): Generator<Violation> {
  for (const found of text.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g)) {
    const link = decodeURIComponent(found[1] ?? found[2] ?? "");
    if (/^[a-z]+:/i.test(link) || link.startsWith("//")) continue;
    const [path = "", anchor = ""] = link.split("#");
    const target = path === "" ? file : posix.join(posix.dirname(file), path).replace(/\/$/, "");
    const line = lineAt(text, found.index);
    if (!exists(repository, target)) {
      yield {
        file,
        line,
        what: `the link ${link} leads nowhere`,
        cure: "correct the path, or remove the link",
      };
    } else if (anchor && target.endsWith(".md") && !anchorsOf(repository.text(target)).has(anchor)) {
      yield {
        file,
        line,
        what: `${target} has no heading #${anchor}`,
        cure: "correct the anchor after the #",
      };
    }
  }
}

function exists(repository: Repository, path: string): boolean {
  if (path === "." || repository.paths.has(path)) return true;
  for (const each of repository.paths) if (each.startsWith(`${path}/`)) return true;
  return false;
}

/** Headings as GitHub turns them into anchors. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)) {
    const plain = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-");
    let anchor = plain;
    for (let copy = 1; anchors.has(anchor); copy += 1) anchor = `${plain}-${copy}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Code in fences and between backticks becomes spaces, so that lines and offsets stay. */
function withoutCode(text: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, " ");
  return text.replace(/^( *)(```|~~~)[\s\S]*?^\1\2.*$/gm, blank).replace(/`[^`\n]*`/g, blank);
}
