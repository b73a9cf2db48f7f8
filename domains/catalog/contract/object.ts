import { Id, named, oneOf, Version } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { closed } from "./fields.ts";
import { Item, ItemInput } from "./item.ts";
import { ModifierList, ModifierListInput } from "./modifier_list.ts";
import { Category, CategoryInput, Discount, DiscountInput, Tax, TaxInput } from "./plain.ts";

export const ObjectTypeField = oneOf(["item", "modifier_list", "category", "tax", "discount"]);
export type ObjectType = Static<typeof ObjectTypeField>;

/** What is written: the whole object, defaults left out. Its id is made by the client. */
export const ObjectInput = Type.Union([ItemInput, ModifierListInput, CategoryInput, TaxInput, DiscountInput]);
export type ObjectInput = Static<typeof ObjectInput>;

/** What is kept and read: the whole object, with the scope's version at which it last changed. */
export const CatalogObject = Type.Union([Item, ModifierList, Category, Tax, Discount]);
export type CatalogObject = Static<typeof CatalogObject>;

/** What remains of an object that was deleted, so that whoever keeps a copy hears of it. */
export const Tombstone = named(
  "Tombstone",
  Type.Object(
    {
      type: ObjectTypeField,
      id: Id,
      name: Type.String(),
      version: Version,
      deleted: Type.Literal(true),
    },
    closed,
  ),
);
export type Tombstone = Static<typeof Tombstone>;
