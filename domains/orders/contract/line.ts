import { Id, LongText, Minor, oneOf, Quantity, ShortText, SignedMinor } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { closed, Percentage, Uid } from "./fields.ts";
import type { PriceDiscount, PriceServiceCharge } from "./pricing.ts";

/** Exactly one of percentage and amount: the calculator refuses both and neither, which JSON Schema says less clearly. */
const percentageOrAmount = {
  percentage: Type.Optional(Percentage),
  amount: Type.Optional(Minor),
};

export const DiscountArgs = Type.Unsafe<PriceDiscount>(
  Type.Object({ uid: Uid, name: ShortText, ...percentageOrAmount }, closed),
);

export const ServiceChargeArgs = Type.Unsafe<PriceServiceCharge>(
  Type.Object(
    {
      uid: Uid,
      name: ShortText,
      phase: Type.Optional(oneOf(["before_tax", "after_tax"])),
      taxable: Type.Optional(Type.Boolean()),
      ...percentageOrAmount,
    },
    closed,
  ),
);

export const ModifierArgs = Type.Object(
  {
    uid: Uid,
    name: ShortText,
    unit_price: SignedMinor,
    quantity: Type.Optional(Quantity),
  },
  closed,
);

/** Names an account of the ledger: one line. */
const TaxId = Type.String({
  ...ShortText,
  maxLength: 64,
  description: "one line of text of at most 64 characters",
});

export const TaxArgs = Type.Object(
  {
    id: TaxId,
    name: ShortText,
    percentage: Percentage,
    inclusive: Type.Optional(Type.Boolean()),
    compound: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** Upper bounds per line, as in rules/price/check.ts. */
export const MOST_MODIFIERS = 100;
export const MOST_DISCOUNTS = 20;
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
    uid: Uid,
    quantity: Quantity,
    /** For one, without modifiers. */
    unit_price: Minor,
    name: ShortText,
    variation_name: Type.Optional(ShortText),
    category_name: Type.Optional(ShortText),
    item_id: Type.Optional(Id),
    variation_id: Type.Optional(Id),
    category_id: Type.Optional(Id),
    modifiers: Type.Optional(modifierList),
    discounts: Type.Optional(discountList),
    taxes: Type.Optional(Type.Array(TaxArgs, { maxItems: MOST_TAXES })),
    note: Type.Optional(LongText),
    /** The check that the line is on; the order's first check when absent. */
    check_id: Type.Optional(Id),
    /** Whether selling it moves stock. Default false. */
    track_stock: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type LineArgs = Static<typeof LineArgs>;
