import type { ReceiptDocument } from "../../contract/document.ts";
import { rowsOf } from "./rows.ts";
import { ENGLISH, type Words } from "./words.ts";

/** Characters on a row of 80 mm paper. */
export const TEXT_COLUMNS = 42;

/** A receipt as plain text of 42 columns. */
export function renderText(document: ReceiptDocument, words: Words = ENGLISH): string {
  return `${rowsOf(document, words, TEXT_COLUMNS)
    .map(({ text }) => text.trimEnd())
    .join("\n")}\n`;
}
