import { Id, Instant, LARGEST_QUANTITY, oneOf, ShortText } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

const closed = { additionalProperties: false } as const;

/** Changes or counts of one command: all of them are taken, or none. */
export const MOST_ENTRIES = 500;

export const ChangeKindField = oneOf(["receive", "waste", "transfer_in", "transfer_out", "correct"]);
export type ChangeKind = Static<typeof ChangeKindField>;

/** Goods that came or went otherwise than by a sale. */
export const StockChange = Type.Object(
  {
    /** Made by the client; the same change sent twice is one change. */
    id: Id,
    variation_id: Id,
    kind: ChangeKindField,
    /** How many came or went; a correction may be below zero, the others say it by their kind. */
    quantity: Type.Number({
      minimum: -LARGEST_QUANTITY,
      maximum: LARGEST_QUANTITY,
      multipleOf: 0.001,
      description: "a quantity with at most three decimals",
    }),
    /** Needed for waste and corrections. */
    reason: Type.Optional(ShortText),
    /** When it happened; left out: when the command was given. */
    at: Type.Optional(Instant),
  },
  closed,
);
export type StockChange = Static<typeof StockChange>;

/** What somebody found when counting. */
export const StockCount = Type.Object(
  {
    id: Id,
    variation_id: Id,
    quantity: Type.Number({
      minimum: 0,
      maximum: LARGEST_QUANTITY,
      multipleOf: 0.001,
      description: "a quantity from 0 with at most three decimals",
    }),
    /** When it was counted; left out: when the command was given. */
    at: Type.Optional(Instant),
  },
  closed,
);
export type StockCount = Static<typeof StockCount>;

export const AdjustArgs = Type.Object(
  { changes: Type.Array(StockChange, { minItems: 1, maxItems: MOST_ENTRIES }) },
  closed,
);
export type AdjustArgs = Static<typeof AdjustArgs>;

export const CountArgs = Type.Object(
  { counts: Type.Array(StockCount, { minItems: 1, maxItems: MOST_ENTRIES }) },
  closed,
);
export type CountArgs = Static<typeof CountArgs>;
