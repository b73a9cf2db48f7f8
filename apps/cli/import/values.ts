import { MoneyError, parseMoney } from "@counterfoil/money";
import { ok, refuse, type Result } from "@counterfoil/result";
import { isInstant } from "@counterfoil/time";
import { LARGEST_MINOR, LARGEST_QUANTITY, SHORT_TEXT } from "@counterfoil/wire";

/** How the amounts of a file are written. */
export interface Manner {
  readonly currency: string;
  readonly decimalMark: "." | ",";
  readonly sign: string | undefined;
}

type Values = ReadonlyMap<string, string>;

/** A name on one line: blanks of all kinds become one space. Refuses one that is missing or too long. */
export function readName(values: Values, field: string): Result<string> {
  const name = (values.get(field) ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (name === "") return refuse("missing", `${field} is missing`, field);
  if (name.length <= SHORT_TEXT) return ok(name);
  return refuse("too_long", `${field} is longer than ${SHORT_TEXT} characters`, field);
}

/** A name that need not be there. */
export function readNameIfAny(values: Values, field: string): Result<string | undefined> {
  return (values.get(field) ?? "") === "" ? ok(undefined) : readName(values, field);
}

/** An amount in minor units, from 0. */
export function readAmount(
  values: Values,
  field: string,
  { currency, decimalMark, sign }: Manner,
): Result<number> {
  const text = values.get(field) ?? "";
  if (text === "") return refuse("missing", `${field} is missing`, field);
  try {
    const { amount } = parseMoney(
      text,
      currency,
      sign === undefined ? { decimalMark } : { decimalMark, sign },
    );
    if (amount < 0) return refuse("below_zero", `${field} ${text} is below zero`, field);
    if (amount > LARGEST_MINOR) return refuse("too_large", `${field} ${text} is too large`, field);
    return ok(amount);
  } catch (problem) {
    if (problem instanceof MoneyError) return refuse(problem.code, `${field}: ${problem.message}`, field);
    throw problem;
  }
}

const WHOLE = /^\d+$/;
const DECIMAL = { ".": /^\d*\.\d+$/, ",": /^\d*,\d+$/ } as const;
const MOST_DECIMALS = 3;

/** A quantity above 0 with at most three decimals; 1 where the file has none. */
export function readQuantity(values: Values, field: string, { decimalMark }: Manner): Result<number> {
  const text = values.get(field) ?? "";
  if (text === "") return ok(1);
  if (!WHOLE.test(text) && !DECIMAL[decimalMark].test(text)) {
    return refuse("unreadable", `${field} ${JSON.stringify(text)} is not a quantity`, field);
  }
  const plain = text.replace(",", ".");
  const quantity = Number(plain);
  if (quantity <= 0 || quantity > LARGEST_QUANTITY) {
    return refuse("out_of_range", `${field} ${text} is not above 0 and at most ${LARGEST_QUANTITY}`, field);
  }
  const decimals = (plain.split(".")[1] ?? "").replace(/0+$/, "").length;
  if (decimals <= MOST_DECIMALS) return ok(quantity);
  return refuse("too_many_decimals", `${field} ${text} has more than ${MOST_DECIMALS} decimals`, field);
}

/** More than anybody chooses for one dish; as many as a line takes. */
const MOST_CHOICES = 100;

/**
 * What was chosen with an item: "Rice, Cheese", "[Mild, [Rice, Beans]]", "None". Brackets only gather; what stands in
 * parentheses belongs to its choice, comma and all.
 */
export function readChoices(values: Values, field: string): Result<string[]> {
  const text = (values.get(field) ?? "").replace(/[[\]]/g, ",");
  const choices = (text.match(/(?:\([^)]*\)|[^,])+/g) ?? [])
    .map((choice) => choice.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .filter((choice) => choice !== "" && !/^(null|none)$/i.test(choice));
  if (choices.length > MOST_CHOICES) {
    return refuse("too_many", `${field} names more than ${MOST_CHOICES} choices`, field);
  }
  const long = choices.find((choice) => choice.length > SHORT_TEXT);
  if (long === undefined) return ok(choices);
  return refuse("too_long", `${field} has a choice longer than ${SHORT_TEXT} characters`, field);
}

const LOCAL = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?(?:\.\d+)?))?$/;

/** When it was: an RFC 3339 instant, or a local date with or without a time (noon), which may not be to come. */
export function readMoment(
  values: Values,
  field: string,
  zone: string,
  now: number,
): Result<string | undefined> {
  const text = values.get(field) ?? "";
  if (text === "") return ok(undefined);
  const local = LOCAL.exec(text);
  try {
    const at = local
      ? Temporal.PlainDateTime.from(`${local[1]}T${local[2] ?? "12:00"}`, { overflow: "reject" })
          .toZonedDateTime(zone)
          .toInstant()
      : Temporal.Instant.from(text.replace(" ", "T"));
    const instant = new Date(at.epochMilliseconds).toISOString();
    if (!isInstant(instant)) return refuse("out_of_range", `${field} ${text} is not of this century`, field);
    if (at.epochMilliseconds > now) return refuse("to_come", `${field} ${text} is still to come`, field);
    return ok(instant);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    return refuse(
      "unreadable",
      `${field} ${text} is not a date such as 2026-03-01 or 2026-03-01 18:30`,
      field,
    );
  }
}
