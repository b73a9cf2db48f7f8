import Type, { type Static } from "typebox";

const MOST_DIGITS = 12;

/**
 * Numbers that a device has given out itself and that are on paper by now; nobody numbers that deed again (INV-8). Where
 * the field is there and a number is not, the device has given none.
 */
export const GivenNumbers = Type.Object(
  {
    /** For calling out: "A12". */
    call: Type.Optional(
      Type.String({ pattern: "^[A-Z]{1,4}\\d{2}$", description: "a device's letter and two digits: A12" }),
    ),
    /** Of the receipt, in its series. */
    receipt: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 ** MOST_DIGITS - 1 })),
    /** The receipt's series as printed: "A1", "A1R". A command that moved to its device's next epoch keeps the old one. */
    series: Type.Optional(
      Type.String({ pattern: "^[A-Z]{1,4}\\d{1,9}[RV]?$", description: "a series of receipts: A1, A1R" }),
    ),
  },
  { additionalProperties: false },
);
export type GivenNumbers = Static<typeof GivenNumbers>;

/** Arguments of a command that uses numbers. */
export interface Numbered {
  readonly numbers?: GivenNumbers;
}
