/** What stands in one field: numbers and decimals are written as they are. */
export type Cell = string | number | null;

/** Excel takes a file without it for something other than UTF-8, and "Café" for "CafÃ©". */
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** A plain decimal, which no spreadsheet takes for more than it is, whatever sign it begins with. */
const DECIMAL = /^-?\d+(\.\d+)?$/;
/** What makes a spreadsheet run a field instead of showing it (OWASP, "CSV Injection"); the wide forms count in Asia. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * Rows as CSV (RFC 4180) for people with a spreadsheet and for programs alike: comma, UTF-8 with its mark, every field
 * that needs it in quotes, and what a spreadsheet would run led in by an apostrophe.
 */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(field).join(","));
  return BYTE_ORDER_MARK + lines.map((line) => line + LINE_END).join("");
}

function field(cell: Cell): string {
  if (cell === null) return "";
  const text = guarded(String(cell));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guarded(text: string): string {
  return FORMULA.test(text) && !DECIMAL.test(text) ? `'${text}` : text;
}
