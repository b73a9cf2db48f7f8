import { ID_PATTERN } from "@counterfoil/ids";
import Type from "typebox";

/** The largest single amount (kits/money MAX_MINOR). */
const MAX_MINOR = 1_000_000_000_000;
const LONGEST_NAME = 200;
const LONGEST_NOTE = 1_000;
const LONGEST_UID = 64;

/*
 * Fields that commands of orders and payments share. Every text and list has a bound; that a number is money, a quantity
 * or a percentage is asked once more, and finer, by the calculator.
 */
export const IdField = Type.String({ pattern: ID_PATTERN });
/** Names a part of an order (line, modifier, discount); made by the client, unique within its list. */
export const UidField = Type.String({ minLength: 1, maxLength: LONGEST_UID, pattern: "^[\\w.:-]+$" });
export const NameField = Type.String({ minLength: 1, maxLength: LONGEST_NAME });
export const NoteField = Type.String({ maxLength: LONGEST_NOTE });
/** Why something was taken back; a person reads it later. */
export const ReasonField = Type.String({ minLength: 1, maxLength: LONGEST_NAME });
/** Minor units, not below zero. */
export const AmountField = Type.Integer({ minimum: 0, maximum: MAX_MINOR });
export const SignedAmountField = Type.Integer({ minimum: -MAX_MINOR, maximum: MAX_MINOR });
/** A number with at most three decimals. */
export const QuantityField = Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 });
/** The order's version that the sender has seen. */
export const VersionField = Type.Integer({ minimum: 0 });
export const CurrencyField = Type.String({ pattern: "^[A-Z]{3}$" });
export const closed = { additionalProperties: false } as const;
