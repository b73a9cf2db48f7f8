import type { Id } from "@counterfoil/ids";
import type { CatalogObject, ObjectType } from "../contract/index.ts";

/**
 * What the objects of one merchant must know of each other, in one document: who is there, which codes are taken, who
 * refers to whom. Prices are not in it, so that most changes leave it alone.
 */
export type Directory = Readonly<Record<Id, DirectoryEntry>>;

export interface DirectoryEntry {
  readonly type: ObjectType;
  readonly name: string;
  /** Variations of an item, modifiers of a list. */
  readonly parts: readonly Id[];
  /** `sku:…` and `barcode:…`. */
  readonly codes: readonly string[];
  /** Category, taxes and modifier lists that an item refers to. */
  readonly uses: readonly Id[];
}

export function entryOf(object: CatalogObject): DirectoryEntry {
  const { type, name } = object;
  switch (object.type) {
    case "item":
      return {
        type,
        name,
        parts: object.variations.map((variation) => variation.id),
        codes: object.variations.flatMap((variation) => codesOf(variation).map(({ code }) => code)),
        uses: [
          ...(object.category_id === undefined ? [] : [object.category_id]),
          ...object.tax_ids,
          ...object.modifier_lists.map((list) => list.modifier_list_id),
        ],
      };
    case "modifier_list":
      return { type, name, parts: object.modifiers.map((modifier) => modifier.id), codes: [], uses: [] };
    case "category":
    case "tax":
    case "discount":
      return { type, name, parts: [], codes: [], uses: [] };
  }
}

/** The codes of a variation as the directory writes them, each with its field within the variation. */
export function codesOf(variation: {
  readonly sku?: string;
  readonly barcodes?: readonly string[];
}): { readonly code: string; readonly field: string }[] {
  return [
    ...(variation.sku === undefined ? [] : [{ code: `sku:${variation.sku}`, field: "sku" }]),
    ...(variation.barcodes ?? []).map((barcode, n) => ({
      code: `barcode:${barcode}`,
      field: `barcodes[${n}]`,
    })),
  ];
}

/** The directory read the other way round. */
export interface Holders {
  readonly size: number;
  /** Whose a code or a part is. */
  readonly of: ReadonlyMap<string, Id>;
  /** Who refers to an object. */
  readonly users: ReadonlyMap<Id, readonly Id[]>;
}

const known = new WeakMap<Directory, Holders>();

/** Reckoned once for each state of the directory. */
export function holders(directory: Directory): Holders {
  const before = known.get(directory);
  if (before) return before;
  const of = new Map<string, Id>();
  const users = new Map<Id, Id[]>();
  const entries = Object.entries(directory);
  for (const [id, entry] of entries) {
    for (const mark of [...entry.parts, ...entry.codes]) of.set(mark, id);
    for (const used of entry.uses) {
      const there = users.get(used);
      if (there) there.push(id);
      else users.set(used, [id]);
    }
  }
  const made = { size: entries.length, of, users };
  known.set(directory, made);
  return made;
}
