import type {
  ItemInput,
  ModifierListInput,
  ObjectInput,
  VariationInput,
} from "@counterfoil/catalog/contract";
import type { Id } from "@counterfoil/ids";
import { idOf } from "../ids.ts";
import { DISCOUNTS, TAXES, type DiscountName, type TaxName } from "../place.ts";
import { CHOICES, type ChoiceName, type ChoiceList } from "./choices.ts";
import { coldDrinks, lunch } from "./day.ts";
import type { Dish, Offered, Section, Size } from "./dish.ts";
import { drinks, mains, sweets } from "./evening.ts";
import { bakery, breakfast, coffee } from "./morning.ts";
import { shop } from "./shop.ts";

/** In the order in which people see them. */
export const SECTIONS: readonly Section[] = [
  coffee,
  coldDrinks,
  bakery,
  breakfast,
  lunch,
  mains,
  sweets,
  drinks,
  shop,
];

/** A dish in one size, as it is sold. */
export interface Sellable {
  readonly dish: Dish;
  readonly size: Size;
  /** The size's place among those of the dish, from 0. */
  readonly n: number;
  readonly variation_id: Id;
}

export interface Menu {
  readonly objects: readonly ObjectInput[];
  readonly sellables: readonly Sellable[];
  readonly itemId: (dish: string) => Id;
  readonly taxId: (tax: TaxName) => Id;
  readonly discountId: (discount: DiscountName) => Id;
}

/** The menu as catalog objects, whose ids follow from the moment at which it was written and their names. */
export function menuOf(writtenMs: number): Menu {
  const id = (what: string, name: string) => idOf(writtenMs, `${what} ${name}`);
  const taxId = (tax: TaxName) => id("tax", tax);
  const discountId = (discount: DiscountName) => id("discount", discount);
  const itemId = (dish: string) => id("item", dish);
  const listId = (list: ChoiceName) => id("list", list);
  const variationId = (dish: Dish, n: number) => id("variation", `${dish.name} ${n}`);

  const item = (section: Section, dish: Dish, ordinal: number): ItemInput => ({
    type: "item",
    id: itemId(dish.name),
    name: dish.name,
    category_id: id("category", section.name),
    ...(dish.description === undefined ? {} : { description: dish.description }),
    ...(dish.kitchenName === undefined ? {} : { kitchen_name: dish.kitchenName }),
    image: `picture:${dish.picture}`,
    variations: dish.sizes.map((size, n) => variation(size, variationId(dish, n))),
    modifier_lists: (dish.choices ?? []).map((offered) => offeredList(offered, listId)),
    tax_ids: dish.tax === null ? [] : [taxId(dish.tax ?? "meals")],
    ordinal,
  });

  const objects: ObjectInput[] = [
    ...keys(TAXES).map((tax) => ({ type: "tax" as const, id: taxId(tax), ...TAXES[tax] })),
    ...keys(DISCOUNTS).map((discount) => ({
      type: "discount" as const,
      id: discountId(discount),
      ...DISCOUNTS[discount],
    })),
    ...keys(CHOICES).map((list, ordinal) => modifierList(CHOICES[list], ordinal, listId(list), id)),
    ...SECTIONS.map(({ name, colour }, ordinal) => ({
      type: "category" as const,
      id: id("category", name),
      name,
      colour,
      ordinal,
    })),
    ...SECTIONS.flatMap((section) => section.dishes.map((dish, n) => item(section, dish, n))),
  ];
  const sellables = SECTIONS.flatMap(({ dishes }) => dishes).flatMap((dish) =>
    dish.sizes.map((size, n): Sellable => ({ dish, size, n, variation_id: variationId(dish, n) })),
  );
  return { objects, sellables, itemId, taxId, discountId };
}

function variation({ name, price, sku, barcode, par, baked }: Size, id: Id): VariationInput {
  return {
    id,
    price,
    ...(name === undefined ? {} : { name }),
    ...(sku === undefined ? {} : { sku }),
    ...(barcode === undefined ? {} : { barcodes: [barcode] }),
    ...(par !== undefined || baked ? { track_stock: true } : {}),
  };
}

function offeredList(offered: Offered, listId: (list: ChoiceName) => Id) {
  if (typeof offered === "string") return { modifier_list_id: listId(offered) };
  const { list, ...bounds } = offered;
  return { modifier_list_id: listId(list), ...bounds };
}

function modifierList(
  { name, min, max, options }: ChoiceList,
  ordinal: number,
  id: Id,
  idFor: (what: string, name: string) => Id,
): ModifierListInput {
  return {
    type: "modifier_list",
    id,
    name,
    min,
    max,
    ordinal,
    modifiers: options.map((option) => ({
      id: idFor("modifier", `${name} ${option.name}`),
      name: option.name,
      price: option.price,
      ...(option.usual ? { default: true } : {}),
      ...(option.most === undefined ? {} : { max_quantity: option.most }),
    })),
  };
}

/** The names of a table, typed as what they are. */
function keys<K extends string>(of: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(of) as K[]; // Object.keys says string[], because an object may have more keys than its type
}
