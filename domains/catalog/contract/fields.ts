import { oneOf, ShortText } from "@counterfoil/wire";
import Type from "typebox";

const LONGEST_CODE = 64;
const LONGEST_ADDRESS = 2_000;
const MOST_PERCENT = 1_000;
const MOST_ORDINAL = 1_000_000;

export const closed = { additionalProperties: false } as const;

/** One line that is not blank. */
export const NameField = Type.String({
  ...ShortText,
  pattern: "^(?!\\s*$)[^\\x00-\\x1f\\x7f]*$",
  description: "a name on one line, not blank, of at most 200 characters",
});
/** A SKU or a barcode, as it is printed and scanned. */
export const CodeField = Type.String({
  minLength: 1,
  maxLength: LONGEST_CODE,
  pattern: "^[^\\s\\x00-\\x1f\\x7f]+( [^\\s\\x00-\\x1f\\x7f]+)*$",
  description: "a code of at most 64 characters without blanks at its ends",
});
/** A decimal of a hundred; the rule asks how many decimals. */
export const PercentageField = Type.Unsafe<string | number>({
  type: ["number", "string"],
  minimum: 0,
  maximum: MOST_PERCENT,
  pattern: "^\\d{1,4}(\\.\\d{1,6})?$",
  description: "a percentage from 0, a number or a decimal text such as 8.875",
});
/** Where something stands among its like; ties go by name. */
export const OrdinalField = Type.Integer({
  minimum: 0,
  maximum: MOST_ORDINAL,
  description: "a place among its like, a whole number from 0",
});
export const ImageField = Type.String({
  maxLength: LONGEST_ADDRESS,
  pattern: "^(picture:[a-z0-9-]{1,64}|https?://[^\\s\\x00-\\x1f\\x7f]+)$",
  description: "a drawn picture such as picture:croissant, or an address on the web",
  examples: ["picture:croissant"],
});
export const ColourField = Type.String({
  pattern: "^(#[0-9a-f]{6}|[a-z][a-z0-9-]{0,30})$",
  description: "a colour such as #d9480f, or the name of one of the palette",
  examples: ["#d9480f"],
});
export const OrderTypeField = oneOf(["dine_in", "takeaway", "pickup", "delivery"]);
