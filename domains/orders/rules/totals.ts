import { must } from "@counterfoil/result";
import type { Result } from "@counterfoil/result";
import type { OrderState } from "../contract/order.ts";
import type { PricedOrder, PriceInput, PriceLine } from "../contract/pricing.ts";
import type { OrderTotals, PaymentStatus } from "../contract/totals.ts";
import { checkTotals } from "./checks.ts";
import { price } from "./price/price.ts";

/** What of an order the calculator looks at. */
export type Priceable = Pick<
  OrderState,
  "currency" | "tax_profile" | "lines" | "discounts" | "service_charges"
>;

/** The one calculation of an order's amounts, tips and cash rounding apart. Refuses as `price` does. */
export function priceOrder(order: Priceable): Result<PricedOrder> {
  return price(priceInput(order));
}

export function priceInput({
  currency,
  tax_profile,
  lines,
  discounts,
  service_charges,
}: Priceable): PriceInput {
  const anyVoid = lines.some((line) => line.void !== undefined);
  const priced: readonly PriceLine[] = anyVoid
    ? lines.map((line) => (line.void === undefined ? line : { ...line, voided: true }))
    : lines;
  return { currency, tax_profile, lines: priced, discounts, service_charges };
}

/** Sums over the payments that count. */
export interface Settled {
  /** Of the order's total. */
  readonly amount: number;
  readonly tip: number;
  readonly rounding: number;
}

export function settledOf({ payments }: Pick<OrderState, "payments">): Settled {
  const sum = { amount: 0, tip: 0, rounding: 0 };
  for (const payment of payments) {
    if (payment.status === "voided") continue;
    sum.amount += payment.amount;
    sum.tip += payment.tip;
    sum.rounding += payment.rounding;
  }
  return sum;
}

/** The priced order with what its payments add: their tips and their cash rounding (ORD-5). */
export function withSettled(priced: PricedOrder, { tip, rounding }: Settled): PricedOrder {
  return { ...priced, tip, cash_rounding: rounding, due: priced.total + tip + rounding };
}

/**
 * Every amount that an order shows: calculated while it is open, the frozen ones afterwards. What is due and paid is
 * derived here and stored nowhere.
 */
export function totals(order: OrderState): OrderTotals {
  const priced = order.priced ?? withSettled(pricedOf(order), settledOf(order));
  const paid = settledOf(order);
  const collected = paid.amount + paid.tip + paid.rounding;
  let refunded = 0;
  for (const refund of order.refunds) refunded += refund.amount + refund.tip + refund.rounding;
  const balance = order.state === "canceled" ? 0 : priced.total - paid.amount;
  return {
    ...priced,
    paid: collected,
    balance,
    refunded,
    payment_status: statusOf(order, { collected, balance, refunded }),
    checks: checkTotals(order, priced),
  };
}

/** What an order on the tape costs: it was priced when it was written, so it has a price. */
function pricedOf(order: OrderState): PricedOrder {
  const priced = priceOrder(order);
  return must(priced.ok ? priced.value : null, `the order ${order.id} has lines that have no price`);
}

function statusOf(
  { state }: OrderState,
  { collected, balance, refunded }: { collected: number; balance: number; refunded: number },
): PaymentStatus {
  if (refunded > 0) return refunded < collected ? "partially_refunded" : "refunded";
  if (state === "completed") return "paid";
  if (collected === 0) return "unpaid";
  return balance === 0 ? "paid" : "partially_paid";
}
