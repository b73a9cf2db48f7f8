import { newId } from "@counterfoil/ids";
import type { OrderState } from "@counterfoil/orders/contract";
import { refundOf } from "@counterfoil/payments/rules";
import { expect, test } from "vitest";
import { openedOrder, paidOrder, soldLine } from "../../fixtures/orders.ts";
import { demoSeat } from "../../fixtures/seat.ts";
import { ownDay } from "./own-day.ts";

const { location, device } = demoSeat;
const AT = "2026-03-03T17:42:00Z";
const DATE = "2026-03-03";

function sold(
  price: number,
  more: Partial<OrderState> = {},
  tender: "cash" | "external" = "cash",
): OrderState {
  const line = soldLine("Espresso", price, { category_name: "Coffee" });
  const opened = openedOrder({ order_id: newId(), type: "takeaway", lines: [line] }, AT);
  const paid = paidOrder(opened, { id: newId(), tender }, AT);
  if (!paid.ok) throw new Error(paid.refusal.message);
  return { ...paid.value, ...more };
}

const day = (orders: readonly OrderState[]) => ownDay(orders, location, device, DATE);

test("the own day adds up what this till has sold, by hour, item and tender", () => {
  const report = day([sold(280), sold(280), sold(1000, {}, "external")]);
  // 8.875 % of 2.80 is 0.25, of 10.00 it is 0.89.
  expect(report.totals).toMatchObject({ count: 3, gross: 1560, tax: 139, total: 1699 });
  expect(report.average).toBe(566);
  expect(report.by_hour).toMatchObject([{ key: "12", count: 3 }]);
  expect(report.by_item).toMatchObject([{ name: "Espresso", quantity: 3 }]);
  expect(report.by_category).toMatchObject([{ name: "Coffee", total: 1699 }]);
  expect(report.by_tender).toMatchObject([
    { tender: "cash", count: 2, collected: 610 },
    { tender: "external", count: 1, collected: 1089 },
  ]);
});

test("what another till has sold, and what belongs to another day, is not in it", () => {
  const elsewhere = { legal_number: "AB1-000001", call_number: "AB01" };
  const report = day([
    sold(280, { receipt: elsewhere, payments: [] }),
    sold(280, { business_date: "2026-03-02", payments: [] }),
  ]);
  expect(report.totals.count).toBe(0);
  expect(report.by_tender).toEqual([]);
});

test("what was given back stands beside what was sold", () => {
  const order = sold(280);
  const args = {
    id: newId(),
    order_id: order.id,
    drawer_id: device.drawer_id,
    tender: "cash" as const,
    reason: "cold",
  };
  const refunded = refundOf(order, args, { at: AT, date: DATE, hour: 12 });
  if (!refunded.ok) throw new Error(refunded.refusal.message);
  const report = day([{ ...order, refunds: [refunded.value] }]);
  expect(report.totals).toMatchObject({ count: 1, total: 305, refunds: { count: 1, total: 305 } });
});
