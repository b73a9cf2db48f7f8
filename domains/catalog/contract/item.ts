import { Id, LongText, Minor, named, nullable, ShortText, Version } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { closed, CodeField, ColourField, ImageField, NameField, OrdinalField } from "./fields.ts";

const MOST_VARIATIONS = 100;
const MOST_BARCODES = 20;
const MOST_LISTS = 20;
const MOST_DEFAULTS = 100;
/** As many as a line takes when it is priced. */
const MOST_TAXES = 8;
const MOST_CHOICES = 1_000;

/** One way to buy an item: a size, a bottle, the slice. It has the price, the codes and the stock. */
const variation = {
  id: Id,
  /** Null: it is typed in when it is sold. */
  price: nullable(Minor),
  /** Unique in the catalog, as each barcode is. */
  sku: Type.Optional(CodeField),
};
export const VariationInput = Type.Object(
  {
    ...variation,
    /** Needed where there are several. */
    name: Type.Optional(Type.String({ ...ShortText, minLength: 0 })),
    barcodes: Type.Optional(Type.Array(CodeField, { maxItems: MOST_BARCODES })),
    /** Whether selling it moves stock. Default false. */
    track_stock: Type.Optional(Type.Boolean()),
    /** Default: its place in the list. */
    ordinal: Type.Optional(OrdinalField),
  },
  closed,
);
export type VariationInput = Static<typeof VariationInput>;
export const Variation = Type.Object(
  {
    ...variation,
    name: Type.String(),
    barcodes: Type.Array(CodeField),
    track_stock: Type.Boolean(),
    ordinal: OrdinalField,
  },
  closed,
);
export type Variation = Static<typeof Variation>;

/** A modifier list that an item offers, with what is different for this item. */
const offeredList = {
  modifier_list_id: Id,
  /** Instead of the list's own. */
  min: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_CHOICES })),
  max: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_CHOICES })),
  /** The modifiers that the item comes with, instead of the list's own. */
  defaults: Type.Optional(Type.Array(Id, { maxItems: MOST_DEFAULTS })),
};
export const OfferedListInput = Type.Object(
  { ...offeredList, hidden: Type.Optional(Type.Boolean()) },
  closed,
);
export const OfferedList = Type.Object(
  {
    ...offeredList,
    /** Nobody is asked; the item comes with the defaults. */
    hidden: Type.Boolean(),
  },
  closed,
);
export type OfferedList = Static<typeof OfferedList>;

const item = {
  type: Type.Literal("item"),
  id: Id,
  name: NameField,
  category_id: Type.Optional(Id),
  description: Type.Optional(LongText),
  /** What the kitchen calls it. */
  kitchen_name: Type.Optional(NameField),
  image: Type.Optional(ImageField),
  colour: Type.Optional(ColourField),
};
export const ItemInput = named(
  "ItemInput",
  Type.Object(
    {
      ...item,
      variations: Type.Array(VariationInput, { minItems: 1, maxItems: MOST_VARIATIONS }),
      modifier_lists: Type.Optional(Type.Array(OfferedListInput, { maxItems: MOST_LISTS })),
      tax_ids: Type.Optional(Type.Array(Id, { maxItems: MOST_TAXES })),
      ordinal: Type.Optional(OrdinalField),
      expected_version: Type.Optional(Version),
    },
    closed,
  ),
);
export type ItemInput = Static<typeof ItemInput>;
export const Item = named(
  "Item",
  Type.Object(
    {
      ...item,
      variations: Type.Array(Variation),
      modifier_lists: Type.Array(OfferedList),
      /** In the order in which compound taxes pile up. */
      tax_ids: Type.Array(Id),
      ordinal: OrdinalField,
      version: Version,
      deleted: Type.Literal(false),
    },
    closed,
  ),
);
export type Item = Static<typeof Item>;
