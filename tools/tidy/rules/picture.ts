import { drawRooms } from "../picture.ts";
import { lineAt } from "../repository.ts";
import type { Rule } from "../rule.ts";

export const page = "docs/ARCHITECTURE.md";

const block = /(<!-- drawn by tools\/tidy\/draw\.ts -->\n```mermaid\n)([\s\S]*?)(\n```)/;

export const picture: Rule = {
  name: "picture",
  promise: "the picture of the rooms in docs/ARCHITECTURE.md is the one that architecture.ts gives",
  *check(repository) {
    if (!repository.paths.has(page)) return;
    const text = repository.text(page);
    const found = block.exec(text);
    if (!found || found[2] === drawRooms(repository.house)) return;
    const line = lineAt(text, found.index);
    yield {
      file: page,
      line,
      what: "the picture of the rooms is out of date",
      cure: "run: node tools/tidy/draw.ts --write",
    };
  },
};

/** The page with the picture drawn anew; unchanged where it has no place for one. */
export function redraw(text: string, drawing: string): string {
  return text.replace(block, (_, before: string, __: string, after: string) => before + drawing + after);
}
