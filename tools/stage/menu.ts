import { newId, type Id } from "@counterfoil/ids";

/** One thing to order: a variation whose stock is counted, with a modifier of each of the two lists. */
export interface Dish {
  readonly item_id: Id;
  readonly variation_id: Id;
  readonly modifiers: readonly [Id, Id];
}

/** A small card: what is sent to the catalog, and the dishes that may be ordered from it. */
export interface Menu {
  readonly objects: readonly object[];
  readonly dishes: readonly Dish[];
}

const ITEMS = 10;
const SIZES = ["Small", "Large"] as const;
const PRICE_MINOR = 350;
const STEP_MINOR = 75;
const LARGE_MINOR = 120;

/** Twenty variations with counted stock, two modifier lists and one tax. */
export function makeMenu(): Menu {
  const category = { type: "category", id: newId(), name: "Coffee" };
  const tax = { type: "tax", id: newId(), name: "Sales tax", percentage: "8.875" };
  const milk = list("Milk", [
    ["Whole", 0],
    ["Oat", 60],
    ["Soy", 50],
  ]);
  const extras = list("Extras", [
    ["Shot", 100],
    ["Syrup", 50],
    ["Cream", 45],
  ]);
  const items = Array.from({ length: ITEMS }, (_, n) => ({
    type: "item",
    id: newId(),
    name: `Cup ${n + 1}`,
    category_id: category.id,
    tax_ids: [tax.id],
    modifier_lists: [{ modifier_list_id: milk.id }, { modifier_list_id: extras.id }],
    variations: SIZES.map((name, size) => ({
      id: newId(),
      name,
      price: PRICE_MINOR + n * STEP_MINOR + size * LARGE_MINOR,
      track_stock: true,
    })),
  }));
  const dishes = items.flatMap(({ id, variations }, n) =>
    variations.map((variation, size): Dish => {
      const modifiers: Dish["modifiers"] = [choose(milk, n + size), choose(extras, n)];
      return { item_id: id, variation_id: variation.id, modifiers };
    }),
  );
  return { objects: [category, tax, milk, extras, ...items], dishes };
}

function list(name: string, choices: readonly (readonly [name: string, price: number])[]) {
  const modifiers = choices.map(([choice, price]) => ({ id: newId(), name: choice, price }));
  return { type: "modifier_list", id: newId(), name, min: 0, max: choices.length, modifiers };
}

function choose({ modifiers }: ReturnType<typeof list>, n: number): Id {
  const chosen = modifiers[n % modifiers.length];
  if (!chosen) throw new Error("a modifier list has modifiers");
  return chosen.id;
}
