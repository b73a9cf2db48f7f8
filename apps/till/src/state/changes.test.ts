import { expect, test } from "vitest";
import type { OrderState } from "@counterfoil/orders/contract";
import {
  addLine,
  cartOf,
  changeLine,
  discount,
  emptyCart,
  takeBackLine,
  wireLine,
  type CartLine,
} from "./cart.ts";
import { changesOf } from "./changes.ts";

const line = (uid: string, more: Partial<CartLine> = {}): CartLine => ({
  uid,
  quantity: 1,
  unit_price: 390,
  name: uid,
  variation_id: "v",
  ...more,
});

const held: OrderState = {
  ...({} as OrderState), // only what a cart reads
  id: "o1",
  type: "dine_in",
  name: "Table 7",
  lines: [line("coffee"), line("cake", { quantity: 2 })].map(wireLine),
  discounts: [{ uid: "d1", name: "Friends", percentage: "10" }],
};

test("nothing changed, nothing to say; and a new sale is told whole", () => {
  expect(changesOf(cartOf(held))).toEqual([]);
  expect(changesOf(addLine(emptyCart("o2"), line("tea")).cart)).toEqual([]);
});

test("two waiters on one table both keep their beers: a line is changed by the difference, a new one is added", () => {
  const cart = addLine(changeLine(cartOf(held), "cake", { quantity: 5 }), line("beer")).cart;
  expect(changesOf(cart)).toEqual([
    { action: "change_line", args: { order_id: "o1", uid: "cake", quantity_delta: 3 } },
    { action: "add_lines", args: { order_id: "o1", lines: [line("beer")] } },
  ]);
});

test("a line taken back is voided with its reason, once, and says nothing else", () => {
  const cart = takeBackLine(changeLine(cartOf(held), "cake", { quantity: 5 }), "cake", "dropped");
  expect(changesOf(cart)).toEqual([
    { action: "void_line", args: { order_id: "o1", uid: "cake", reason: "dropped" } },
  ]);
  const again = {
    ...cart,
    held: {
      ...held,
      lines: held.lines.map((one) => ({ ...one, void: { reason: "dropped", actor: "p", at: "t" } })),
    },
  };
  expect(changesOf({ ...again, lines: cart.lines })).toEqual([]);
});

test("header fields are told when they differ, and taken away when they were emptied", () => {
  expect(changesOf({ ...cartOf(held), type: "takeaway", name: "" })).toEqual([
    { action: "change_order", args: { order_id: "o1", type: "takeaway", name: null } },
  ]);
});

test("a discount that takes the place of another removes that one first", () => {
  const cart = discount(cartOf(held), null, { uid: "d2", name: "Staff", percentage: "50" });
  expect(changesOf(cart)).toEqual([
    { action: "discount_order", args: { order_id: "o1", remove: "d1" } },
    {
      action: "discount_order",
      args: { order_id: "o1", add: { uid: "d2", name: "Staff", percentage: "50" } },
    },
  ]);
  const onLine = discount(cartOf(held), "coffee", { uid: "d3", name: "Late", amount: 100 });
  expect(changesOf(onLine)).toEqual([
    {
      action: "discount_order",
      args: { order_id: "o1", line_uid: "coffee", add: { uid: "d3", name: "Late", amount: 100 } },
    },
  ]);
});
