import type { Id } from "@counterfoil/ids";
import type {
  CapturedTax,
  CatalogObject,
  Category,
  Item,
  Modifier,
  OrderType,
  Tax,
  Tombstone,
  Variation,
} from "../contract/index.ts";
import { choiceOf, type Choice } from "./offer.ts";

/** A catalog laid out for finding and selling. It does not change: a changed catalog is another view. */
export interface CatalogView {
  /** Every object, in the order of the ids. */
  readonly objects: readonly CatalogObject[];
  readonly byId: ReadonlyMap<Id, CatalogObject>;
  /** In the order in which people see them. */
  readonly categories: readonly Category[];
  /** In the order in which people see them; those of no category under `null`. */
  readonly byCategory: ReadonlyMap<Id | null, readonly Item[]>;
  /** By the variation's id. */
  readonly offers: ReadonlyMap<Id, Offer>;
  readonly byBarcode: ReadonlyMap<string, Offer>;
  readonly bySku: ReadonlyMap<string, Offer>;
}

/** A variation with all that selling it needs. */
export interface Offer {
  readonly item: Item;
  readonly variation: Variation;
  readonly category?: Category;
  /** In the order of the item. */
  readonly choices: readonly Choice[];
  readonly modifiers: ReadonlyMap<Id, { readonly choice: Choice; readonly modifier: Modifier }>;
  readonly taxes: Readonly<Record<OrderType, CapturedTax[]>>;
}

/** Where views come from: the server keeps those of its merchants, a till the one of its own. */
export interface Catalogs {
  view(merchant: Id): Promise<CatalogView>;
}

/** Lays a catalog out. Tombstones are passed over, and so are references to what is not there (yet). */
export function catalogView(all: Iterable<CatalogObject | Tombstone>): CatalogView {
  const objects = [...all].filter((object) => !object.deleted).sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(objects.map((object) => [object.id, object]));
  const items = objects.filter((object) => object.type === "item").sort(asSeen);
  const byCategory = new Map<Id | null, Item[]>();
  const offers = new Map<Id, Offer>();
  const byBarcode = new Map<string, Offer>();
  const bySku = new Map<string, Offer>();
  const taxesOf = taxesByIds(byId);
  for (const item of items) {
    const category = item.category_id === undefined ? undefined : byId.get(item.category_id);
    const there = category ? category.id : null;
    const shelf = byCategory.get(there);
    if (shelf) shelf.push(item);
    else byCategory.set(there, [item]);
    for (const offer of offersOf(item, byId, taxesOf)) {
      offers.set(offer.variation.id, offer);
      for (const barcode of offer.variation.barcodes) byBarcode.set(barcode, offer);
      if (offer.variation.sku !== undefined) bySku.set(offer.variation.sku, offer);
    }
  }
  const categories = objects.filter((object) => object.type === "category").sort(asSeen);
  return { objects, byId, categories, byCategory, offers, byBarcode, bySku };
}

/** Of the catalogs that hurt by their size, most items have neither choices nor taxes of their own. */
const NO_MODIFIERS: Offer["modifiers"] = new Map();

function offersOf(
  item: Item,
  byId: ReadonlyMap<Id, CatalogObject>,
  taxesOf: (ids: readonly Id[]) => Offer["taxes"],
): Offer[] {
  const category = item.category_id === undefined ? undefined : byId.get(item.category_id);
  const choices = item.modifier_lists.flatMap((offered) => {
    const list = byId.get(offered.modifier_list_id);
    return list?.type === "modifier_list" ? [choiceOf(offered, list)] : [];
  });
  const shared = {
    item,
    ...(category?.type === "category" ? { category } : {}),
    choices,
    modifiers: choices.length === 0 ? NO_MODIFIERS : modifiersOf(choices),
    taxes: taxesOf(item.tax_ids),
  };
  const { variations } = item;
  const inOrder = variations.length < 2 ? variations : variations.toSorted((a, b) => a.ordinal - b.ordinal);
  return inOrder.map((variation) => ({ ...shared, variation }));
}

function modifiersOf(choices: readonly Choice[]): Offer["modifiers"] {
  return new Map(
    choices.flatMap((choice) =>
      choice.modifiers.map((modifier) => [modifier.id, { choice, modifier }] as const),
    ),
  );
}

/** What items bear that refer to the same taxes, reckoned once for all of them. */
function taxesByIds(byId: ReadonlyMap<Id, CatalogObject>): (ids: readonly Id[]) => Offer["taxes"] {
  const known = new Map<string, Offer["taxes"]>();
  return (ids) => {
    const key = ids.join(" ");
    const before = known.get(key);
    if (before) return before;
    const taxes = ids.flatMap((id) => {
      const tax = byId.get(id);
      return tax?.type === "tax" ? [tax] : [];
    });
    const made = {
      dine_in: taxesFor("dine_in", taxes),
      takeaway: taxesFor("takeaway", taxes),
      pickup: taxesFor("pickup", taxes),
      delivery: taxesFor("delivery", taxes),
    };
    known.set(key, made);
    return made;
  };
}

/** Compound taxes are reckoned on those before them, so they come last. */
function taxesFor(orderType: OrderType, taxes: readonly Tax[]): CapturedTax[] {
  const applying = taxes.filter((tax) => tax.order_types?.includes(orderType) ?? true);
  return [...applying.filter((tax) => !tax.compound), ...applying.filter((tax) => tax.compound)].map(
    ({ id, name, percentage, inclusive, compound }) => ({
      id,
      name,
      percentage,
      ...(inclusive === undefined ? {} : { inclusive }),
      ...(compound ? { compound } : {}),
    }),
  );
}

function asSeen(a: Item | Category, b: Item | Category): number {
  if (a.ordinal !== b.ordinal) return a.ordinal - b.ordinal;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
