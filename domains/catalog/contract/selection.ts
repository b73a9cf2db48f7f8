import { Id, LongText, Minor, named, Quantity } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { closed, OrderTypeField } from "./fields.ts";

const MOST_MODIFIERS = 100;
const LONGEST_UID = 64;
const MOST_QUANTITY = 1_000_000;

export type OrderType = Static<typeof OrderTypeField>;

/** What somebody chose: a variation and its modifiers, by id. */
export const Selection = named(
  "Selection",
  Type.Object(
    {
      /** Of the line that it becomes; made by the client. */
      uid: Type.String({ minLength: 1, maxLength: LONGEST_UID, pattern: "^[\\w.:-]+$" }),
      variation_id: Id,
      quantity: Quantity,
      /** Left out: what the item comes with. An empty list: nothing. */
      modifiers: Type.Optional(
        Type.Array(
          Type.Object(
            {
              modifier_id: Id,
              /** For one of the item. Default 1. */
              quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_QUANTITY })),
            },
            closed,
          ),
          { maxItems: MOST_MODIFIERS },
        ),
      ),
      note: Type.Optional(LongText),
      /** Instead of the variation's price. */
      unit_price: Type.Optional(Minor),
    },
    closed,
  ),
);
export type Selection = Static<typeof Selection>;
