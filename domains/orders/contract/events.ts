import type { Id } from "@counterfoil/ids";
import type { OrderState } from "./order.ts";
import type { PricedOrder, TaxProfile } from "./pricing.ts";

/** The order's fields and lines are those of the command (order.open or order.sell). */
export interface OrderOpened {
  readonly type: "order.opened";
  readonly order_id: Id;
  readonly call_number: string;
  readonly currency: string;
  readonly tax_profile: TaxProfile;
  readonly business_date: string;
}

/**
 * Lines came for an order that had been closed or voided meanwhile: they stand on an order of their own, with the same name,
 * table and call number (CON-5). Its lines are those of the command (order.add_lines), less those that were there already.
 */
export interface SupplementOpened {
  readonly type: "order.supplement_opened";
  /** The new order. */
  readonly order_id: Id;
  /** The order that it is a supplement of. */
  readonly supplement_of: Id;
  readonly header: SupplementHeader;
  readonly uids: readonly string[];
  readonly call_number: string;
  readonly currency: string;
  readonly tax_profile: TaxProfile;
  readonly business_date: string;
}

/** What a supplement has from its order. Guests are not counted twice, so it has no covers. */
export type SupplementHeader = Pick<OrderState, "type" | "name" | "table" | "customer_id">;

/** The command's lines, less those that were there already. */
export interface LinesAdded {
  readonly type: "order.lines_added";
  readonly order_id: Id;
}

export interface LineChanged {
  readonly type: "order.line_changed";
  readonly order_id: Id;
  readonly uid: string;
}

export interface LineVoided {
  readonly type: "order.line_voided";
  readonly order_id: Id;
  readonly uid: string;
}

export interface OrderChanged {
  readonly type: "order.changed";
  readonly order_id: Id;
}

export interface OrderDiscounted {
  readonly type: "order.discounted";
  readonly order_id: Id;
}

export interface OrderSplit {
  readonly type: "order.split";
  readonly order_id: Id;
}

export interface OrderVoided {
  readonly type: "order.voided";
  readonly order_id: Id;
  readonly business_date: string;
  readonly hour: number;
  /** What the lines would have come to. */
  readonly total: number;
}

/** The sale: amounts are frozen, and the document's lines with them. */
export interface OrderClosed {
  readonly type: "order.closed";
  readonly order_id: Id;
  readonly business_date: string;
  /** Local hour 0–23. */
  readonly hour: number;
  /** The drawer of the closing device, to whose shift the sale belongs. */
  readonly drawer_id: Id;
  /** With the tips and the cash rounding of its payments. */
  readonly priced: PricedOrder;
  /** priced.total, without the tip. */
  readonly total: number;
  readonly tip: number;
}

export type OrderEvent =
  | OrderOpened
  | SupplementOpened
  | LinesAdded
  | LineChanged
  | LineVoided
  | OrderChanged
  | OrderDiscounted
  | OrderSplit
  | OrderVoided
  | OrderClosed;
