import { minorDigits } from "./currency.ts";
import { MoneyError } from "./error.ts";
import { isMinor, type Money } from "./money.ts";

/** How a file writes its amounts. */
export interface ParseMoneyOptions {
  /** What separates the minor unit; the other one may group thousands, as may spaces and apostrophes. Default ".". */
  readonly decimalMark?: "." | ",";
  /** A sign or code to take off either end, such as "$" or "kr". Any currency sign and the ISO code are taken off anyway. */
  readonly sign?: string;
}

/** Longest text that is read as an amount: more is a wrong column. */
const MAX_LENGTH = 40;

/**
 * Money from text as files and people write it: "$2.39 ", "1.234,50 €" (decimal mark ","), "-3", "(3.00)", "CHF 1'234.50".
 * Never rounds: more decimals than the currency has are refused unless they are zeros. Throws MoneyError `unreadable`,
 * `too_many_decimals`, `too_large` or `unknown_currency`.
 */
export function parseMoney(text: string, currency: string, options: ParseMoneyOptions = {}): Money {
  const digits = minorDigits(currency);
  const mark = options.decimalMark ?? ".";
  const { body, negative } = strip(text, currency, options.sign);
  const match = GRAMMAR[mark].exec(body);
  if (match === null) throw unreadable(text);
  const whole = (match[1] ?? "").replace(/[^0-9]/g, "");
  const fraction = match[2] ?? "";
  if (whole === "" && fraction === "") throw unreadable(text);
  if (/[1-9]/.test(fraction.slice(digits))) {
    throw new MoneyError(
      "too_many_decimals",
      `"${text}" has more than ${digits} decimals, which ${currency} has not`,
    );
  }
  const amount = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (!isMinor(amount)) throw new MoneyError("too_large", `"${text}" is too large to be an amount`);
  return { amount: negative && amount !== 0 ? -amount : amount, currency };
}

/** Whole part, plain or in groups of three, and decimals. Group separators: the other mark, any space, apostrophes, "_". */
const GRAMMAR = {
  ".": /^([0-9]*|[0-9]{1,3}(?:[,\s'’_][0-9]{3})+)(?:\.([0-9]*))?$/,
  ",": /^([0-9]*|[0-9]{1,3}(?:[.\s'’_][0-9]{3})+)(?:,([0-9]*))?$/,
} as const;

/** Takes off spaces, currency signs, the code and the minus, whichever order they stand in. */
function strip(
  text: string,
  currency: string,
  sign: string | undefined,
): { body: string; negative: boolean } {
  if (text.length > MAX_LENGTH) throw unreadable(text.slice(0, MAX_LENGTH));
  let body = text.trim();
  let negative = false;
  let signed = false;
  if (body.startsWith("(") && body.endsWith(")")) {
    negative = signed = true;
    body = body.slice(1, -1);
  }
  const marks = [sign ?? "", currency].filter((mark) => mark !== "");
  // The longer first, or "US" would take the half of "USD" away.
  marks.sort((a, b) => b.length - a.length);
  for (;;) {
    const before = body;
    body = body.trim();
    for (const mark of marks) {
      if (body.startsWith(mark)) body = body.slice(mark.length);
      if (body.endsWith(mark)) body = body.slice(0, -mark.length);
    }
    body = body.replace(/^[\s\p{Sc}]+|[\s\p{Sc}]+$/gu, "");
    const plusMinus = signed ? null : /^[-−+]|[-−]$/.exec(body);
    if (plusMinus !== null) {
      signed = true; // A second one stays in the body, which makes it unreadable.
      negative = plusMinus[0] !== "+";
      body = plusMinus.index === 0 ? body.slice(1) : body.slice(0, -1);
    }
    if (body === before) return { body, negative };
  }
}

function unreadable(text: string): MoneyError {
  return new MoneyError("unreadable", `"${text}" is not an amount`);
}
