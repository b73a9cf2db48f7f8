import type { ReceiptDocument } from "../../contract/document.ts";
import { type Amount, partsOf } from "./parts.ts";
import type { Words } from "./words.ts";

/** One row of paper, at most `columns` wide. */
export interface Row {
  readonly text: string;
  readonly style: "plain" | "title" | "strong";
}

/** The least room for a name beside its amount. */
const NARROWEST_NAME = 10;
const INDENT = "  ";

/** A receipt as rows of fixed width: what text shows and printers print. */
export function rowsOf(document: ReceiptDocument, words: Words, columns: number): Row[] {
  const parts = partsOf(document, words);
  const rule: Row = plain("-".repeat(columns));
  const gap: Row = plain("");
  const pairs = (amounts: readonly Amount[], indent = ""): Row[] =>
    amounts.flatMap((amount) => pair(amount, columns, indent).map(plain));
  const centred = (text: string, style: Row["style"]): Row[] =>
    wrap(text, columns).map((row) => ({ text: centre(row, columns), style }));
  return [
    ...centred(parts.business.name, "strong"),
    ...parts.business.address_lines.flatMap((line) => centred(line, "plain")),
    gap,
    ...centred(parts.title, "title"),
    ...parts.marks.flatMap((mark) => centred(`*** ${mark} ***`, "strong")),
    ...parts.facts.flatMap((fact) => wrap(fact, columns).map(plain)),
    rule,
    ...parts.goods.flatMap((goods) => [
      ...pairs([goods]),
      ...goods.details.flatMap((detail) =>
        wrap(detail, columns - INDENT.length).map((row) => plain(INDENT + row)),
      ),
      ...pairs(goods.discounts, INDENT),
    ]),
    rule,
    ...pairs(parts.sums),
    ...pair(parts.total, columns, "").map((text): Row => ({ text, style: "strong" })),
    ...pairs(parts.after),
    ...(parts.contained.length === 0 ? [] : [gap, ...pairs(parts.contained)]),
    ...(parts.business.footer === undefined ? [] : [gap, ...footer(parts.business.footer, centred)]),
  ];
}

function footer(text: string, centred: (text: string, style: Row["style"]) => Row[]): Row[] {
  return text.split("\n").flatMap((line) => centred(line, "plain"));
}

function plain(text: string): Row {
  return { text, style: "plain" };
}

/** A name and its amount on one row; a long name takes the rows above, and the amount stands on its last. */
function pair({ name, amount }: Amount, columns: number, indent: string): string[] {
  const room = Math.max(columns - indent.length - widthOf(amount) - 1, NARROWEST_NAME);
  const rows = wrap(name, room).map((row) => indent + row);
  const last = rows.pop() ?? "";
  const space = Math.max(columns - widthOf(last) - widthOf(amount), 1);
  return [...rows, `${last}${" ".repeat(space)}${amount}`];
}

/** Breaks between words, and inside a word only where it is longer than a row. */
function wrap(text: string, columns: number): string[] {
  const rows: string[] = [];
  let row = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    if (row !== "" && widthOf(row) + 1 + widthOf(word) <= columns) {
      row += ` ${word}`;
      continue;
    }
    if (row !== "") rows.push(row);
    const letters = [...word];
    while (letters.length > columns) rows.push(letters.splice(0, columns).join(""));
    row = letters.join("");
  }
  return row === "" && rows.length > 0 ? rows : [...rows, row];
}

function centre(text: string, columns: number): string {
  return " ".repeat(Math.max(Math.floor((columns - widthOf(text)) / 2), 0)) + text;
}

function widthOf(text: string): number {
  return [...text].length;
}
