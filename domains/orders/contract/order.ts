import type { Id } from "@counterfoil/ids";
import type { PaymentState, RefundState } from "@counterfoil/payments/contract";
import type { LineArgs } from "./line.ts";
import type { PriceDiscount, PricedOrder, PriceServiceCharge, TaxProfile } from "./pricing.ts";

/** COMPLETED and CANCELED are final: what was closed is given back by refunds, never opened again. */
export type OrderStatus = "open" | "completed" | "canceled";

export type OrderType = "dine_in" | "takeaway" | "pickup" | "delivery";

/** Who took something back, when and why. What was taken back stays readable. */
export interface Voided {
  readonly reason: string;
  readonly actor: Id;
  readonly at: string;
}

/** One whole order: what the pipeline folds, the till shows and REST answers with. Amounts are minor units. */
export interface OrderState {
  readonly id: Id;
  readonly location_id: Id;
  /** The device that opened it. */
  readonly device_id: Id;
  readonly state: OrderStatus;
  readonly type: OrderType;
  /** What to call out: a table's name, a guest's. Not a place for personal data; that is the customer's. */
  readonly name?: string;
  readonly note?: string;
  readonly covers?: number;
  readonly table?: string;
  readonly customer_id?: Id;
  readonly currency: string;
  /** The location's, frozen when the order was opened. */
  readonly tax_profile: TaxProfile;
  readonly call_number: string;
  readonly lines: readonly OrderLine[];
  readonly discounts: readonly PriceDiscount[];
  readonly service_charges: readonly PriceServiceCharge[];
  /** At least one; the first has the order's id. */
  readonly checks: readonly Check[];
  readonly payments: readonly PaymentState[];
  readonly refunds: readonly RefundState[];
  readonly opened_at: string;
  readonly closed_at?: string;
  /** Of the opening while it is open, of the close afterwards. */
  readonly business_date: string;
  /** The scope's version at the last change. */
  readonly version: number;
  /** Frozen when it was closed. */
  readonly priced?: PricedOrder;
  readonly receipt?: { readonly legal_number: string; readonly call_number: string };
  /** Receipts that were printed for a part of it before it was closed (CON-9). */
  readonly part_receipts?: readonly PartReceipt[];
  readonly void?: Voided;
  /** The order, closed or voided by then, for which these lines came (CON-5). */
  readonly supplement_of?: Id;
  /** When each header field was said last, for those that were changed after the opening (CON-2). */
  readonly said_at?: SaidAt;
}

export type HeaderField = "type" | "name" | "note" | "covers" | "table" | "customer_id" | "service_charges";

export type SaidAt = Readonly<Partial<Record<HeaderField, string>>>;

/** Printed where the order looked paid, for what was settled by then and not on a receipt yet. */
export interface PartReceipt {
  /** Of the last payment that it is for. */
  readonly id: Id;
  readonly legal_number: string;
  readonly call_number: string;
  readonly business_date: string;
  readonly issued_at: string;
  readonly total: number;
}

/** A line stays in its place for ever; taking it back leaves a tombstone. */
export interface OrderLine extends LineArgs {
  /** Where the line is when it is shared; then it has no `check_id`. */
  readonly portions?: readonly Portion[];
  /** The scope's version at the last change of this line; absent while it is as it was added. */
  readonly version?: number;
  readonly void?: Voided;
}

/** One guest's part of the bill. */
export interface Check {
  readonly id: Id;
  readonly name?: string;
}

/** A check's part of a line: `share` of the sum of all shares. By quantity, the shares are thousandths of one. */
export interface Portion {
  readonly check_id: Id;
  readonly share: number;
}
