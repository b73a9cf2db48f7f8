import type {
  CatalogObject,
  Item,
  ItemInput,
  ModifierList,
  ModifierListInput,
  ObjectInput,
  OfferedList,
  Tombstone,
  Variation,
} from "../contract/index.ts";

/**
 * The object as it is kept: what was written, with every default filled in and its fields in one order, so that two
 * writings that say the same thing are the same text.
 */
export function complete(input: ObjectInput, version: number): CatalogObject {
  const stored = { version, deleted: false } as const;
  switch (input.type) {
    case "item":
      return { ...completeItem(input), ...stored };
    case "modifier_list":
      return { ...completeModifierList(input), ...stored };
    case "category":
      return {
        ...defined(input, "type", "id", "name", "colour"),
        ordinal: input.ordinal ?? 0,
        ...stored,
      };
    case "tax":
      return {
        ...defined(input, "type", "id", "name", "percentage", "inclusive", "order_types"),
        compound: input.compound ?? false,
        ...stored,
      };
    case "discount":
      return { ...defined(input, "type", "id", "name", "percentage", "amount"), ...stored };
  }
}

/** Whether two writings of an object say the same, whenever they were written. */
export function saysTheSame(before: CatalogObject | Tombstone, after: CatalogObject): boolean {
  return (
    !before.deleted && JSON.stringify({ ...before, version: 0 }) === JSON.stringify({ ...after, version: 0 })
  );
}

function completeItem(input: ItemInput): Omit<Item, "version" | "deleted"> {
  return {
    ...defined(input, "type", "id", "name", "category_id", "description", "kitchen_name", "image", "colour"),
    variations: input.variations.map((variation, n): Variation => ({
      ...defined(variation, "id", "price", "sku"),
      name: variation.name ?? "",
      barcodes: variation.barcodes ?? [],
      track_stock: variation.track_stock ?? false,
      ordinal: variation.ordinal ?? n,
    })),
    modifier_lists: (input.modifier_lists ?? []).map((list): OfferedList => ({
      ...defined(list, "modifier_list_id", "min", "max", "defaults"),
      hidden: list.hidden ?? false,
    })),
    tax_ids: input.tax_ids ?? [],
    ordinal: input.ordinal ?? 0,
  };
}

function completeModifierList(input: ModifierListInput): Omit<ModifierList, "version" | "deleted"> {
  return {
    ...defined(input, "type", "id", "name", "max"),
    min: input.min ?? 0,
    modifiers: input.modifiers.map((modifier) => ({
      ...defined(modifier, "id", "name", "price"),
      default: modifier.default ?? false,
      max_quantity: modifier.max_quantity ?? 1,
      available: modifier.available ?? true,
    })),
    ordinal: input.ordinal ?? 0,
  };
}

/** The named fields that are there, in the order in which they are named. */
function defined<T extends object, K extends keyof T>(from: T, ...keys: readonly K[]): Pick<T, K> {
  const entries = keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]);
  return Object.fromEntries(entries) as Pick<T, K>; // the keys are T's, and so are the values
}
