import type { OrderState, PricedOrder } from "@counterfoil/orders/contract";
import type { PaymentState } from "@counterfoil/payments/contract";
import { expect, test } from "vitest";
import { leftToPay, onePart, previewCash } from "./pay.ts";

const payment = (amount: number, more: Partial<PaymentState> = {}): PaymentState => ({
  id: "p",
  tender: "cash",
  amount,
  tip: 0,
  rounding: 0,
  drawer_id: "d",
  business_date: "2026-03-01",
  hour: 12,
  taken_at: "2026-03-01T12:00:00Z",
  status: "completed",
  ...more,
});

const order = (...payments: PaymentState[]): OrderState => ({ ...({} as OrderState), payments }); // only what is read
const priced = { total: 2237 } as PricedOrder;

test("what is left is the total less the payments that stand; tips and voided payments do not count", () => {
  expect(leftToPay(null, priced)).toBe(2237);
  expect(leftToPay(order(payment(1000, { tip: 200 }), payment(500, { status: "voided" })), priced)).toBe(
    1237,
  );
});

test("equal parts: the first bears the leftover cent", () => {
  expect([2, 3, 4].map((parts) => onePart(2237, parts))).toEqual([1119, 746, 560]);
  expect(onePart(0, 3)).toBe(0);
});

test("cash above what is asked is change; too little is refused; a part may be settled", () => {
  const profile = {
    rounding: "per_line",
    mode: "half_up",
    prices_include_tax: true,
    cash_rounding: 5,
  } as const;
  const change = (amount: number, tendered: number) => {
    const paid = previewCash(profile, 2237, amount, tendered);
    return paid.ok ? paid.value.change : paid.refusal.code;
  };
  expect(change(2237, 3000)).toBe(765);
  expect(change(2237, 2235)).toBe(0);
  expect(change(2237, 2000)).toBe("cash_short");
  expect(change(1120, 2000)).toBe(880);
  expect(previewCash(profile, 0, 0, 0)).toEqual({ ok: true, value: { change: 0 } });
});
