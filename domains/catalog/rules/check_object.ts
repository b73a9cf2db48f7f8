import { MoneyError, percentToMillionths } from "@counterfoil/money";
import type { Refusal } from "@counterfoil/result";
import type { CatalogObject, Discount, Item, ModifierList, Tax } from "../contract/index.ts";
import { codesOf } from "./directory.ts";

const MILLIONTHS = 1_000_000;
const MOST_TAX_PERCENT = 1_000;
const MOST_DISCOUNT_PERCENT = 100;
/** Discounts take four decimals of a percent, taxes six (see the calculator). */
const COARSE = 100;

/** What is wrong with an object by itself, or null. The field is relative to the object. */
export function checkObject(object: CatalogObject): Refusal | null {
  switch (object.type) {
    case "item":
      return checkItem(object);
    case "modifier_list":
      return checkModifierList(object);
    case "tax":
      return checkTax(object);
    case "discount":
      return checkDiscount(object);
    case "category":
      return null;
  }
}

function checkItem(item: Item): Refusal | null {
  const seen = new Set<string>();
  for (const [n, variation] of item.variations.entries()) {
    const at = `variations[${n}]`;
    if (item.variations.length > 1 && variation.name === "") {
      return no(
        "name_needed",
        `${at}.name`,
        `Name each variation of ${item.name}, so that they can be told apart.`,
      );
    }
    if (seen.has(variation.id)) return twice(`${at}.id`, "Two variations carry the same id.");
    seen.add(variation.id);
    for (const { code, field } of codesOf(variation)) {
      if (seen.has(code)) return duplicateCode(code, `${at}.${field}`, `another variation of ${item.name}`);
      seen.add(code);
    }
  }
  return (
    once(item.tax_ids, (n) => `tax_ids[${n}]`) ??
    once(
      item.modifier_lists.map((list) => list.modifier_list_id),
      (n) => `modifier_lists[${n}].modifier_list_id`,
    )
  );
}

function checkModifierList(list: ModifierList): Refusal | null {
  const repeated = once(
    list.modifiers.map((modifier) => modifier.id),
    (n) => `modifiers[${n}].id`,
  );
  if (repeated) return repeated;
  const defaults = list.modifiers.filter((modifier) => modifier.default).length;
  return checkBounds(list, { min: list.min, max: list.max, defaults }, { bounds: "min", defaults: "max" });
}

/** Fewest and most that may be chosen of a list, and how many come by themselves. */
export interface Bounds {
  readonly min: number;
  readonly max: number | undefined;
  readonly defaults: number;
}

/** Whether a list can be answered under these bounds; `fields` are those of the input that say them. */
export function checkBounds(
  list: ModifierList,
  { min, max, defaults }: Bounds,
  fields: { readonly bounds: string; readonly defaults: string },
): Refusal | null {
  if (max !== undefined && min > max) {
    const message = `${list.name} asks for at least ${min} and takes at most ${max}.`;
    return no("min_above_max", fields.bounds, message);
  }
  const within = list.modifiers.reduce((sum, modifier) => sum + modifier.max_quantity, 0);
  if (min > within) {
    const message = `${list.name} asks for at least ${min}, but offers only ${within}.`;
    return no("min_unreachable", fields.bounds, message);
  }
  if (max !== undefined && defaults > max) {
    const message = `${list.name} comes with ${defaults} by default and takes at most ${max}.`;
    return no("too_many_defaults", fields.defaults, message);
  }
  return null;
}

function checkTax(tax: Tax): Refusal | null {
  if (!isPercentage(tax.percentage, MOST_TAX_PERCENT, 1)) {
    const message = `A tax is a percentage from 0 to ${MOST_TAX_PERCENT} with at most six decimals.`;
    return no("bad_percentage", "percentage", message);
  }
  return once(tax.order_types ?? [], (n) => `order_types[${n}]`);
}

function checkDiscount({ percentage, amount }: Discount): Refusal | null {
  if ((percentage === undefined) === (amount === undefined)) {
    const field = percentage === undefined ? "percentage" : "amount";
    return no("bad_amount", field, "A discount is either a percentage or an amount.");
  }
  if (percentage !== undefined && !isPercentage(percentage, MOST_DISCOUNT_PERCENT, COARSE)) {
    const message = `A discount is a percentage from 0 to ${MOST_DISCOUNT_PERCENT} with at most four decimals.`;
    return no("bad_percentage", "percentage", message);
  }
  return null;
}

function isPercentage(percentage: string | number, most: number, step: number): boolean {
  try {
    const millionths = percentToMillionths(percentage);
    return millionths <= most * MILLIONTHS && millionths % step === 0;
  } catch (problem) {
    if (problem instanceof MoneyError) return false;
    throw problem;
  }
}

function once(ids: readonly string[], field: (n: number) => string): Refusal | null {
  const n = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  return n === -1 ? null : twice(field(n), "It is named twice.");
}

export function twice(field: string, message: string): Refusal {
  return no("duplicate_id", field, message);
}

/** `code` as the directory writes it. */
export function duplicateCode(code: string, field: string, holder: string): Refusal {
  const at = code.indexOf(":");
  const [kind, value] = [code.slice(0, at), code.slice(at + 1)];
  const what = kind === "sku" ? "SKU" : "barcode";
  return no(`duplicate_${kind}`, field, `The ${what} ${value} belongs to ${holder} already.`);
}

export function no(code: string, field: string, message: string): Refusal {
  return { code, message, field };
}
