import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import type { Line } from "./lines.ts";

/** The fields of one row, or why the line is not one, with what it has of them. `line` is where it begins. */
export type Record =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: string; readonly cells?: readonly string[] };

/**
 * Lines that a quoted field may run over. A quote that nobody closes would swallow the rest of the file; within this
 * many lines we know that it was a slip, blame the one line, and go on with the next.
 */
const MOST_LINES = 20;

/** Rows as fields. What a bad quote spoils is its own line alone; `width` is how many fields a row may have. */
export async function* recordsOf(
  lines: AsyncIterable<Line>,
  { delimiter, width = Infinity }: { delimiter: string; width?: number },
): AsyncGenerator<Record> {
  const ahead = new Ahead(lines);
  for (let first = await ahead.take(); first; first = await ahead.take()) {
    if (first.text.trim() === "") continue;
    const joined: Line[] = [first];
    let cells = fieldsOf(first.text, delimiter);
    while (cells === "open" && joined.length < MOST_LINES) {
      const next = await ahead.take();
      if (!next) break;
      joined.push(next);
      cells = fieldsOf(joined.map(({ text }) => text).join("\n"), delimiter, "strictly");
    }
    // A stray quote that finds the next one makes a row of nonsense out of two good ones.
    if (typeof cells === "object" && (joined.length === 1 || filled(cells) <= width)) {
      yield filled(cells) > width ? tooWide(first.n, cells, width) : { line: first.n, cells };
    } else {
      ahead.giveBack(joined.slice(1));
      yield { line: first.n, fault: "its quotes do not match" };
    }
  }
}

function tooWide(line: number, cells: readonly string[], width: number): Record {
  return { line, fault: `it has ${filled(cells)} fields where the first line has ${width}`, cells };
}

/** Fields up to the last that says something. */
function filled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}

/**
 * The fields of a line; "open" when a quote is still open at its end. Strictly, a quote within a field is nonsense; else,
 * where a field has none around it, it is inches.
 */
export function fieldsOf(
  text: string,
  delimiter: string,
  how: "kindly" | "strictly" = "kindly",
): string[] | "open" | "nonsense" {
  if (!text.includes('"')) return text.split(delimiter);
  try {
    const [cells = []] = parse(text, { delimiter, relax_quotes: how === "kindly", relax_column_count: true });
    return cells;
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    return problem.code === "CSV_QUOTE_NOT_CLOSED" ? "open" : "nonsense";
  }
}

/** Lines that may be put back. */
class Ahead {
  readonly #lines: AsyncIterator<Line>;
  #back: Line[] = [];

  constructor(lines: AsyncIterable<Line>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async take(): Promise<Line | undefined> {
    const back = this.#back.shift();
    if (back) return back;
    const { value, done } = await this.#lines.next();
    return done ? undefined : value;
  }

  giveBack(lines: readonly Line[]): void {
    this.#back.unshift(...lines);
  }
}
