import fc from "fast-check";
import { expect, test } from "vitest";
import type { PricedAmounts, PricedLine, PricedOrder } from "../../contract/pricing.ts";
import type {
  PricedRefund,
  RefundableSale,
  RefundableTender,
  RefundRequest,
  RefundRequestLine,
} from "../../contract/refund.ts";
import { anyOrder } from "../../testing/random_order.ts";
import { line, order, priced } from "../../testing/sample.ts";
import { cashDue } from "../price/cash.ts";
import { refund } from "./refund.ts";
import { refundTenders } from "./tenders.ts";

const AMOUNTS: readonly (keyof PricedAmounts)[] = [
  "gross",
  "discount",
  "charge",
  "tax",
  "tax_included",
  "net",
  "total",
];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Dice decide what to ask for: some goods of a line, some of its money, an amount, or a piece of the tip. */
const anySteps = fc.array(
  fc.record({ kind: fc.nat(4), which: fc.nat(100), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  {
    maxLength: 12,
  },
);

interface Step {
  readonly kind: number;
  readonly which: number;
  readonly share: number;
}

function saleOf({ lines, tip, total }: PricedOrder): RefundableSale {
  return { lines, tip, captured: total + tip, earlier: [] };
}

function requestOf(sale: RefundableSale, { kind, which, share }: Step): RefundRequest {
  const sold = sale.lines[which % Math.max(1, sale.lines.length)];
  if (kind === 0) return { lines: [], tip: Math.ceil(share * sale.tip) };
  if (sold === undefined || kind === 1) return { amount: Math.ceil(share * 2_000) };
  const one: RefundRequestLine =
    kind === 2
      ? { line_uid: sold.uid, amount: Math.ceil(share * sold.total) }
      : { line_uid: sold.uid, quantity: Math.max(1, Math.round(share * sold.quantity * 1000)) / 1000 };
  return { lines: [one] };
}

/** Runs the steps that are not refused, then gives back all that is left. */
function giveBack(sale: RefundableSale, steps: readonly Step[]): PricedRefund[] {
  const done: PricedRefund[] = [];
  const requests = steps.map((step) => requestOf(sale, step));
  for (const request of [...requests, { all: true } as const]) {
    const result = refund({ ...sale, earlier: done }, request);
    if (result.ok) done.push(result.value);
  }
  return done;
}

test("INV-3 ORD-P13: giving everything back in any steps leaves nothing, on any line, tax, discount or charge", () => {
  const property = fc.property(anyOrder(), anySteps, (input, steps) => {
    const result = priced(input);
    const sale = saleOf(result);
    const done = giveBack(sale, steps);
    for (const name of AMOUNTS) expect(sum(done.map((one) => one[name]))).toBe(result[name]);
    expect(sum(done.map((one) => one.tip))).toBe(result.tip);
    expect(sum(done.map((one) => one.due))).toBe(sale.captured);
    for (const sold of result.lines) expectNothingLeft(sold, done);
    for (const rate of result.taxes) {
      const rows = done.flatMap((one) =>
        one.taxes.filter((row) => row.id === rate.id && row.inclusive === rate.inclusive),
      );
      const back = [sum(rows.map((row) => row.amount)), sum(rows.map((row) => row.taxable))];
      expect(back).toEqual([rate.amount, rate.taxable]);
    }
    expect(refund({ ...sale, earlier: done }, { all: true })).toMatchObject({ ok: false });
  });
  fc.assert(property, { numRuns: 4_000 });
});

function expectNothingLeft(sold: PricedLine, done: readonly PricedRefund[]): void {
  const back = done.flatMap((one) => one.lines.filter((each) => each.uid === sold.uid));
  const total = (read: (each: PricedLine) => number): number => sum(back.map(read));
  for (const name of AMOUNTS) expect(total((each) => each[name])).toBe(sold[name]);
  expect(Math.round(total((each) => each.quantity) * 1000)).toBe(Math.round(sold.quantity * 1000));
  sold.taxes.forEach((row, i) => {
    expect(total((each) => each.taxes[i]?.amount ?? 0)).toBe(row.amount);
    expect(total((each) => each.taxes[i]?.taxable ?? 0)).toBe(row.taxable);
  });
  sold.discounts.forEach((row, i) =>
    expect(total((each) => each.discounts[i]?.amount ?? 0)).toBe(row.amount),
  );
  sold.service_charges.forEach((row, i) =>
    expect(total((each) => each.service_charges[i]?.amount ?? 0)).toBe(row.amount),
  );
}

test("INV-3 ORD-P13: the parts of every partial refund sum, none is negative, and none exceeds what is left", () => {
  const property = fc.property(anyOrder(), anySteps, (input, steps) => {
    const sale = saleOf(priced(input));
    let left = sale.captured;
    for (const one of giveBack(sale, steps)) {
      for (const each of [one, ...one.lines]) {
        expect(each.total).toBe(each.gross - each.discount + each.charge + each.tax - each.tax_included);
        expect(each.total).toBe(each.net + each.tax);
        expect(
          [each.total, each.tax, each.discount, each.charge].every((n) => n >= 0 && !Object.is(n, -0)),
        ).toBe(true);
        expect(AMOUNTS.every((name) => Number.isSafeInteger(each[name]) && !Object.is(each[name], -0))).toBe(
          true,
        );
      }
      expect(sum(one.lines.map((each) => each.total))).toBe(one.total);
      expect(sum(one.taxes.map((row) => row.amount))).toBe(one.tax);
      left -= one.due;
      expect(left).toBeGreaterThanOrEqual(0);
    }
  });
  fc.assert(property, { numRuns: 2_000 });
});

test("INV-3 ORD-P13: goods given back one by one are never more than half a minor unit from fair", () => {
  const property = fc.property(
    fc.integer({ min: 0, max: 10_000 }),
    fc.integer({ min: 1, max: 60 }),
    (price, quantity) => {
      const discounts = [{ uid: "d", name: "D", amount: 7 }];
      const result = priced(order([line("a", price, { quantity, discounts })]));
      const sale = saleOf(result);
      const done: PricedRefund[] = [];
      for (let count = 1; count <= quantity; count += 1) {
        const back = refund({ ...sale, earlier: done }, { lines: [{ line_uid: "a", quantity: 1 }] });
        if (back.ok) done.push(back.value);
        const fair = (result.total * count) / quantity;
        expect(Math.abs(sum(done.map((one) => one.total)) - fair)).toBeLessThanOrEqual(0.5 + 1e-9);
      }
    },
  );
  fc.assert(property, { numRuns: 300 });
});

const anyTender = fc.record({ amount: fc.integer({ min: 1, max: 5_000 }), is_cash: fc.boolean() });

test("INV-3 ORD-P14: whatever the steps, every tender gives back exactly what it took, cash in coins", () => {
  const property = fc.property(
    fc.array(anyTender, { minLength: 1, maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 10 }),
    fc.constantFrom(0, 1, 5, 10, 100),
    (taken, amounts, coin) => {
      let tenders: RefundableTender[] = taken.map(({ amount, is_cash }, i) => ({
        payment_id: `p${i}`,
        amount,
        is_cash,
        cash_rounding: is_cash ? cashDue(amount, coin, "half_up") - amount : 0,
        refunded: 0,
        refunded_cash_rounding: 0,
      }));
      const all = sum(taken.map((one) => one.amount));
      for (const amount of [...amounts, all]) {
        const left = all - sum(tenders.map((one) => one.refunded));
        const result = refundTenders(tenders, Math.min(amount, left), coin);
        expect(result.ok).toBe(true);
        for (const back of result.ok ? result.value : []) {
          const paidOut = back.amount + back.cash_rounding;
          const isCash = tenders.find((one) => one.payment_id === back.payment_id)?.is_cash === true;
          expect(paidOut >= 0 && (!isCash || paidOut % Math.max(1, coin) === 0)).toBe(true);
          tenders = tenders.map((one) =>
            one.payment_id !== back.payment_id
              ? one
              : {
                  ...one,
                  refunded: one.refunded + back.amount,
                  refunded_cash_rounding: one.refunded_cash_rounding + back.cash_rounding,
                },
          );
        }
      }
      for (const one of tenders) {
        expect([one.refunded, one.refunded_cash_rounding]).toEqual([one.amount, one.cash_rounding]);
      }
    },
  );
  fc.assert(property, { numRuns: 2_000 });
});
