import type { LineArgs } from "@counterfoil/orders/contract";
import type { SellArgs } from "@counterfoil/payments/contract";
import { childId, type Id } from "@counterfoil/ids";
import { mulDiv, quantityToMilli, type RoundingMode } from "@counterfoil/money";
import { keyOf } from "./ids.ts";
import { modifierId, type SettledItem } from "./menu.ts";
import type { OrderRow } from "./order-row.ts";

const MILLI = 1_000;

/** Where and how orders are sold. */
export interface Counter {
  readonly drawer: Id;
  /** How the location rounds a price times a quantity. */
  readonly mode: RoundingMode;
  /** By the key of the item's name. */
  readonly menu: ReadonlyMap<string, SettledItem>;
}

/** One order of a file as a sale for cash. */
export function saleOf(id: Id, rows: readonly OrderRow[], counter: Counter): SellArgs {
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  return {
    order_id: id,
    type: "takeaway",
    drawer_id: counter.drawer,
    lines: rows.map((row, i) => lineOf(String(i + 1), row, counter)),
    // An order that costs nothing is closed without a payment.
    payments: total === 0 ? [] : [{ id: childId(id, 1), tender: "cash" }],
  };
}

/**
 * One line, whose total is that of the file to the cent: where it does not divide by the quantity, the price of one is
 * the next that is not less, and a discount takes the leftover cents off.
 */
function lineOf(uid: string, row: OrderRow, { mode, menu }: Counter): LineArgs {
  const item = menu.get(keyOf(row.item));
  const gross = mulDiv(row.unitPrice, quantityToMilli(row.quantity), MILLI, mode);
  const leftover = gross - row.total;
  const line: LineArgs = {
    uid,
    quantity: row.quantity,
    unit_price: row.unitPrice,
    name: row.item,
  };
  if (item) Object.assign(line, goodsOf(item, row));
  if (leftover > 0) line.discounts = [{ uid: "leftover", name: "Rounding", amount: leftover }];
  return line;
}

function goodsOf(item: SettledItem, row: OrderRow): Partial<LineArgs> {
  const variation = variationOf(item, row);
  return {
    item_id: item.id,
    ...(variation ? { variation_id: variation.id } : {}),
    ...(variation && item.variations.length > 1 ? { variation_name: variation.name } : {}),
    ...(item.category ? { category_id: item.category.id, category_name: item.category.name } : {}),
    ...(row.choices.length > 0 ? { modifiers: modifiersOf(item.id, row.choices) } : {}),
  };
}

/** The variation by name, by price, the nearest price where none is the same, and the open price before that. */
function variationOf({ variations }: SettledItem, { variation, unitPrice }: OrderRow) {
  const called = variations.filter(({ name }) => keyOf(name).startsWith(keyOf(variation ?? "")));
  const fitting = called.length > 0 ? called : variations;
  const distance = ({ price }: { price: number | null }) =>
    price === null ? 0.5 : Math.abs(price - unitPrice);
  return fitting.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** What was chosen; the price of a choice is in the line's. */
function modifiersOf(item: Id, choices: readonly string[]): NonNullable<LineArgs["modifiers"]> {
  const counts = Map.groupBy(choices, keyOf);
  return [...counts.values()].map((same) => ({
    uid: modifierId(item, same[0] ?? ""),
    name: same[0] ?? "",
    unit_price: 0,
    ...(same.length > 1 ? { quantity: same.length } : {}),
  }));
}
