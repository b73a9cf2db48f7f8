import type { Id } from "@counterfoil/ids";

/**
 * A selection with everything that an order's line keeps of the catalog: names, prices and taxes as they are now, so that
 * later changes change no line. It has the shape of the calculator's line and of the lines that orders take.
 */
export interface CapturedLine {
  readonly uid: string;
  readonly quantity: number;
  /** For one, without modifiers. Minor units. */
  readonly unit_price: number;
  readonly name: string;
  /** Where the item has several variations. */
  readonly variation_name?: string;
  readonly category_name?: string;
  readonly item_id: Id;
  readonly variation_id: Id;
  readonly category_id?: Id;
  /** In the order of the item's lists, and of the modifiers in them. */
  readonly modifiers: CapturedModifier[];
  /** Those of the order's type, compound ones last. */
  readonly taxes: CapturedTax[];
  readonly note?: string;
  readonly track_stock: boolean;
}

export interface CapturedModifier {
  /** The modifier's id. */
  readonly uid: Id;
  readonly name: string;
  readonly unit_price: number;
  /** For one of the item; absent where it is 1. */
  readonly quantity?: number;
}

export interface CapturedTax {
  readonly id: Id;
  readonly name: string;
  readonly percentage: string | number;
  /** Absent where the location's tax profile decides. */
  readonly inclusive?: boolean;
  readonly compound?: boolean;
}
