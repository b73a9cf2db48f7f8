import { detectDelimiter } from "./detect.ts";
import { linesOf } from "./lines.ts";
import { TableProblem } from "./problem.ts";
import { recordsOf, type Record as Fields } from "./records.ts";

/** What a caller wants to find in each row. */
export interface Field {
  /** By what the caller asks for it. */
  readonly name: string;
  /** Headings that mean it, in lower case with underscores: "order_id". */
  readonly known: readonly string[];
  readonly isRequired: boolean;
  /** Whether its values have digits: a first line that has none there is a heading. */
  readonly hasDigits: boolean;
}

export interface TableOptions {
  readonly fields: readonly Field[];
  /** Where fields are, by heading or by the column's number from 1; the others are found by what they are called. */
  readonly map: Readonly<Record<string, string>>;
  /** Detected when absent. */
  readonly delimiter?: string | undefined;
}

export interface Table {
  readonly delimiter: string;
  /** Null when the first line is a row already. */
  readonly heading: readonly string[] | null;
  /** Column numbers from 0 by field. */
  readonly columns: ReadonlyMap<string, number>;
  /** Reads the file from its start, each time anew. */
  rows(): AsyncGenerator<Row>;
}

/** Values by field, without blanks at their ends; "" where there is none or the file says NULL. A bad row may have some. */
export type Row =
  | { readonly line: number; readonly values: ReadonlyMap<string, string> }
  | { readonly line: number; readonly fault: string; readonly values?: ReadonlyMap<string, string> };

/** Lines by which the delimiter and the heading are judged. */
const SAMPLE_LINES = 50;

/**
 * Looks at a file's first lines and says how it is to be read.
 * @throws TableProblem when a column that is needed cannot be found, or the file cannot be read.
 */
export async function openTable(path: string, options: TableOptions): Promise<Table> {
  const lines: string[] = [];
  for await (const { text } of linesOf(path)) {
    if (text.trim() !== "") lines.push(text);
    if (lines.length === SAMPLE_LINES) break;
  }
  if (lines.length === 0) throw new TableProblem(`${path} is empty.`, "Name another file.");
  const delimiter = options.delimiter ?? detectDelimiter(lines) ?? ",";
  const first = await firstRecord(path, delimiter);
  const { heading, columns } = columnsOf(first.cells, options);
  const width = heading?.length ?? Infinity;
  const skipped = heading ? first.line : 0;
  return {
    delimiter,
    heading,
    columns,
    async *rows() {
      for await (const record of recordsOf(linesOf(path), { delimiter, width })) {
        if (record.line > skipped) yield rowOf(record, columns);
      }
    },
  };
}

async function firstRecord(path: string, delimiter: string) {
  for await (const record of recordsOf(linesOf(path), { delimiter })) {
    if (!("fault" in record)) return record;
    break;
  }
  throw new TableProblem(
    `The first line of ${path} cannot be read.`,
    "Say --delimiter, or correct the line.",
  );
}

function rowOf(record: Fields, columns: ReadonlyMap<string, number>): Row {
  const { line, cells } = record;
  const values = new Map<string, string>();
  for (const [field, column] of columns) values.set(field, plain(cells?.[column] ?? ""));
  if ("fault" in record) return cells ? { line, fault: record.fault, values } : { line, fault: record.fault };
  return { line, values };
}

const NOTHING = /^(null|\\n)$/i;

function plain(cell: string): string {
  const text = cell.trim();
  return NOTHING.test(text) ? "" : text;
}

function columnsOf(
  first: readonly string[],
  { fields, map }: TableOptions,
): Pick<Table, "heading" | "columns"> {
  const unknown = Object.keys(map).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) {
    const names = fields.map(({ name }) => name).join(", ");
    throw new TableProblem(
      `There is nothing called ${unknown} to be found in a row.`,
      `Map one of ${names}.`,
    );
  }
  const names = first.map(heading);
  const columns = new Map<string, number>();
  for (const [field, where] of Object.entries(map)) columns.set(field, columnOf(where, first, names));
  const named = Object.values(map).some((where) => !isNumber(where, first));
  const hasHeading = named || readsAsHeading(first, names, fields, columns);
  if (hasHeading) findTheOthers(fields, names, columns);
  const missing = fields.find(({ name, isRequired }) => isRequired && !columns.has(name));
  if (missing) {
    const known = hasHeading ? `Its columns are ${first.map((cell) => cell.trim()).join(", ")}.` : "";
    throw new TableProblem(
      `It is not clear which column is the ${missing.name}. ${known}`.trim(),
      `Say --map ${missing.name}=COLUMN, by its heading or by its number from 1.`,
    );
  }
  return { heading: hasHeading ? first.map((cell) => cell.trim()) : null, columns };
}

function columnOf(where: string, first: readonly string[], names: readonly string[]): number {
  if (isNumber(where, first)) return Number(where) - 1;
  const named = names.indexOf(heading(where));
  if (named !== -1) return named;
  const known = first.map((cell) => cell.trim()).join(", ");
  throw new TableProblem(`The file has no column ${where}.`, `Its first line is: ${known}.`);
}

function isNumber(where: string, first: readonly string[]): boolean {
  return /^\d+$/.test(where) && Number(where) >= 1 && Number(where) <= first.length;
}

/** A first line is a heading when it calls something by a name that we know, or has no digits where every row has some. */
function readsAsHeading(
  first: readonly string[],
  names: readonly string[],
  fields: readonly Field[],
  columns: ReadonlyMap<string, number>,
): boolean {
  const digits = fields.flatMap(({ name, hasDigits }) => {
    const column = columns.get(name);
    return hasDigits && column !== undefined ? [first[column] ?? ""] : [];
  });
  if (digits.length > 0) return !digits.some((cell) => /\d/.test(cell));
  return fields.some(({ known }) => known.some((name) => names.includes(name)));
}

/** A column serves one field; the fields that come first choose first. */
function findTheOthers(
  fields: readonly Field[],
  names: readonly string[],
  columns: Map<string, number>,
): void {
  for (const { name, known } of fields) {
    if (columns.has(name)) continue;
    const taken = new Set(columns.values());
    const found = known
      .map((each) => names.indexOf(each))
      .find((column) => column !== -1 && !taken.has(column));
    if (found !== undefined) columns.set(name, found);
  }
}

/** "Order ID" and "order-id" are both order_id. */
function heading(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]+/g, "_");
}
