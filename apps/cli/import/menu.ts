import type {
  CatalogObject,
  Item,
  ItemInput,
  ModifierList,
  ObjectInput,
  Variation,
} from "@counterfoil/catalog/contract";
import type { Id } from "@counterfoil/ids";
import { formatMoney } from "@counterfoil/money";
import { SHORT_TEXT } from "@counterfoil/wire";
import type { DraftItem, DraftVariation } from "./draft.ts";
import { idFrom, keyOf } from "./ids.ts";

/** A catalog as the import finds it. */
export type Known = ReadonlyMap<Id, CatalogObject>;

/** What an item of the file is in the catalog, and what must be written for it to be so. */
export interface SettledItem {
  readonly line: number;
  /** Of the name by which the file calls it. */
  readonly key: string;
  readonly id: Id;
  readonly name: string;
  readonly category: { readonly id: Id; readonly name: string } | undefined;
  readonly variations: readonly Pick<Variation, "id" | "name" | "price">[];
  /** What it refers to first: category, tax, modifier list, then the item. Empty where the catalog says all of it. */
  readonly writes: readonly ObjectInput[];
}

/**
 * "sold": the file tells what was sold, so the catalog learns what it lacks, and what people have made of it stays.
 * "offered": the file is the menu, and what it says counts.
 */
export type Standing = "sold" | "offered";

/** Finds each item of a file in the catalog, by its id or by its name, or says how it comes there. */
export function settleMenu(
  items: readonly DraftItem[],
  {
    known,
    merchant,
    currency,
    standing,
  }: { known: Known; merchant: Id; currency: string; standing: Standing },
): SettledItem[] {
  const names = itemsByName(known);
  return items.map((draft, n) => {
    const id = idFrom(merchant, "item", keyOf(draft.name));
    const own = known.get(id);
    const before = own?.type === "item" ? own : names.get(keyOf(draft.name));
    if (before && before.id !== id && standing === "sold") return asItIs(draft, before, known);
    return settle(draft, { id: before?.id ?? id, before, n, known, merchant, currency, standing });
  });
}

interface Setting {
  readonly id: Id;
  readonly before: Item | undefined;
  /** The item's place in the file. */
  readonly n: number;
  readonly known: Known;
  readonly merchant: Id;
  readonly currency: string;
  readonly standing: Standing;
}

function settle(draft: DraftItem, setting: Setting): SettledItem {
  const { id, before, n, known, merchant, currency, standing } = setting;
  const category = draft.category === undefined ? undefined : categoryOf(draft.category, known, merchant);
  const tax = draft.tax === undefined ? undefined : taxOf(draft.tax, known, merchant);
  const list = listOf(draft, id, known);
  const variations = named(
    mergedVariations(draft.variations, before?.variations ?? [], id, standing),
    currency,
  );
  const item: ItemInput = {
    ...(before
      ? withoutStamp(before)
      : { type: "item", id, ...(standing === "offered" ? { ordinal: n } : {}) }),
    name: standing === "offered" ? draft.name : (before?.name ?? draft.name),
    ...(category && (standing === "offered" || before === undefined) ? { category_id: category.id } : {}),
    ...(draft.description === undefined ? {} : { description: draft.description }),
    ...(tax ? { tax_ids: [tax.id] } : {}),
    modifier_lists: offered(before?.modifier_lists ?? [], list),
    variations,
  };
  const writes = [category?.write, tax?.write, list?.write, item].filter((write) => write !== undefined);
  return {
    line: draft.line,
    key: keyOf(draft.name),
    id,
    name: item.name,
    category: shownCategory(item, category, known),
    variations,
    writes,
  };
}

/** An item that people have made themselves, and that a file of sales leaves as it is. */
function asItIs(draft: DraftItem, before: Item, known: Known): SettledItem {
  const { id, name, variations } = before;
  return {
    line: draft.line,
    key: keyOf(draft.name),
    id,
    name,
    category: shownCategory(before, undefined, known),
    variations,
    writes: [],
  };
}

function itemsByName(known: Known): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const object of known.values()) {
    if (object.type === "item" && !items.has(keyOf(object.name))) items.set(keyOf(object.name), object);
  }
  return items;
}

function shownCategory(
  item: Pick<ItemInput, "category_id">,
  written: { readonly id: Id; readonly name: string } | undefined,
  known: Known,
): SettledItem["category"] {
  if (item.category_id === undefined) return undefined;
  if (written?.id === item.category_id) return { id: written.id, name: written.name };
  const category = known.get(item.category_id);
  return category && { id: category.id, name: category.name };
}

function categoryOf(name: string, known: Known, merchant: Id) {
  for (const object of known.values()) {
    if (object.type === "category" && keyOf(object.name) === keyOf(name))
      return { id: object.id, name: object.name };
  }
  const id = idFrom(merchant, "category", keyOf(name));
  const write: ObjectInput = { type: "category", id, name };
  return { id, name, write };
}

/** One tax for each rate; what it is called is for the owner to say. */
function taxOf(percentage: string, known: Known, merchant: Id) {
  const id = idFrom(merchant, "tax", percentage);
  const write: ObjectInput = { type: "tax", id, name: `Tax ${percentage}%`, percentage };
  return known.has(id) ? { id } : { id, write };
}

/** The item's own list of what can be chosen with it, with what is on it already. */
function listOf(
  { name, choices }: DraftItem,
  item: Id,
  known: Known,
): { id: Id; write?: ObjectInput } | undefined {
  const id = idFrom(item, "choices");
  const found = known.get(id);
  const before: ModifierList | undefined = found?.type === "modifier_list" ? found : undefined;
  if (choices.length === 0) return before && { id };
  const there = new Set(before?.modifiers.map((modifier) => keyOf(modifier.name)));
  const added = choices
    .filter((choice) => !there.has(keyOf(choice)))
    .map((choice) => ({ id: modifierId(item, choice), name: choice, price: 0 }));
  const modifiers = [...(before?.modifiers ?? []), ...added].slice(0, MOST_MODIFIERS);
  const start = before ? withoutStamp(before) : { type: "modifier_list" as const, id, name: listName(name) };
  return { id, write: { ...start, modifiers } };
}

const MOST_MODIFIERS = 100;

function listName(item: string): string {
  const last = " choices";
  return item.slice(0, SHORT_TEXT - last.length) + last;
}

/** A modifier of an item, whether or not it found a place on the item's list. */
export function modifierId(item: Id, choice: string): Id {
  return idFrom(item, "choice", keyOf(choice));
}

function offered(before: Item["modifier_lists"], list: { id: Id } | undefined): Item["modifier_lists"] {
  if (!list || before.some(({ modifier_list_id }) => modifier_list_id === list.id)) return before;
  return [...before, { modifier_list_id: list.id, hidden: false }];
}

type AnyVariation = Omit<Variation, "ordinal"> & { readonly ordinal?: number };

function mergedVariations(
  wanted: readonly DraftVariation[],
  before: readonly Variation[],
  item: Id,
  standing: Standing,
): AnyVariation[] {
  const merged: AnyVariation[] = [...before];
  const isOnly = wanted.length === 1 && before.length === 1;
  for (const each of wanted) {
    const at = merged.findIndex(
      (there) =>
        there.id === variationId(item, each) ||
        isSame(there, each, standing) ||
        (isOnly && standing === "offered"),
    );
    const there = merged[at];
    if (!there) merged.push(newVariation(each, item));
    else if (standing === "offered") merged[at] = { ...there, ...saidOf(each, there) };
  }
  return merged;
}

/** Named variations are the same by name, and a menu may change their price; the others are the same by price. */
function isSame(there: AnyVariation, { name, price }: DraftVariation, standing: Standing): boolean {
  if (name === "") return there.price === price;
  return keyOf(there.name) === keyOf(name) && (standing === "offered" || there.price === price);
}

function variationId(item: Id, { name, price }: DraftVariation): Id {
  return idFrom(item, "variation", keyOf(name), price ?? "open");
}

function newVariation(wanted: DraftVariation, item: Id): AnyVariation {
  const { name, price, sku, barcode } = wanted;
  return {
    id: variationId(item, wanted),
    name,
    price,
    ...(sku === undefined ? {} : { sku }),
    barcodes: barcode === undefined ? [] : [barcode],
    track_stock: false,
  };
}

function saidOf({ name, price, sku, barcode }: DraftVariation, there: AnyVariation): Partial<AnyVariation> {
  return {
    price,
    ...(name === "" ? {} : { name }),
    ...(sku === undefined ? {} : { sku }),
    ...(barcode === undefined || there.barcodes.includes(barcode)
      ? {}
      : { barcodes: [...there.barcodes, barcode] }),
  };
}

/** Where there are several, each has a name: that of the file, its price, or both where a name has several prices. */
function named(variations: readonly AnyVariation[], currency: string): AnyVariation[] {
  if (variations.length === 1) return [...variations];
  const count = new Map<string, number>();
  for (const { name } of variations) count.set(keyOf(name), (count.get(keyOf(name)) ?? 0) + 1);
  return variations.map((variation) => {
    const { name, price } = variation;
    if (name !== "" && count.get(keyOf(name)) === 1) return variation;
    const amount = price === null ? "Open price" : formatMoney({ amount: price, currency }, "en");
    return { ...variation, name: `${name} ${amount}`.trim().slice(0, SHORT_TEXT) };
  });
}

/** What is written of an object that was read. */
function withoutStamp<O extends CatalogObject>({
  version: _,
  deleted: __,
  ...rest
}: O): Omit<O, "version" | "deleted"> {
  return rest;
}
