/** What can be wrong with a number that claims to be money. */
export type MoneyErrorCode =
  | "not_whole"
  | "too_large"
  | "negative"
  | "unknown_currency"
  | "unreadable"
  | "too_many_decimals"
  | "divided_by_zero";

/** Thrown when a value cannot be money. The code is stable; the message names the value. */
export class MoneyError extends Error {
  readonly code: MoneyErrorCode;

  constructor(code: MoneyErrorCode, message: string) {
    super(message);
    this.name = "MoneyError";
    this.code = code;
  }
}
