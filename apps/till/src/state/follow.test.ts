import type { LineArgs, OrderState } from "@counterfoil/orders/contract";
import { expect, test } from "vitest";
import { openedOrder, soldLine } from "../../fixtures/orders.ts";
import { addLine, cartOf, changeLine, takeBackLine } from "./cart.ts";
import { changesOf } from "./changes.ts";
import { follow } from "./follow.ts";

const beer: LineArgs = { ...soldLine("Beer", 500), uid: "beer", variation_id: "v1", quantity: 2 };
const wine: LineArgs = { ...soldLine("Wine", 700), uid: "wine", variation_id: "v2" };
const cola: LineArgs = { ...soldLine("Cola", 300), uid: "cola", variation_id: "v3" };
const order: OrderState = openedOrder(
  { order_id: "o", type: "dine_in", name: "Table 7", lines: [beer, wine] },
  "2026-03-03T17:00:00Z",
);
const quantities = (cart: ReturnType<typeof cartOf>) =>
  cart.lines.map(({ name, quantity }) => `${quantity} ${name}`);

test("two waiters who each add a beer to one table see and store both", () => {
  const mine = changeLine(cartOf(order), "beer", { quantity: 3 });
  const theirs = { ...order, lines: [{ ...beer, quantity: 3 }, wine] };
  const cart = follow(mine, theirs);
  expect(quantities(cart)).toEqual(["4 Beer", "1 Wine"]);
  expect(changesOf(cart)).toEqual([
    { action: "change_line", args: { order_id: "o", uid: "beer", quantity_delta: 1 } },
  ]);
});

test("what another till has added comes in, and what was added here stays", () => {
  const mine = addLine(cartOf(order), cola).cart;
  const juice = { ...soldLine("Juice", 400), uid: "juice", variation_id: "v4" };
  const cart = follow(mine, { ...order, lines: [beer, wine, juice] });
  expect(quantities(cart)).toEqual(["2 Beer", "1 Wine", "1 Juice", "1 Cola"]);
  expect(changesOf(cart).map(({ action }) => action)).toEqual(["add_lines"]);
});

test("a line that another till has taken back is taken back here, whatever was done to it", () => {
  const mine = changeLine(cartOf(order), "wine", { quantity: 5 });
  const gone = { reason: "Wrong item", actor: "", at: "" };
  const cart = follow(mine, { ...order, lines: [beer, { ...wine, void: gone }] });
  expect(cart.lines[1]?.void?.reason).toBe("Wrong item");
  expect(changesOf(cart)).toEqual([]);
});

test("what was taken back or renamed here and is not stored yet stays so", () => {
  const mine = { ...takeBackLine(cartOf(order), "wine", "Too late"), name: "Table 8" };
  const cart = follow(mine, { ...order, note: "Hurry", lines: [beer, wine] });
  expect([cart.name, cart.note, cart.lines[1]?.void?.reason]).toEqual(["Table 8", "Hurry", "Too late"]);
});

test("lines of this till that have been stored meanwhile are there once", () => {
  const mine = addLine(cartOf(order), cola).cart;
  const cart = follow(mine, { ...order, lines: [beer, wine, cola] });
  expect(quantities(cart)).toEqual(["2 Beer", "1 Wine", "1 Cola"]);
  expect(changesOf(cart)).toEqual([]);
});
