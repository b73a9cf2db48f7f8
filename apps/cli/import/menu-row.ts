import type { Field } from "@counterfoil/delimited";
import { ok, refuse, type Result } from "@counterfoil/result";
import { LONG_TEXT } from "@counterfoil/wire";
import type { Mention } from "./draft.ts";
import { type Manner, readAmount, readChoices, readName, readNameIfAny } from "./values.ts";

/** What a row of a menu holds, the most telling headings first. */
export const menuFields: readonly Field[] = [
  field("item", ["item_name", "item", "product_name", "product", "dish", "title", "name"], "required"),
  { ...field("price", ["price", "unit_price", "item_price", "amount", "total"]), hasDigits: true },
  field("variation", ["variation", "variation_name", "variant", "size"]),
  field("category", ["category", "category_name", "section", "department"]),
  field("description", ["description", "details"]),
  field("modifiers", ["modifiers", "choices", "options", "choice_description"]),
  field("tax", ["tax", "tax_rate", "tax_percentage", "vat"]),
  field("sku", ["sku", "item_code", "article_number"]),
  field("barcode", ["barcode", "ean", "gtin", "upc"]),
];

function field(name: string, known: readonly string[], need?: "required"): Field {
  return { name, known, isRequired: need === "required", hasDigits: false };
}

/** Reads a row; refuses it with a reason that names the field. A price that is missing is typed in at the sale. */
export function readMenuRow(
  line: number,
  values: ReadonlyMap<string, string>,
  manner: Manner,
): Result<Mention> {
  const item = readName(values, "item");
  if (!item.ok) return item;
  const price = (values.get("price") ?? "") === "" ? ok(null) : readAmount(values, "price", manner);
  if (!price.ok) return price;
  const variation = readNameIfAny(values, "variation");
  if (!variation.ok) return variation;
  const category = readNameIfAny(values, "category");
  if (!category.ok) return category;
  const choices = readChoices(values, "modifiers");
  if (!choices.ok) return choices;
  const tax = readTax(values);
  if (!tax.ok) return tax;
  const [sku, barcode] = [readCode(values, "sku"), readCode(values, "barcode")];
  if (!sku.ok) return sku;
  if (!barcode.ok) return barcode;
  const description = values.get("description") ?? "";
  if (description.length > LONG_TEXT) {
    return refuse("too_long", `description is longer than ${LONG_TEXT} characters`, "description");
  }
  return ok({
    line,
    item: item.value,
    variation: variation.value,
    category: category.value,
    description: description === "" ? undefined : description,
    sku: sku.value,
    barcode: barcode.value,
    tax: tax.value,
    price: price.value,
    isExact: true,
    choices: choices.value,
  });
}

const PERCENTAGE = /^(\d{1,3}(?:[.,]\d{1,6})?)\s*%?$/;
const MOST_PERCENT = 100;

/** "8.875", "8,875 %"; nothing and 0 are no tax. */
function readTax(values: ReadonlyMap<string, string>): Result<string | undefined> {
  const text = values.get("tax") ?? "";
  if (text === "") return ok(undefined);
  const percentage = PERCENTAGE.exec(text)?.[1]?.replace(",", ".");
  if (percentage === undefined || Number(percentage) > MOST_PERCENT) {
    return refuse("unreadable", `tax ${JSON.stringify(text)} is not a percentage such as 8.875`, "tax");
  }
  return ok(Number(percentage) === 0 ? undefined : String(Number(percentage)));
}

const LONGEST_CODE = 64;

function readCode(values: ReadonlyMap<string, string>, name: "sku" | "barcode"): Result<string | undefined> {
  const code = readNameIfAny(values, name);
  if (!code.ok || code.value === undefined || code.value.length <= LONGEST_CODE) return code;
  return refuse("too_long", `${name} is longer than ${LONGEST_CODE} characters`, name);
}
