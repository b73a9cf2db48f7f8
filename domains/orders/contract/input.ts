import {
  CurrencyCode,
  Id,
  LongText,
  Minor,
  named,
  oneOf,
  Quantity,
  ShortText,
  SignedMinor,
} from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { OrderTypeName } from "./commands.ts";
import { Percentage, Uid } from "./fields.ts";
import { MOST_LINES } from "./limits.ts";
import { LineArgs, MOST_DISCOUNTS, MOST_MODIFIERS } from "./line.ts";

/*
 * What REST takes for a new order. It is a little more than the commands: lines may be chosen from the catalog, and uids
 * may be left out; routes make the commands' arguments of it.
 */

const adjustment = {
  uid: Type.Optional(Uid),
  name: ShortText,
  percentage: Type.Optional(Percentage),
  amount: Type.Optional(Minor),
};

export const DiscountInput = named("NewDiscount", Type.Object(adjustment));
export type DiscountInput = Static<typeof DiscountInput>;

const ServiceChargeInput = named(
  "NewServiceCharge",
  Type.Object({
    ...adjustment,
    phase: Type.Optional(oneOf(["before_tax", "after_tax"])),
    taxable: Type.Optional(Type.Boolean()),
  }),
);
export type ServiceChargeInput = Static<typeof ServiceChargeInput>;

/** Of the catalog by `modifier_id`, or of your own by `name` and `unit_price`. */
export const ModifierInput = named(
  "NewModifier",
  Type.Object({
    modifier_id: Type.Optional(Id),
    uid: Type.Optional(Uid),
    name: Type.Optional(ShortText),
    unit_price: Type.Optional(SignedMinor),
    quantity: Type.Optional(Quantity),
  }),
);
export type ModifierInput = Static<typeof ModifierInput>;

export const modifierInputs = Type.Array(ModifierInput, { maxItems: MOST_MODIFIERS });

/**
 * A choice from the catalog by `variation_id`, or a line of your own by `name` and `unit_price`, with everything that
 * an order keeps of it.
 */
export const LineInput = named(
  "NewOrderLine",
  Type.Object({
    ...LineArgs.properties,
    uid: Type.Optional(Uid),
    quantity: Type.Optional(Quantity),
    name: Type.Optional(ShortText),
    unit_price: Type.Optional(Minor),
    modifiers: Type.Optional(modifierInputs),
    discounts: Type.Optional(Type.Array(DiscountInput, { maxItems: MOST_DISCOUNTS })),
  }),
);
export type LineInput = Static<typeof LineInput>;

export const orderInput = {
  id: Type.Optional(Id),
  location_id: Type.Optional(Id),
  /** Default: takeaway. */
  type: Type.Optional(OrderTypeName),
  name: Type.Optional(ShortText),
  note: Type.Optional(LongText),
  covers: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  table: Type.Optional(ShortText),
  customer_id: Type.Optional(Id),
  currency: Type.Optional(CurrencyCode),
  lines: Type.Optional(Type.Array(LineInput, { maxItems: MOST_LINES })),
  discounts: Type.Optional(Type.Array(DiscountInput, { maxItems: MOST_DISCOUNTS })),
  service_charges: Type.Optional(Type.Array(ServiceChargeInput, { maxItems: MOST_DISCOUNTS })),
};

const OrderInput = Type.Object(orderInput);
export type OrderInput = Static<typeof OrderInput>;
