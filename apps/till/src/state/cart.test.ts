import { expect, test } from "vitest";
import type { OrderState } from "@counterfoil/orders/contract";
import {
  addLine,
  addQuantities,
  cartOf,
  changeLine,
  emptyCart,
  takeBackLine,
  wireLine,
  type CartLine,
} from "./cart.ts";

const line = (uid: string, more: Partial<CartLine> = {}): CartLine => ({
  uid,
  quantity: 1,
  unit_price: 390,
  name: "Flat white",
  variation_id: "0197b2f0-5c1e-7a3b-9d2e-3f4a5b6c7d8e",
  ...more,
});

const stored = (lines: readonly CartLine[]): OrderState => ({
  ...({} as OrderState), // only what a cart reads
  id: "o1",
  type: "dine_in",
  lines: lines.map(wireLine),
  discounts: [],
});

test("the same product sold the same way twice is one line of two", () => {
  const { cart, uid } = addLine(addLine(emptyCart("o1"), line("a")).cart, line("b"));
  expect(uid).toBe("a");
  expect(cart.lines.map(({ uid: id, quantity }) => [id, quantity])).toEqual([["a", 2]]);
});

test.each<[string, Partial<CartLine>]>([
  ["another price", { unit_price: 400 }],
  ["another modifier", { modifiers: [{ uid: "oat", name: "Oat", unit_price: 60 }] }],
  ["a note", { note: "hot" }],
  ["a discount", { discounts: [{ uid: "d", name: "Friends", percentage: "10" }] }],
])("a line with %s stays a line of its own", (_, more) => {
  const { cart } = addLine(addLine(emptyCart("o1"), line("a", more)).cart, line("b"));
  expect(cart.lines).toHaveLength(2);
});

test("a line that is stored already is not added to: the kitchen has seen it", () => {
  const { cart } = addLine(cartOf(stored([line("a")])), line("b"));
  expect(cart.lines.map(({ uid }) => uid)).toEqual(["a", "b"]);
});

test("taking back leaves no trace in a new sale, and a reason in a stored order", () => {
  expect(takeBackLine(addLine(emptyCart("o1"), line("a")).cart, "a", "").lines).toEqual([]);
  expect(takeBackLine(cartOf(stored([line("a")])), "a", "dropped").lines[0]?.void).toEqual({
    reason: "dropped",
  });
});

test("quantities keep their three decimals", () => {
  expect(addQuantities(0.1, 0.2)).toBe(0.3);
  expect(addQuantities(2.5, -1)).toBe(1.5);
  expect(changeLine(addLine(emptyCart("o1"), line("a")).cart, "a", { quantity: 3 }).lines[0]?.quantity).toBe(
    3,
  );
});
