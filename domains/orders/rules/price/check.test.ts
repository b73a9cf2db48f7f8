import { expect, test } from "vitest";
import type { PriceInput, PriceLine, PriceTax } from "../../contract/pricing.ts";
import { line, order, perLine, tax } from "../../testing/sample.ts";
import { price } from "./price.ts";

const refusalOf = (input: PriceInput): string[] => {
  const result = price(input);
  return result.ok ? ["ok"] : [result.refusal.code, result.refusal.field ?? ""];
};
const ofLine = (more: Partial<PriceLine>): string[] => refusalOf(order([line("z", 1), line("a", 100, more)]));
const ofProfile = (more: object): string[] => refusalOf(order([], { tax_profile: { ...perLine, ...more } }));
const discount = { uid: "d", name: "D" };

test.each([NaN, Infinity, -1, 0.0005, 0.1 + 0.2, 1_000_001, 1e300])(
  "ORD-P12: a quantity of %d is refused",
  (quantity) => {
    expect(ofLine({ quantity })).toEqual(["bad_quantity", "lines[1].quantity"]);
    const modifiers = [{ uid: "m", unit_price: 0, quantity }];
    expect(ofLine({ modifiers })).toEqual(["bad_quantity", "lines[1].modifiers[0].quantity"]);
  },
);

test.each([NaN, Infinity, -1, 0.5, -0, 2 ** 53, 1e12 + 1])(
  "ORD-P12: a price or amount of %d is refused",
  (bad) => {
    expect(ofLine({ unit_price: bad })).toEqual(["bad_price", "lines[1].unit_price"]);
    expect(ofLine({ discounts: [{ ...discount, amount: bad }] })).toEqual([
      "bad_amount",
      "lines[1].discounts[0].amount",
    ]);
    expect(refusalOf(order([], { tip: bad }))).toEqual(["bad_amount", "tip"]);
    expect(refusalOf(order([], { cash_part: bad }))).toEqual(["bad_amount", "cash_part"]);
    const service_charges = [
      { ...discount, amount: 1 },
      { uid: "e", name: "E", amount: bad },
    ];
    expect(refusalOf(order([], { service_charges }))).toEqual(["bad_amount", "service_charges[1].amount"]);
  },
);

test.each([NaN, -1, 100.0001, "", "ten", "10 %", "1e1", "0.00001", "-5"])(
  "ORD-P12: a discount of %s per cent is refused",
  (percentage) => {
    const discounts = [{ ...discount, percentage }];
    expect(refusalOf(order([], { discounts }))).toEqual(["bad_percentage", "discounts[0].percentage"]);
  },
);

test("ORD-P12: a tax takes six decimals of a percent, a discount four", () => {
  const taxes = (percentage: PriceTax["percentage"]) => ofLine({ taxes: [tax("1", { percentage })] });
  expect([taxes("0.000001"), taxes(1_000)]).toEqual([["ok"], ["ok"]]);
  const refused = ["bad_percentage", "lines[1].taxes[0].percentage"];
  expect([taxes("0.0000001"), taxes("1000.1")]).toEqual([refused, refused]);
  expect(refusalOf(order([], { discounts: [{ ...discount, percentage: "0.0001" }] }))).toEqual(["ok"]);
});

test("ORD-P12: a discount is either a percentage or an amount", () => {
  const both = [{ ...discount, percentage: "5", amount: 5 }] as unknown as PriceLine["discounts"] & object;
  const neither = [{ ...discount }] as unknown as typeof both;
  const refused = ["bad_amount", "lines[1].discounts[0].amount"];
  expect([ofLine({ discounts: both }), ofLine({ discounts: neither })]).toEqual([refused, refused]);
});

test("ORD-P12: modifiers may lower the price, but not below zero", () => {
  const without = (unit_price: number) => ofLine({ modifiers: [{ uid: "m", unit_price }] });
  expect([without(-100), without(-101)]).toEqual([["ok"], ["bad_price", "lines[1].modifiers"]]);
  const heap = { uid: "m", unit_price: 1e12, quantity: 1_000_000 };
  expect(ofLine({ modifiers: [heap] })).toEqual(["amount_too_large", "lines[1].modifiers"]);
  const hole = { ...heap, uid: "hole", unit_price: -heap.unit_price };
  expect(ofLine({ modifiers: [heap, hole] })).toEqual(["amount_too_large", "lines[1].modifiers"]);
});

test("ORD-P12: a currency and a tax profile must be known", () => {
  expect(refusalOf(order([], { currency: "EUX" }))).toEqual(["unknown_currency", "currency"]);
  expect(ofProfile({ rounding: "per_day" })).toEqual(["bad_tax_profile", "tax_profile.rounding"]);
  expect(ofProfile({ mode: "up" })).toEqual(["bad_tax_profile", "tax_profile.mode"]);
  expect(ofProfile({ cash_rounding_mode: "up" })).toEqual([
    "bad_tax_profile",
    "tax_profile.cash_rounding_mode",
  ]);
  expect(ofProfile({ cash_rounding_mode: "down" })).toEqual(["ok"]);
  for (const coin of [-5, 0.5, NaN, 1e9]) {
    expect(ofProfile({ cash_rounding: coin })).toEqual(["bad_tax_profile", "tax_profile.cash_rounding"]);
  }
});

test("ORD-P12: a uid names one thing", () => {
  expect(refusalOf(order([line("a", 1), line("b", 1), line("a", 1)]))).toEqual([
    "duplicate_uid",
    "lines[2].uid",
  ]);
  const twice = [
    { ...discount, amount: 1 },
    { ...discount, amount: 2 },
  ];
  expect(refusalOf(order([], { discounts: twice }))).toEqual(["duplicate_uid", "discounts"]);
  expect(ofLine({ discounts: twice })).toEqual(["duplicate_uid", "lines[1].discounts"]);
  const vat = [tax("7", { id: "vat" }), tax("19", { id: "vat" })];
  expect(ofLine({ taxes: vat })).toEqual(["duplicate_uid", "lines[1].taxes"]);
});

test("ORD-P12: every list has a bound", () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `u${i}`);
  expect(refusalOf(order(many(1_001).map((uid) => line(uid, 1))))).toEqual(["too_many", "lines"]);
  expect(refusalOf(order(many(1_000).map((uid) => line(uid, 1))))).toEqual(["ok"]);
  expect(ofLine({ taxes: many(9).map((id) => tax("1", { id })) })).toEqual(["too_many", "lines[1].taxes"]);
  const modifiers = many(101).map((uid) => ({ uid, unit_price: 1 }));
  expect(ofLine({ modifiers })).toEqual(["too_many", "lines[1].modifiers"]);
  const discounts = many(21).map((uid) => ({ uid, name: uid, amount: 1 }));
  expect(refusalOf(order([], { discounts }))).toEqual(["too_many", "discounts"]);
  const combinations = many(101).map((uid, i) => line(uid, 1, { taxes: [tax(String(i))] }));
  expect(refusalOf(order(combinations))).toEqual(["too_many", "lines"]);
});

test("ORD-P12: sums beyond a trillion minor units are refused, wherever they arise", () => {
  const tooLarge = ["amount_too_large", ""];
  const dear = line("a", 1e12);
  expect(refusalOf(order([dear, line("b", 1)]))).toEqual(tooLarge);
  expect(refusalOf(order([line("a", 1e12, { quantity: 2 })]))).toEqual(tooLarge);
  expect(refusalOf(order([line("a", 1e12, { quantity: 1_000_000 })]))).toEqual(tooLarge);
  expect(refusalOf(order([dear], { tip: 1 }))).toEqual(tooLarge);
  const towering = Array.from({ length: 8 }, (_, i) => tax("1000", { id: `t${i}`, compound: true }));
  expect(refusalOf(order([line("a", 1e12, { taxes: towering })]))).toEqual(tooLarge);
  expect(refusalOf(order([dear]))).toEqual(["ok"]);
});
