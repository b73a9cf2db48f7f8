import { expect, test } from "vitest";
import type { RefundableTender, TenderRefund } from "../../contract/refund.ts";
import { refundTenders } from "./tenders.ts";

const paid = (
  payment_id: string,
  amount: number,
  more: Partial<RefundableTender> = {},
): RefundableTender => ({
  payment_id,
  amount,
  cash_rounding: 0,
  is_cash: false,
  refunded: 0,
  refunded_cash_rounding: 0,
  ...more,
});

function given(tenders: readonly RefundableTender[], amount: number, coin = 0): TenderRefund[] {
  const result = refundTenders(tenders, amount, coin);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test("ORD-P14: payments give back in the order given, each what it has left", () => {
  const tenders = [
    paid("card", 500, { refunded: 200 }),
    paid("empty", 100, { refunded: 100 }),
    paid("voucher", 500),
  ];
  expect(given(tenders, 200)).toEqual([{ payment_id: "card", amount: 200, cash_rounding: 0 }]);
  expect(given(tenders, 301)).toEqual([
    { payment_id: "card", amount: 300, cash_rounding: 0 },
    { payment_id: "voucher", amount: 1, cash_rounding: 0 },
  ]);
  expect(given(tenders, 0)).toEqual([]);
  const result = refundTenders(tenders, 801, 0);
  expect(result).toMatchObject({ ok: false, refusal: { code: "refund_exceeds_captured", field: "amount" } });
});

test("ORD-P14: cash goes back in coins, and all of it is what was taken", () => {
  // CHF 9.99 was paid with 10.00; three times 3.33 goes back.
  let cash = paid("cash", 999, { cash_rounding: 1, is_cash: true });
  const coins = [333, 333, 333].map((amount) => {
    const [back] = given([cash], amount, 5);
    if (back === undefined) throw new Error("nothing went back");
    cash = {
      ...cash,
      refunded: cash.refunded + back.amount,
      refunded_cash_rounding: cash.refunded_cash_rounding + back.cash_rounding,
    };
    return back.amount + back.cash_rounding;
  });
  expect(coins).toEqual([335, 330, 335]);
  expect(cash).toMatchObject({ refunded: 999, refunded_cash_rounding: 1 });
});

test("ORD-P14: the last of it gives back what was taken, also when the smallest coin has changed since", () => {
  const cash = paid("cash", 103, { cash_rounding: 2, is_cash: true });
  expect(given([cash], 103, 0)).toEqual([{ payment_id: "cash", amount: 103, cash_rounding: 2 }]);
});

test("ORD-P14: coins never give back more than was taken, and a card is never rounded", () => {
  const cash = paid("cash", 999, { cash_rounding: -4, is_cash: true });
  expect(given([cash], 998, 5)).toEqual([{ payment_id: "cash", amount: 998, cash_rounding: -3 }]);
  expect(given([paid("card", 999)], 333, 5)).toEqual([{ payment_id: "card", amount: 333, cash_rounding: 0 }]);
});
