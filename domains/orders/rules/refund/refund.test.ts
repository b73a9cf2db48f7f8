import { expect, test } from "vitest";
import type { PriceInput } from "../../contract/pricing.ts";
import type { PricedRefund, RefundableSale, RefundRequest } from "../../contract/refund.ts";
import { line, order, perDocument, perLine, priced, tax } from "../../testing/sample.ts";
import { refund } from "./refund.ts";

/** A sale that was paid in full. */
function sold(input: PriceInput, earlier: readonly PricedRefund[] = []): RefundableSale {
  const { lines, tip, total } = priced(input);
  return { lines, tip, captured: total + tip, earlier };
}

function given(sale: RefundableSale, request: RefundRequest): PricedRefund {
  const result = refund(sale, request);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** Gives back one request after the other. */
function inTurn(sale: RefundableSale, ...requests: readonly RefundRequest[]): PricedRefund[] {
  return requests.reduce<PricedRefund[]>(
    (done, request) => [...done, given({ ...sale, earlier: done }, request)],
    [],
  );
}

const refusalOf = (sale: RefundableSale, request: RefundRequest): string[] => {
  const result = refund(sale, request);
  return result.ok ? ["ok"] : [result.refusal.code, result.refusal.field ?? ""];
};
const one = (line_uid: string, quantity: number): RefundRequest => ({ lines: [{ line_uid, quantity }] });
const off = (line_uid: string, amount: number): RefundRequest => ({ lines: [{ line_uid, amount }] });

const beers = line("beer", 333, { quantity: 3, taxes: [tax("8.875")] });

test("ORD-P13: goods go back for their stored price and tax, the last for what is left", () => {
  const sale = sold(order([beers])); // 9.99 + 0.89 = 10.88
  const refunds = inTurn(sale, one("beer", 1), one("beer", 1), one("beer", 1));
  expect(refunds.map(({ total, tax: all, net }) => [total, all, net])).toEqual([
    [363, 30, 333],
    [362, 29, 333],
    [363, 30, 333],
  ]);
  expect(refusalOf({ ...sale, earlier: refunds }, { all: true })).toEqual(["nothing_to_refund", ""]);
});

test("ORD-P13: a refund has the shape of the sale, with discounts, charges and taxable amounts in proportion", () => {
  const sale = sold(
    order(
      [
        line("a", 1_000, {
          quantity: 2,
          discounts: [{ uid: "d", name: "Staff", percentage: "10" }],
          taxes: [tax("5", { inclusive: true }), tax("9.5", { compound: true })],
        }),
      ],
      { service_charges: [{ uid: "s", name: "Service", percentage: 10 }], tip: 100 },
    ),
  );
  const whole = sale.lines[0];
  const half = given(sale, one("a", 1));
  expect(whole).toMatchObject({
    gross: 2_000,
    discount: 200,
    charge: 180,
    tax_included: 94,
    tax: 282,
    total: 2_168,
  });
  expect(half.lines[0]).toEqual({
    uid: "a",
    quantity: 1,
    gross: 1_000,
    discount: 100,
    charge: 90,
    tax: 141,
    tax_included: 47,
    net: 943,
    total: 1_084,
    discounts: [{ uid: "d", scope: "line", amount: 100 }],
    service_charges: [{ uid: "s", amount: 90 }],
    taxes: [
      { id: "tax-5", percentage: "5", inclusive: true, taxable: 943, amount: 47 },
      { id: "tax-9.5", percentage: "9.5", inclusive: false, taxable: 990, amount: 94 },
    ],
  });
  expect(half).toMatchObject({ tip: 0, total: 1_084, due: 1_084 });
  expect(half.taxes.map((row) => row.amount)).toEqual([47, 94]);
});

test("ORD-P13: money let off without goods lowers what the remaining goods are worth", () => {
  const sale = sold(order([line("a", 250, { quantity: 4 })]));
  const refunds = inTurn(sale, off("a", 300), one("a", 1), one("a", 3));
  expect(refunds.map((each) => [each.lines[0]?.quantity, each.total])).toEqual([
    [0, 300],
    [1, 175],
    [3, 525],
  ]);
});

test("ORD-P13: an amount without a line is let off all lines by what they have left", () => {
  const sale = sold(order([line("a", 100), line("b", 300), line("c", 0)], { tip: 50 }));
  const [first, second] = inTurn(sale, one("b", 1), { amount: 100 });
  expect(first?.total).toBe(300);
  expect(second?.lines.map((each) => [each.uid, each.total])).toEqual([["a", 100]]);
  const spread = given(sale, { amount: 101 });
  expect(spread.lines.map((each) => [each.uid, each.quantity, each.total])).toEqual([
    ["a", 0, 25],
    ["b", 0, 76],
  ]);
});

test("ORD-P13: all that is left is every line, every good and the tip", () => {
  const sale = sold(
    order([beers, line("free", 500, { discounts: [{ uid: "d", name: "D", percentage: 100 }] })], {
      tip: 200,
    }),
  );
  const refunds = inTurn(sale, off("beer", 88), { lines: [], tip: 50 }, { all: true });
  expect(refunds[2]).toMatchObject({ total: 1_000, tip: 150, due: 1_150, gross: 1_418, discount: 500 });
  expect(refunds[2]?.lines.map((each) => [each.uid, each.quantity])).toEqual([
    ["beer", 3],
    ["free", 1],
  ]);
});

test("ORD-P13: goods that cost nothing come back with their discount", () => {
  const free = line("a", 500, {
    quantity: 2,
    discounts: [{ uid: "d", name: "D", percentage: "100" }],
    taxes: [tax("10")],
  });
  const back = given(sold(order([free])), one("a", 1));
  expect(back).toMatchObject({ gross: 500, discount: 500, tax: 0, total: 0, due: 0 });
});

test("ORD-P13: stored cents of the document rounding go back as they were stored", () => {
  const small = ["a", "b", "c"].map((uid) => line(uid, 5, { taxes: [tax("8.875")] }));
  const sale = sold(order(small, { tax_profile: perDocument }));
  expect(["a", "b", "c"].map((uid) => given(sale, one(uid, 1)).tax)).toEqual([1, 0, 0]);
});

test("ORD-P13: nobody gets back more than was taken, nor more than a line or the tip has left", () => {
  const sale = sold(order([beers, line("b", 100)], { tip: 100, tax_profile: perLine }));
  expect(refusalOf(sale, one("beer", 3.001))).toEqual(["refund_exceeds_line", "lines[0].quantity"]);
  expect(refusalOf(sale, off("beer", 1_089))).toEqual(["refund_exceeds_line", "lines[0].amount"]);
  expect(refusalOf(sale, { amount: 1_189 })).toEqual(["refund_exceeds_sale", "amount"]);
  expect(refusalOf(sale, { lines: [], tip: 101 })).toEqual(["refund_exceeds_tip", "tip"]);
  expect(refusalOf({ ...sale, captured: 1_000 }, { all: true })).toEqual(["refund_exceeds_captured", ""]);
  const once = given(sale, one("beer", 2));
  expect(refusalOf({ ...sale, earlier: [once] }, one("beer", 2))).toEqual([
    "refund_exceeds_line",
    "lines[0].quantity",
  ]);
  expect(refusalOf({ ...sale, captured: 800, earlier: [once] }, one("b", 1))).toEqual([
    "refund_exceeds_captured",
    "",
  ]);
  expect(refusalOf({ ...sale, captured: 825, earlier: [once] }, one("b", 1))).toEqual(["ok"]);
});

test("ORD-P12: a request that makes no sense is refused with its field", () => {
  const sale = sold(order([beers]));
  for (const bad of [0, -1, NaN, 0.0001]) {
    expect(refusalOf(sale, one("beer", bad))).toEqual(["bad_quantity", "lines[0].quantity"]);
  }
  for (const bad of [0, -1, NaN, 0.5]) {
    expect(refusalOf(sale, off("beer", bad))).toEqual(["bad_amount", "lines[0].amount"]);
    expect(refusalOf(sale, { amount: bad })).toEqual(["bad_amount", "amount"]);
  }
  for (const bad of [-1, NaN, 0.5])
    expect(refusalOf(sale, { lines: [], tip: bad })).toEqual(["bad_amount", "tip"]);
  expect(refusalOf(sale, one("wine", 1))).toEqual(["unknown_line", "lines[0].line_uid"]);
  const twice = { line_uid: "beer", quantity: 1 };
  expect(refusalOf(sale, { lines: [twice, twice] })).toEqual(["duplicate_uid", "lines[1].line_uid"]);
  expect(refusalOf(sale, { lines: new Array(1_001).fill(twice) })).toEqual(["too_many", "lines"]);
  expect(refusalOf(sale, { lines: [] })).toEqual(["nothing_to_refund", ""]);
});
