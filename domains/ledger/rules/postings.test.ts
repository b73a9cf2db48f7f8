import { newId } from "@counterfoil/ids";
import type { OrderClosed, PriceLine } from "@counterfoil/orders/contract";
import { price, refund } from "@counterfoil/orders/rules";
import type { PaymentTaken, RefundMade } from "@counterfoil/payments/contract";
import type { CashMoved, ShiftClosed, ShiftOpened } from "@counterfoil/shifts/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Posting } from "../contract/index.ts";
import { ofCashMoved, ofPayment, ofRefund, ofSale, ofShiftClosed, ofShiftOpened, ofVoid } from "./index.ts";

const order_id = newId();
const drawer_id = newId();
const cash = `cash:${drawer_id}`;

function balanceOf(postings: readonly Posting[], account: string): number {
  return postings.reduce(
    (sum, { debit, credit, amount }) =>
      sum + (debit === account ? amount : 0) - (credit === account ? amount : 0),
    0,
  );
}

function sold(lines: readonly PriceLine[], rounding: "per_line" | "per_rate_per_document") {
  const tax_profile = { rounding, mode: "half_up", prices_include_tax: false, cash_rounding: 0 } as const;
  const result = price({
    currency: "USD",
    tax_profile,
    lines,
    discounts: [{ uid: "d", name: "Ten", percentage: "10" }],
  });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

function taken(amount: number, more: object = {}): PaymentTaken {
  return {
    type: "payment.taken",
    order_id,
    payment: { tender: "cash", amount, tip: 0, rounding: 0, drawer_id, ...more },
  } as unknown as PaymentTaken;
}

const anyLine = fc.record({
  uid: fc.uuid(),
  quantity: fc.integer({ min: 1, max: 5 }),
  unit_price: fc.integer({ min: 0, max: 9_999 }),
  taxes: fc.subarray([
    { id: "vat", name: "VAT", percentage: "19", inclusive: true },
    { id: "city", name: "City", percentage: "2.5", inclusive: false },
  ]),
});

test("INV-4 any sale, paid and given back in parts: the order's account is zero after each", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyLine, { selector: (line) => line.uid, minLength: 1, maxLength: 6 }),
      fc.constantFrom("per_line" as const, "per_rate_per_document" as const),
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: -2, max: 2 }),
      (lines, rounding, tip, coins) => {
        const priced = sold(lines, rounding);
        const sale = ofSale({ type: "order.closed", order_id, priced } as OrderClosed);
        const first = Math.floor(priced.total / 3);
        const paid = [
          ...ofPayment(taken(first, { tender: "external" })),
          ...ofPayment(taken(priced.total - first, { tip, rounding: coins })),
        ];
        const books = [...sale, ...paid];
        expect(books.every(({ amount, debit, credit }) => amount > 0 && debit !== credit)).toBe(true);
        expect(balanceOf(books, "order")).toBe(0);
        expect(balanceOf(books, "tips") + tip).toBe(0);
        expect(balanceOf(books, cash)).toBe(priced.total - first + tip + coins);
        const given = refund(
          { lines: priced.lines, tip, captured: priced.total + tip, earlier: [] },
          { all: true },
        );
        if (!given.ok) return;
        const { total: amount, tip: tipBack } = given.value;
        const back = {
          tender: "cash",
          amount,
          tip: tipBack,
          rounding: 0,
          drawer_id,
          lines: given.value.lines,
        };
        const returned = [
          ...books,
          ...ofRefund({ type: "refund.made", order_id, refund: back } as unknown as RefundMade),
        ];
        expect(balanceOf(returned, "order")).toBe(0);
        expect(balanceOf(returned, "tax:vat") + balanceOf(returned, "tax:city")).toBe(0);
        expect(
          balanceOf(returned, "sales") + balanceOf(returned, "returns") + balanceOf(returned, "discounts"),
        ).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
});

test("a voided payment undoes its postings", () => {
  const payment = taken(1_000, { tip: 150, rounding: -2 });
  const { tender, amount, tip, rounding } = payment.payment;
  const undone = ofVoid({
    type: "payment.voided",
    order_id,
    tender,
    amount,
    tip,
    rounding,
    drawer_id,
  } as never);
  const books = [...ofPayment(payment), ...undone];
  for (const account of [cash, "order", "tips", "rounding"]) expect(balanceOf(books, account)).toBe(0);
});

test("INV-4 a drawer is empty after its shift, whatever was counted", () => {
  fc.assert(
    fc.property(
      fc.nat(50_000),
      fc.nat(9_000),
      fc.nat(9_000),
      fc.integer({ min: -300, max: 300 }),
      fc.boolean(),
      (float, came, went, off, counted) => {
        const move = (kind: string, amount: number) =>
          ofCashMoved({ type: "drawer.cash_moved", drawer_id, kind, amount } as CashMoved);
        const expected = float + came - went;
        const result = {
          tender: "cash",
          expected,
          ...(counted ? { counted: expected + off, over_short: off } : {}),
        };
        const books = [
          ...ofShiftOpened({ type: "shift.opened", drawer_id, float } as ShiftOpened),
          ...move("paid_in", came),
          ...move("paid_out", went),
          ...move("no_sale", 0),
          ...ofShiftClosed({
            type: "shift.closed",
            drawer_id,
            z: { tenders: [result] },
          } as unknown as ShiftClosed),
        ];
        expect(balanceOf(books, cash)).toBe(0);
        expect(balanceOf(books, "over_short") + (counted ? off : 0)).toBe(0);
      },
    ),
  );
});
