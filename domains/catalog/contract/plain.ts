import { Id, Minor, named, Version } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { closed, ColourField, NameField, OrderTypeField, OrdinalField, PercentageField } from "./fields.ts";

const MOST_ORDER_TYPES = 4;

const written = { expected_version: Type.Optional(Version) };
const stored = { version: Version, deleted: Type.Literal(false) };

const category = {
  type: Type.Literal("category"),
  id: Id,
  name: NameField,
  colour: Type.Optional(ColourField),
};
export const CategoryInput = named(
  "CategoryInput",
  Type.Object({ ...category, ordinal: Type.Optional(OrdinalField), ...written }, closed),
);
export type CategoryInput = Static<typeof CategoryInput>;
export const Category = named(
  "Category",
  Type.Object({ ...category, ordinal: OrdinalField, ...stored }, closed),
);
export type Category = Static<typeof Category>;

const tax = {
  type: Type.Literal("tax"),
  id: Id,
  name: NameField,
  percentage: PercentageField,
  /** Contained in the price rather than added; when absent, as the location's tax profile says. */
  inclusive: Type.Optional(Type.Boolean()),
  /** Where it applies; everywhere when absent. */
  order_types: Type.Optional(Type.Array(OrderTypeField, { minItems: 1, maxItems: MOST_ORDER_TYPES })),
};
export const TaxInput = named(
  "TaxInput",
  Type.Object({ ...tax, compound: Type.Optional(Type.Boolean()), ...written }, closed),
);
export type TaxInput = Static<typeof TaxInput>;
export const Tax = named(
  "Tax",
  Type.Object(
    {
      ...tax,
      /** Reckoned on the taxes before it too. */
      compound: Type.Boolean(),
      ...stored,
    },
    closed,
  ),
);
export type Tax = Static<typeof Tax>;

/** Exactly one of percentage and amount. */
const discount = {
  type: Type.Literal("discount"),
  id: Id,
  name: NameField,
  percentage: Type.Optional(PercentageField),
  amount: Type.Optional(Minor),
};
export const DiscountInput = named("DiscountInput", Type.Object({ ...discount, ...written }, closed));
export type DiscountInput = Static<typeof DiscountInput>;
export const Discount = named("Discount", Type.Object({ ...discount, ...stored }, closed));
export type Discount = Static<typeof Discount>;
