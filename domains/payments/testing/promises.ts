import type { OrderState } from "@counterfoil/orders/contract";
import { totals } from "@counterfoil/orders/rules";
import { expect } from "vitest";

/** What holds of every order at every moment, whatever was done to it (INV-3, INV-5). */
export function expectWhole(order: OrderState): void {
  const sums = totals(order);
  const total = (list: readonly { total: number }[]): number => list.reduce((sum, one) => sum + one.total, 0);
  expect(total(sums.lines)).toBe(sums.total);
  expect(total(sums.checks)).toBe(sums.total);
  for (const check of sums.checks) expect(total(check.lines)).toBe(check.total);
  expect(sums.net + sums.tax).toBe(sums.total);
  expect(sums.due).toBe(sums.total + sums.tip + sums.cash_rounding);
  expect(sums.paid).toBeLessThanOrEqual(sums.due);
  expect(sums.balance).toBe(order.state === "canceled" ? 0 : sums.due - sums.paid);
  expect(sums.refunded).toBeLessThanOrEqual(sums.paid);
  for (const payment of order.payments) {
    if (payment.tendered === undefined) continue;
    expect(payment.tendered - (payment.change ?? 0)).toBe(payment.amount + payment.tip + payment.rounding);
  }
  if (order.state === "completed") expect(sums.balance).toBe(0);
  if (order.state !== "completed") expect(order.refunds).toEqual([]);
  for (const refund of order.refunds) {
    expect(refund.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(refund.amount);
    expect(refund.parts.reduce((sum, part) => sum + part.amount, 0)).toBe(refund.amount + refund.tip);
  }
}
