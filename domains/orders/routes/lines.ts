import type { CapturedModifier, OrderType, Selection } from "@counterfoil/catalog/contract";
import { capture, type Catalogs, type CatalogView } from "@counterfoil/catalog/rules";
import { Problem, problemOf } from "@counterfoil/http";
import type { Id } from "@counterfoil/ids";
import type {
  DiscountInput,
  LineArgs,
  LineInput,
  ModifierInput,
  PriceDiscount,
  PriceServiceCharge,
  ServiceChargeInput,
} from "../contract/index.ts";

/** What lines are captured with: the merchant's catalog, the order's type, and a uid for a line that has none. */
export interface Capturing {
  readonly catalogs: Catalogs;
  readonly merchant: Id;
  readonly type: OrderType;
  readonly uidOf: (line: number) => string;
}

/**
 * Lines as orders take them. What was chosen from the catalog is captured with its names, prices and taxes of now.
 * @throws Problem that names the field, for what is not in the catalog or is no line.
 */
export async function capturedLines(lines: readonly LineInput[], from: Capturing): Promise<LineArgs[]> {
  const chosen = lines.some((line) => line.name === undefined);
  const view = chosen ? await from.catalogs.view(from.merchant) : null;
  return lines.map((line, i) => {
    const uid = line.uid ?? from.uidOf(i);
    const { check_id } = line;
    const discounts = line.discounts?.map(numbered("discount"));
    return {
      ...(view && line.name === undefined ? choice(view, line, uid, i, from.type) : ownLine(line, uid, i)),
      ...(check_id !== undefined && { check_id }),
      ...(discounts && { discounts }),
    };
  });
}

/** Fields that only a line of one's own has: the catalog says them for what is chosen from it. */
const OWN_FIELDS = [
  "item_id",
  "category_id",
  "variation_name",
  "category_name",
  "taxes",
  "track_stock",
] as const;

function choice(view: CatalogView, line: LineInput, uid: string, i: number, type: OrderType): LineArgs {
  const { variation_id, quantity = 1, unit_price, note, modifiers } = line;
  const own = OWN_FIELDS.find((field) => line[field] !== undefined);
  if (variation_id === undefined || own !== undefined) {
    throw new Problem(
      "missing_field",
      "A line has a variation_id of the catalog, or a name and a unit_price.",
      {
        field: `lines[${i}].${variation_id === undefined ? "variation_id" : "name"}`,
      },
    );
  }
  const selection: Selection = {
    uid,
    variation_id,
    quantity,
    ...(unit_price !== undefined && { unit_price }),
    ...(note !== undefined && { note }),
    ...(modifiers && { modifiers: selectedModifiers(modifiers, `lines[${i}].modifiers`) }),
  };
  const captured = capture(view, selection, type);
  if (captured.ok) return captured.value;
  throw problemOf({ ...captured.refusal, field: `lines[${i}].${captured.refusal.field ?? "variation_id"}` });
}

function selectedModifiers(
  modifiers: readonly ModifierInput[],
  field: string,
): NonNullable<Selection["modifiers"]> {
  return modifiers.map(({ modifier_id, quantity }, i) => {
    if (modifier_id === undefined) {
      const message = "A modifier of the catalog has a modifier_id.";
      throw new Problem("missing_field", message, { field: `${field}[${i}].modifier_id` });
    }
    if (quantity !== undefined && !Number.isInteger(quantity)) {
      const message = "A modifier of the catalog is taken in whole numbers.";
      throw new Problem("invalid_field", message, { field: `${field}[${i}].quantity` });
    }
    return quantity === undefined ? { modifier_id } : { modifier_id, quantity };
  });
}

function ownLine(line: LineInput, uid: string, i: number): LineArgs {
  const { name, unit_price, quantity = 1, modifiers, discounts: _, ...rest } = line;
  if (name === undefined || unit_price === undefined) {
    const message = "A line of your own says what one of it costs.";
    throw new Problem("missing_field", message, { field: `lines[${i}].unit_price` });
  }
  const own = modifiers && ownModifiers(modifiers, `lines[${i}].modifiers`);
  return { ...rest, uid, name, unit_price, quantity, ...(own && { modifiers: own }) };
}

/** Modifiers that say their name and price themselves. */
export function ownModifiers(modifiers: readonly ModifierInput[], field: string): CapturedModifier[] {
  return modifiers.map(({ uid, name, unit_price, quantity }, i) => {
    if (name === undefined || unit_price === undefined) {
      const missing = name === undefined ? "name" : "unit_price";
      const message = "A modifier of your own has a name and a unit_price.";
      throw new Problem("missing_field", message, { field: `${field}[${i}].${missing}` });
    }
    return { uid: uid ?? `modifier-${i + 1}`, name, unit_price, ...(quantity !== undefined && { quantity }) };
  });
}

/** The modifiers of a line of the catalog that is there already, chosen anew. */
export function chosenModifiers(
  view: CatalogView,
  line: { readonly variation_id: Id; readonly type: OrderType },
  modifiers: readonly ModifierInput[],
): CapturedModifier[] {
  const { variation_id, type } = line;
  const selection = { uid: "line", variation_id, quantity: 1, unit_price: 0 };
  const captured = capture(
    view,
    { ...selection, modifiers: selectedModifiers(modifiers, "modifiers") },
    type,
  );
  if (captured.ok) return captured.value.modifiers;
  throw problemOf(captured.refusal);
}

/** A service charge with a uid, its own or one by its place. */
export function numberedCharge({ uid, ...rest }: ServiceChargeInput, i: number): PriceServiceCharge {
  // Whether there is exactly one of percentage and amount is the calculator's question.
  return { uid: uid ?? `charge-${i + 1}`, ...rest } as PriceServiceCharge;
}

/** Gives what has no uid one by its place: `discount-1`. */
export function numbered(word: string): (one: DiscountInput, i: number) => PriceDiscount {
  // Whether there is exactly one of percentage and amount is the calculator's question.
  return ({ uid, ...rest }, i) => ({ uid: uid ?? `${word}-${i + 1}`, ...rest }) as PriceDiscount;
}
