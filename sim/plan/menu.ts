import type { Id } from "@counterfoil/ids";
import type { Random } from "../engine/random.ts";

/** What is sold here. Two in three have their stock counted. */
const DISHES = ["Espresso", "Beer", "Soup", "Cake", "Lemonade", "Sandwich"] as const;
const VAT = { type: "tax", name: "VAT", percentage: "7.7", inclusive: true } as const;

export interface Dish {
  readonly item: Id;
  readonly variation: Id;
  readonly name: string;
  readonly price: number;
  readonly isCounted: boolean;
}

export interface Menu {
  readonly tax: Id;
  readonly dishes: readonly Dish[];
}

export function menuOf(random: Random): Menu {
  const dishes = DISHES.map((name, n) => ({
    item: random.id(),
    variation: random.id(),
    name,
    price: random.between(150, 1_900),
    isCounted: n % 3 !== 2,
  }));
  return { tax: random.id(), dishes };
}

/** The arguments of `catalog.upsert` for all of it. */
export function objectsOf({ tax, dishes }: Menu): readonly object[] {
  return [{ ...VAT, id: tax }, ...dishes.map((dish) => objectOf(dish, tax))];
}

/** One dish as the catalog takes it, at its own price or another. */
export function objectOf(dish: Dish, tax: Id, price: number = dish.price): object {
  const { item, variation, name, isCounted } = dish;
  const variations = [{ id: variation, price, track_stock: isCounted }];
  return { type: "item", id: item, name, variations, tax_ids: [tax] };
}

/** What a till knows of a dish. */
export interface CatalogItem {
  readonly variations: readonly { readonly id: Id; readonly price: number | null }[];
}

/** A line as a till captures it: by the price that the till knows, which may be an old one. */
export function lineOf(
  dish: Dish,
  random: Random,
  known: (item: Id) => CatalogItem | undefined,
): Readonly<Record<string, unknown>> {
  const price = known(dish.item)?.variations[0]?.price ?? dish.price;
  return {
    uid: random.id(),
    name: dish.name,
    item_id: dish.item,
    variation_id: dish.variation,
    quantity: random.pick([1, 1, 1, 2, 3, 0.5]),
    unit_price: price,
    taxes: [{ id: "vat", name: VAT.name, percentage: VAT.percentage, inclusive: VAT.inclusive }],
    track_stock: dish.isCounted,
  };
}
