import { ID_PATTERN } from "@counterfoil/ids";
import Type from "typebox";

/*
 * The fields that every door knows. `description` completes the sentence "… must be", because the door says it to
 * whoever sends something else.
 */

/** Ten thousand million in a currency with cents; sums of many of them stay far below 2^53. */
export const LARGEST_MINOR = 1_000_000_000_000;
export const LARGEST_QUANTITY = 100_000;
/** A name, a title, a reference: one line. */
export const SHORT_TEXT = 200;
/** A note, a reason, an address: a few lines. */
export const LONG_TEXT = 2_000;

const YEAR = "20\\d\\d";
const MONTH_DAY = "-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const TIME = "T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";

export const Id = Type.String({
  title: "Id",
  format: "uuid",
  pattern: ID_PATTERN,
  description: "a UUID in lower case, such as 0197b2f0-5c1e-7a3b-9d2e-3f4a5b6c7d8e",
});

/** An amount in minor units of the currency that its object names. */
export const Minor = Type.Integer({
  title: "Minor",
  minimum: 0,
  maximum: LARGEST_MINOR,
  description: "an amount in minor units (cents), a whole number from 0",
});

export const SignedMinor = Type.Integer({
  title: "SignedMinor",
  minimum: -LARGEST_MINOR,
  maximum: LARGEST_MINOR,
  description: "an amount in minor units (cents), a whole number that may be below zero",
});

/** RFC 3339, the years 2000 to 2099: a stamp outside is a broken clock. */
export const Instant = Type.String({
  title: "Instant",
  format: "date-time",
  pattern: `^${YEAR}${MONTH_DAY}${TIME}$`,
  description: "an RFC 3339 instant of the years 2000 to 2099, such as 2026-03-01T10:00:00Z",
});

export const DateText = Type.String({
  title: "DateText",
  format: "date",
  pattern: `^${YEAR}${MONTH_DAY}$`,
  description: "a date of the years 2000 to 2099, such as 2026-03-01",
});

/** ISO 4217. Whether it is the location's own is for the rules to say. */
export const CurrencyCode = Type.String({
  title: "CurrencyCode",
  pattern: "^[A-Z]{3}$",
  description: "an ISO 4217 currency code, such as USD",
});

export const Quantity = Type.Number({
  title: "Quantity",
  exclusiveMinimum: 0,
  maximum: LARGEST_QUANTITY,
  multipleOf: 0.001,
  description: "a number above 0 with at most three decimals",
});

/** One line that says something: not empty, no control characters. */
export const ShortText = Type.String({
  minLength: 1,
  maxLength: SHORT_TEXT,
  pattern: "^[^\\x00-\\x1f\\x7f]*$",
  description: `one line of text of at most ${SHORT_TEXT} characters`,
});

/** Text that may have line breaks and tabs, and may be empty. */
export const LongText = Type.String({
  maxLength: LONG_TEXT,
  pattern: "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$",
  description: `text of at most ${LONG_TEXT} characters`,
});

/** The version that the sender has seen, for a change that must not undo another one. */
export const Version = Type.Integer({
  title: "Version",
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "the version that you read, a whole number from 0",
});
