import {
  CurrencyCode,
  Id,
  LARGEST_QUANTITY,
  LongText,
  Minor,
  nullable,
  oneOf,
  Quantity,
  ShortText,
  Version,
} from "@counterfoil/wire";
import { GivenNumbers } from "@counterfoil/receipts/contract";
import Type, { type Static } from "typebox";
import { closed, Uid } from "./fields.ts";
import { MOST_CHECKS, MOST_LINES } from "./limits.ts";
import { discountList, DiscountArgs, LineArgs, modifierList, serviceChargeList } from "./line.ts";

const MOST_COVERS = 10_000;

export const OrderTypeName = oneOf(["dine_in", "takeaway", "pickup", "delivery"]);

const QuantityDelta = Type.Number({
  minimum: -LARGEST_QUANTITY,
  maximum: LARGEST_QUANTITY,
  multipleOf: 0.001,
  description: "a number with at most three decimals, below zero to take away",
});

/** Header fields; what is `null` is taken away. */
const header = {
  type: Type.Optional(OrderTypeName),
  name: Type.Optional(nullable(ShortText)),
  note: Type.Optional(nullable(LongText)),
  covers: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: MOST_COVERS }))),
  table: Type.Optional(nullable(ShortText)),
  customer_id: Type.Optional(nullable(Id)),
};

/** What an order starts with; order.sell takes the same fields. */
export const orderFields = {
  order_id: Id,
  type: OrderTypeName,
  name: Type.Optional(ShortText),
  note: Type.Optional(LongText),
  covers: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_COVERS })),
  table: Type.Optional(ShortText),
  customer_id: Type.Optional(Id),
  /** When given it must be the location's. */
  currency: Type.Optional(CurrencyCode),
  lines: Type.Array(LineArgs, { maxItems: MOST_LINES }),
  discounts: Type.Optional(discountList),
  service_charges: Type.Optional(serviceChargeList),
};

/** For whatever uses numbers: those that its device has given already. */
export const numbersField = { numbers: Type.Optional(GivenNumbers) };

export const OpenOrderArgs = Type.Object({ ...orderFields, ...numbersField }, closed);
export type OpenOrderArgs = Static<typeof OpenOrderArgs>;

export const AddLinesArgs = Type.Object(
  { order_id: Id, lines: Type.Array(LineArgs, { minItems: 1, maxItems: MOST_LINES }) },
  closed,
);
export type AddLinesArgs = Static<typeof AddLinesArgs>;

/** Give `quantity_delta`, which adds up with what others do, or `quantity` with the `version` that was seen. */
export const ChangeLineArgs = Type.Object(
  {
    order_id: Id,
    uid: Uid,
    quantity_delta: Type.Optional(QuantityDelta),
    quantity: Type.Optional(Quantity),
    version: Type.Optional(Version),
    unit_price: Type.Optional(Minor),
    modifiers: Type.Optional(modifierList),
    note: Type.Optional(nullable(LongText)),
  },
  closed,
);
export type ChangeLineArgs = Static<typeof ChangeLineArgs>;

export const VoidLineArgs = Type.Object({ order_id: Id, uid: Uid, reason: ShortText }, closed);
export type VoidLineArgs = Static<typeof VoidLineArgs>;

export const ChangeOrderArgs = Type.Object(
  {
    order_id: Id,
    version: Type.Optional(Version),
    ...header,
    /** All of them; what is not in the list goes. */
    service_charges: Type.Optional(serviceChargeList),
  },
  closed,
);
export type ChangeOrderArgs = Static<typeof ChangeOrderArgs>;

/** Adds a discount to the order or one of its lines, or removes one by its uid. */
export const DiscountOrderArgs = Type.Object(
  {
    order_id: Id,
    line_uid: Type.Optional(Uid),
    add: Type.Optional(DiscountArgs),
    remove: Type.Optional(Uid),
  },
  closed,
);
export type DiscountOrderArgs = Static<typeof DiscountOrderArgs>;

export const VoidOrderArgs = Type.Object({ order_id: Id, reason: ShortText, ...numbersField }, closed);
export type VoidOrderArgs = Static<typeof VoidOrderArgs>;

/**
 * Puts lines, or some of a line's quantity, on checks; checks that do not exist yet are made. What of a named line is
 * put on none of them stays where it was. With `evenly` every line is shared by the named checks in equal parts.
 */
export const SplitOrderArgs = Type.Object(
  {
    order_id: Id,
    version: Type.Optional(Version),
    checks: Type.Array(
      Type.Object(
        {
          id: Id,
          name: Type.Optional(ShortText),
          lines: Type.Optional(
            Type.Array(Type.Object({ uid: Uid, quantity: Type.Optional(Quantity) }, closed), {
              maxItems: MOST_LINES,
            }),
          ),
        },
        closed,
      ),
      { minItems: 1, maxItems: MOST_CHECKS },
    ),
    evenly: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type SplitOrderArgs = Static<typeof SplitOrderArgs>;

/** Closes an order that is paid. The sale counts for this drawer. */
export const CloseOrderArgs = Type.Object({ order_id: Id, drawer_id: Id, ...numbersField }, closed);
export type CloseOrderArgs = Static<typeof CloseOrderArgs>;
