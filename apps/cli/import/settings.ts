import { basename } from "node:path";
import { parseArgs } from "node:util";
import { isCurrency } from "@counterfoil/money";
import { UsageProblem } from "../command.ts";

/** What the command line says of a file and of where it goes. */
export interface ImportSettings {
  readonly file: string;
  /** Columns by what they hold. */
  readonly map: Readonly<Record<string, string>>;
  readonly delimiter: string | undefined;
  readonly decimalMark: "." | ",";
  readonly sign: string | undefined;
  readonly currency: string | undefined;
  /** A location's name or id. */
  readonly location: string | undefined;
  /** What the file is called for good: rows of one source are known again, wherever the file lies. */
  readonly source: string;
}

export const SETTINGS_USAGE = `
  --map FIELD=COLUMN,…  where fields are, by heading or by number from 1; may be given several times
  --delimiter D         what separates fields: comma, tab, semicolon, pipe or a character (detected)
  --decimal .|,         the decimal mark of amounts and quantities (.)
  --sign TEXT           a currency sign to take off amounts; those of Unicode come off anyway
  --currency CODE       the currency of the amounts (the location's)
  --location NAME|ID    where it goes, when there are several locations
  --source NAME         the file's name for good, by which rows are known again (its file name)`;

const WORDS: Readonly<Record<string, string>> = {
  comma: ",",
  tab: "\t",
  "\\t": "\t",
  semicolon: ";",
  pipe: "|",
};

/** Reads the arguments of an import. @throws UsageProblem */
export function readSettings(args: string[]): ImportSettings {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      map: { type: "string", multiple: true },
      delimiter: { type: "string" },
      decimal: { type: "string" },
      sign: { type: "string" },
      currency: { type: "string" },
      location: { type: "string" },
      source: { type: "string" },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageProblem("name one file");
  const { currency, decimal = "." } = values;
  if (decimal !== "." && decimal !== ",") throw new UsageProblem(`--decimal is . or , and not ${decimal}`);
  if (currency !== undefined && !isCurrency(currency)) {
    throw new UsageProblem(`${currency} is not a currency; say an ISO 4217 code, such as USD`);
  }
  return {
    file,
    map: readMap(values.map ?? []),
    delimiter: readDelimiter(values.delimiter),
    decimalMark: decimal,
    sign: values.sign,
    currency,
    location: values.location,
    source: values.source ?? basename(file),
  };
}

function readMap(given: readonly string[]): Record<string, string> {
  const map: Record<string, string> = {};
  for (const pair of given.flatMap((each) => each.split(","))) {
    const at = pair.indexOf("=");
    const [field, column] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1 || column === "") throw new UsageProblem(`--map says FIELD=COLUMN, and not ${pair}`);
    if (field in map) throw new UsageProblem(`--map says twice where ${field} is`);
    map[field] = column;
  }
  return map;
}

function readDelimiter(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const delimiter = WORDS[given] ?? given;
  if (delimiter.length === 1 && !/["\w\r\n]/.test(delimiter)) return delimiter;
  throw new UsageProblem(`--delimiter is comma, tab, semicolon, pipe or one character, and not ${given}`);
}
