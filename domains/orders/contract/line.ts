import Type, { type Static } from "typebox";
import {
  AmountField,
  closed,
  IdField,
  NameField,
  NoteField,
  QuantityField,
  SignedAmountField,
  UidField,
} from "./fields.ts";
import type { PriceDiscount, PriceServiceCharge } from "./pricing.ts";

const PercentageField = Type.Union([Type.Number({ minimum: 0 }), Type.String({ maxLength: 32 })]);

/** Exactly one of percentage and amount: the calculator refuses both and neither, which JSON Schema says less clearly. */
const percentageOrAmount = {
  percentage: Type.Optional(PercentageField),
  amount: Type.Optional(AmountField),
};

export const DiscountArgs = Type.Unsafe<PriceDiscount>(
  Type.Object({ uid: UidField, name: NameField, ...percentageOrAmount }, closed),
);

export const ServiceChargeArgs = Type.Unsafe<PriceServiceCharge>(
  Type.Object(
    {
      uid: UidField,
      name: NameField,
      phase: Type.Optional(Type.Union([Type.Literal("before_tax"), Type.Literal("after_tax")])),
      taxable: Type.Optional(Type.Boolean()),
      ...percentageOrAmount,
    },
    closed,
  ),
);

export const ModifierArgs = Type.Object(
  {
    uid: UidField,
    name: NameField,
    unit_price: SignedAmountField,
    quantity: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 })),
  },
  closed,
);

export const TaxArgs = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 64 }),
    name: NameField,
    percentage: PercentageField,
    inclusive: Type.Optional(Type.Boolean()),
    compound: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** Upper bounds per line, as in rules/price/check.ts. */
const MOST_MODIFIERS = 100;
const MOST_DISCOUNTS = 20;
const MOST_TAXES = 8;

export const discountList = Type.Array(DiscountArgs, { maxItems: MOST_DISCOUNTS });
export const serviceChargeList = Type.Array(ServiceChargeArgs, { maxItems: MOST_DISCOUNTS });
export const modifierList = Type.Array(ModifierArgs, { maxItems: MOST_MODIFIERS });

/**
 * A line as it was sold: names, prices and taxes are captured, so that later changes of the catalog change nothing here.
 * A line without `variation_id` is ad hoc.
 */
export const LineArgs = Type.Object(
  {
    uid: UidField,
    quantity: QuantityField,
    /** For one, without modifiers. */
    unit_price: AmountField,
    name: NameField,
    variation_name: Type.Optional(NameField),
    category_name: Type.Optional(NameField),
    item_id: Type.Optional(IdField),
    variation_id: Type.Optional(IdField),
    category_id: Type.Optional(IdField),
    modifiers: Type.Optional(modifierList),
    discounts: Type.Optional(discountList),
    taxes: Type.Optional(Type.Array(TaxArgs, { maxItems: MOST_TAXES })),
    note: Type.Optional(NoteField),
    /** The check that the line is on; the order's first check when absent. */
    check_id: Type.Optional(IdField),
    /** Whether selling it moves stock. Default false. */
    track_stock: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type LineArgs = Static<typeof LineArgs>;
