import Type, { type Static } from "typebox";
import {
  CurrencyField,
  closed,
  IdField,
  NameField,
  NoteField,
  QuantityField,
  AmountField,
  ReasonField,
  UidField,
  VersionField,
} from "./fields.ts";
import { discountList, DiscountArgs, LineArgs, modifierList, serviceChargeList } from "./line.ts";

/** Lines of one order, voided ones included: a banquet fits, and so does its document in a row. */
export const MOST_LINES = 500;
export const MOST_CHECKS = 50;
const MOST_COVERS = 10_000;

const OrderTypeField = Type.Union([
  Type.Literal("dine_in"),
  Type.Literal("takeaway"),
  Type.Literal("pickup"),
  Type.Literal("delivery"),
]);

/** Header fields; what is `null` is taken away. */
const header = {
  type: Type.Optional(OrderTypeField),
  name: Type.Optional(Type.Union([NameField, Type.Null()])),
  note: Type.Optional(Type.Union([NoteField, Type.Null()])),
  covers: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: MOST_COVERS }), Type.Null()])),
  table: Type.Optional(Type.Union([NameField, Type.Null()])),
  customer_id: Type.Optional(Type.Union([IdField, Type.Null()])),
};

/** What an order starts with; order.sell takes the same fields. */
export const orderFields = {
  order_id: IdField,
  type: OrderTypeField,
  name: Type.Optional(NameField),
  note: Type.Optional(NoteField),
  covers: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_COVERS })),
  table: Type.Optional(NameField),
  customer_id: Type.Optional(IdField),
  /** When given it must be the location's. */
  currency: Type.Optional(CurrencyField),
  lines: Type.Array(LineArgs, { maxItems: MOST_LINES }),
  discounts: Type.Optional(discountList),
  service_charges: Type.Optional(serviceChargeList),
};

export const OpenOrderArgs = Type.Object(orderFields, closed);
export type OpenOrderArgs = Static<typeof OpenOrderArgs>;

export const AddLinesArgs = Type.Object(
  { order_id: IdField, lines: Type.Array(LineArgs, { minItems: 1, maxItems: MOST_LINES }) },
  closed,
);
export type AddLinesArgs = Static<typeof AddLinesArgs>;

/** Give `quantity_delta`, which adds up with what others do, or `quantity` with the `version` that was seen. */
export const ChangeLineArgs = Type.Object(
  {
    order_id: IdField,
    uid: UidField,
    quantity_delta: Type.Optional(Type.Number({ minimum: -1_000_000, maximum: 1_000_000 })),
    quantity: Type.Optional(QuantityField),
    version: Type.Optional(VersionField),
    unit_price: Type.Optional(AmountField),
    modifiers: Type.Optional(modifierList),
    note: Type.Optional(Type.Union([NoteField, Type.Null()])),
  },
  closed,
);
export type ChangeLineArgs = Static<typeof ChangeLineArgs>;

export const VoidLineArgs = Type.Object({ order_id: IdField, uid: UidField, reason: ReasonField }, closed);
export type VoidLineArgs = Static<typeof VoidLineArgs>;

export const ChangeOrderArgs = Type.Object(
  { order_id: IdField, version: Type.Optional(VersionField), ...header },
  closed,
);
export type ChangeOrderArgs = Static<typeof ChangeOrderArgs>;

/** Adds a discount to the order or one of its lines, or removes one by its uid. */
export const DiscountOrderArgs = Type.Object(
  {
    order_id: IdField,
    line_uid: Type.Optional(UidField),
    add: Type.Optional(DiscountArgs),
    remove: Type.Optional(UidField),
  },
  closed,
);
export type DiscountOrderArgs = Static<typeof DiscountOrderArgs>;

export const VoidOrderArgs = Type.Object({ order_id: IdField, reason: ReasonField }, closed);
export type VoidOrderArgs = Static<typeof VoidOrderArgs>;

/**
 * Puts lines, or some of a line's quantity, on checks; checks that do not exist yet are made. What of a named line is
 * put on none of them stays where it was. With `evenly` every line is shared by the named checks in equal parts.
 */
export const SplitOrderArgs = Type.Object(
  {
    order_id: IdField,
    version: Type.Optional(VersionField),
    checks: Type.Array(
      Type.Object(
        {
          id: IdField,
          name: Type.Optional(NameField),
          lines: Type.Optional(
            Type.Array(Type.Object({ uid: UidField, quantity: Type.Optional(QuantityField) }, closed), {
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
export const CloseOrderArgs = Type.Object({ order_id: IdField, drawer_id: IdField }, closed);
export type CloseOrderArgs = Static<typeof CloseOrderArgs>;
