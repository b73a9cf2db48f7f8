import type { Field } from "@counterfoil/delimited";
import { mulDiv, quantityToMilli } from "@counterfoil/money";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { Mention } from "./draft.ts";
import {
  type Manner,
  readAmount,
  readChoices,
  readMoment,
  readName,
  readNameIfAny,
  readQuantity,
} from "./values.ts";

/** What a row of a file of orders holds, the most telling headings first. */
export const orderFields: readonly Field[] = [
  field(
    "order",
    ["order_id", "order_number", "order_no", "order", "receipt_number", "receipt", "ticket", "check"],
    "required",
  ),
  field("item", ["item_name", "item", "product_name", "product", "name", "dish"], "required"),
  digits("quantity", ["quantity", "qty", "count", "pieces"]),
  digits("total", [
    "item_total_price",
    "line_total",
    "total_price",
    "total",
    "item_total",
    "amount",
    "gross_sales",
    "item_price",
  ]),
  digits("price", ["unit_price", "price"]),
  field("variation", ["variation", "variation_name", "variant", "size", "price_point_name"]),
  field("category", ["category", "category_name"]),
  field("modifiers", ["modifiers", "modifiers_applied", "choice_description", "choices", "options"]),
  // Only where it is named: a column of dates in some other order of day and month would spoil every row.
  digits("date", []),
];

function field(name: string, known: readonly string[], need?: "required"): Field {
  return { name, known, isRequired: need === "required", hasDigits: false };
}

function digits(name: string, known: readonly string[]): Field {
  return { name, known, isRequired: false, hasDigits: true };
}

/** One line of an order, as the file tells it. Amounts are minor units. */
export interface OrderRow {
  readonly line: number;
  readonly order: string;
  readonly item: string;
  readonly variation: string | undefined;
  readonly category: string | undefined;
  readonly quantity: number;
  /** Of the whole line. */
  readonly total: number;
  /** For one: the total divided by the quantity, and where it does not divide, the next that is not less. */
  readonly unitPrice: number;
  readonly choices: readonly string[];
  readonly at: string | undefined;
}

export interface RowManner extends Manner {
  /** IANA name, for dates without a zone. */
  readonly zone: string;
  /** The latest that a date may be, in milliseconds. */
  readonly now: number;
}

const MILLI = 1_000;

/** Reads a row; refuses it with a reason that names the field. */
export function readOrderRow(
  line: number,
  values: ReadonlyMap<string, string>,
  manner: RowManner,
): Result<OrderRow> {
  const order = readName(values, "order");
  if (!order.ok) return order;
  const item = readName(values, "item");
  if (!item.ok) return item;
  const quantity = readQuantity(values, "quantity", manner);
  if (!quantity.ok) return quantity;
  const total = readTotal(values, quantity.value, manner);
  if (!total.ok) return total;
  const variation = readNameIfAny(values, "variation");
  if (!variation.ok) return variation;
  const category = readNameIfAny(values, "category");
  if (!category.ok) return category;
  const choices = readChoices(values, "modifiers");
  if (!choices.ok) return choices;
  const at = readMoment(values, "date", manner.zone, manner.now);
  if (!at.ok) return at;
  return ok({
    line,
    order: order.value,
    item: item.value,
    variation: variation.value,
    category: category.value,
    quantity: quantity.value,
    total: total.value,
    unitPrice: unitPriceOf(total.value, quantity.value),
    choices: choices.value,
    at: at.value,
  });
}

/** The line's total where the file has it, else the price of one times the quantity. */
function readTotal(values: ReadonlyMap<string, string>, quantity: number, manner: Manner): Result<number> {
  if (values.has("total") || !values.has("price")) return readAmount(values, "total", manner);
  const price = readAmount(values, "price", manner);
  if (!price.ok) return price;
  try {
    return ok(mulDiv(price.value, quantityToMilli(quantity), MILLI, "half_up"));
  } catch {
    return refuse("too_large", "price times quantity is too large", "price");
  }
}

function unitPriceOf(total: number, quantity: number): number {
  const milli = quantityToMilli(quantity);
  return Number((BigInt(total) * BigInt(MILLI) + BigInt(milli) - 1n) / BigInt(milli));
}

/** What the row says of the menu. */
export function mentionOf({
  line,
  item,
  variation,
  category,
  quantity,
  total,
  unitPrice,
  choices,
}: OrderRow): Mention {
  const isExact = unitPrice * quantityToMilli(quantity) === total * MILLI;
  return { line, item, variation, category, price: unitPrice, isExact, choices };
}
