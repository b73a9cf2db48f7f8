import type { Id } from "@counterfoil/ids";
import type { PricedLine, TenderRefund } from "@counterfoil/orders/contract";
import type { Tender } from "./payment.ts";

/** A refund as the order's document keeps it. amount + tip + rounding leave the drawer or the other account. */
export interface RefundState {
  readonly id: Id;
  readonly tender: Tender;
  /** Sum of the lines' amounts, tax included. */
  readonly amount: number;
  readonly tip: number;
  readonly rounding: number;
  readonly drawer_id: Id;
  readonly reason: string;
  readonly business_date: string;
  /** Local hour 0–23. */
  readonly hour: number;
  readonly made_at: string;
  readonly lines: readonly RefundLine[];
  /** From which payments it goes back. */
  readonly parts: readonly TenderRefund[];
  readonly external_type?: string;
  readonly reference?: string;
  readonly receipt?: { readonly legal_number: string; readonly call_number: string };
}

/**
 * What goes back of one line: the stored line's parts as positive amounts (see PricedLine), with what names them.
 * `quantity` is 0 where money was let off without goods.
 */
export interface RefundLine extends Omit<PricedLine, "total" | "taxes"> {
  /** Total given back for the line, tax included. */
  readonly amount: number;
  readonly taxes: readonly RefundTax[];
  readonly item_id?: Id;
  readonly variation_id?: Id;
  readonly category_id?: Id;
  readonly name: string;
  readonly variation_name?: string;
  readonly category_name?: string;
  /** The goods go back on the shelf. */
  readonly restock: boolean;
  readonly track_stock: boolean;
}

export interface RefundTax {
  readonly id: string;
  readonly name: string;
  readonly percentage: string | number;
  readonly inclusive: boolean;
  readonly taxable: number;
  readonly amount: number;
}
