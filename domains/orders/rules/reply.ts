import type { OrderState } from "../contract/order.ts";
import type { OrderTotals } from "../contract/totals.ts";
import { totals } from "./totals.ts";

/** An order as replies show it: one shape, open or closed. */
export type OrderReply = Omit<OrderState, "priced" | "said_at"> & { readonly totals: OrderTotals };

export function orderReply(order: OrderState): OrderReply {
  const { priced: _, said_at: __, ...document } = order;
  return { ...document, totals: totals(order) };
}

/** One number that was issued for an order. */
export interface IssuedReceipt {
  readonly id: string;
  readonly kind: "sale" | "refund" | "void";
  readonly order_id: string;
  readonly legal_number: string;
  readonly call_number: string;
  readonly business_date: string;
  readonly issued_at: string;
  readonly total: number;
}

/** The receipts of an order: those of its parts, its own, those of its refunds. */
export function receiptsOf(order: OrderState): IssuedReceipt[] {
  const { id: order_id, receipt, business_date, closed_at, void: tombstone } = order;
  const at = tombstone?.at ?? closed_at;
  const kind = tombstone === undefined ? "sale" : "void";
  const { part_receipts = [] } = order;
  const parts = part_receipts.map((one) => ({ ...one, kind: "sale" as const, order_id }));
  const inParts = part_receipts.reduce((sum, one) => sum + one.total, 0);
  const isPart = part_receipts.at(-1)?.legal_number === receipt?.legal_number;
  const own =
    receipt === undefined || at === undefined || isPart
      ? []
      : [
          {
            id: order_id,
            kind,
            order_id,
            ...receipt,
            business_date,
            issued_at: at,
            total: totals(order).total - inParts,
          } as const,
        ];
  const refunds = order.refunds.flatMap(({ id, receipt: numbers, business_date: date, made_at, amount }) =>
    numbers === undefined
      ? []
      : [
          {
            id,
            kind: "refund",
            order_id,
            ...numbers,
            business_date: date,
            issued_at: made_at,
            total: amount,
          } as const,
        ],
  );
  return [...parts, ...own, ...refunds];
}
