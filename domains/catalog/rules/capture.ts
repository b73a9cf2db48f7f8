import { isMinor, MoneyError, quantityToMilli } from "@counterfoil/money";
import { ok, refuse, type Result } from "@counterfoil/result";
import { LARGEST_QUANTITY } from "@counterfoil/wire";
import type { CapturedLine, OrderType, Selection } from "../contract/index.ts";
import { chooseModifiers } from "./choose.ts";
import type { CatalogView } from "./view.ts";

const MOST_QUANTITY_MILLI = LARGEST_QUANTITY * 1_000;

/**
 * What was chosen, with the names, prices and taxes that the catalog has for it now: a line that an order takes. Refuses
 * what cannot be sold so (`unknown_variation`, `bad_quantity`, `price_needed`, `bad_price`, `unknown_modifier`, `modifier_sold_out`,
 * `too_many_of_modifier`, `choose_more`, `choose_fewer`), naming the field of the selection.
 */
export function capture(view: CatalogView, selection: Selection, orderType: OrderType): Result<CapturedLine> {
  const offer = view.offers.get(selection.variation_id);
  if (!offer) {
    return refuse("unknown_variation", "This is not in the catalog; choose something else.", "variation_id");
  }
  const { item, variation, category } = offer;
  const quantity = checkQuantity(selection.quantity);
  if (!quantity.ok) return quantity;
  const unitPrice = selection.unit_price ?? variation.price;
  if (unitPrice === null) {
    return refuse("price_needed", `Type in what ${item.name} costs today.`, "unit_price");
  }
  if (!isMinor(unitPrice) || unitPrice < 0) {
    return refuse("bad_price", "A price is a whole number of minor units, not below zero.", "unit_price");
  }
  const modifiers = chooseModifiers(offer, selection.modifiers);
  if (!modifiers.ok) return modifiers;
  return ok({
    uid: selection.uid,
    quantity: quantity.value,
    unit_price: unitPrice,
    name: item.name,
    ...(item.variations.length > 1 ? { variation_name: variation.name } : {}),
    ...(category ? { category_name: category.name } : {}),
    item_id: item.id,
    variation_id: variation.id,
    ...(category ? { category_id: category.id } : {}),
    modifiers: modifiers.value,
    taxes: offer.taxes[orderType],
    ...(selection.note ? { note: selection.note } : {}),
    track_stock: variation.track_stock,
  });
}

/** Many selections of one order; the refusal names the line, as in `lines[2].quantity`. */
export function captureLines(
  view: CatalogView,
  selections: readonly Selection[],
  orderType: OrderType,
  field = "lines",
): Result<CapturedLine[]> {
  const lines: CapturedLine[] = [];
  for (const [n, selection] of selections.entries()) {
    const line = capture(view, selection, orderType);
    if (!line.ok) {
      const { code, message, field: at } = line.refusal;
      return refuse(code, message, at === undefined ? `${field}[${n}]` : `${field}[${n}].${at}`);
    }
    lines.push(line.value);
  }
  return ok(lines);
}

function checkQuantity(quantity: number): Result<number> {
  const message = "A quantity is a number above 0, at most 100,000, with at most three decimals.";
  try {
    const milli = quantityToMilli(quantity);
    if (milli > 0 && milli <= MOST_QUANTITY_MILLI) return ok(quantity);
  } catch (problem) {
    if (!(problem instanceof MoneyError)) throw problem;
  }
  return refuse("bad_quantity", message, "quantity");
}
