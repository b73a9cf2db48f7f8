import type { States } from "@counterfoil/commands/spec";
import { ok, refuse, type Refusal, type Result } from "@counterfoil/result";
import { MOST_CHARACTERS } from "../contract/limits.ts";
import type { OrderLine, OrderState } from "../contract/order.ts";
import type { PricedOrder } from "../contract/pricing.ts";
import { type OrderVerb, refuseUnless } from "./can.ts";
import { orderState } from "./state.ts";
import { priceOrder, settledOf } from "./totals.ts";

/** The order that a command is about, if its state allows the verb. Refuses `unknown_order`, `order_completed` … */
export function findOrder(states: States, id: string, verb: OrderVerb): Result<OrderState> {
  const order = states.get(orderState, id);
  if (order === undefined) return refuse("unknown_order", "There is no such order.", "order_id");
  return refuseUnless(order, verb) ?? ok(order);
}

/** A line that can still be changed. Refuses `unknown_line` and `line_voided`. */
export function findLine(order: OrderState, uid: string, field = "uid"): Result<OrderLine> {
  const line = order.lines.find((one) => one.uid === uid);
  if (line === undefined) return refuse("unknown_line", "The order has no such line.", field);
  if (line.void !== undefined) return refuse("line_voided", "This line was voided. Add a new one.", field);
  return ok(line);
}

/** The price of an order that something was added to. Refuses `order_too_large`, and as `priceEdited` does. */
export function priceGrown(order: OrderState): Result<PricedOrder> {
  if (JSON.stringify(order).length <= MOST_CHARACTERS) return priceEdited(order);
  return refuse("order_too_large", "This order holds too much. Open another one for the rest.", "order_id");
}

/** The price of an edited order. Refuses what has no price, and what would cost less than is paid already (INV-5). */
export function priceEdited(order: OrderState): Result<PricedOrder> {
  const priced = priceOrder(order);
  if (!priced.ok) return priced;
  if (settledOf(order).amount > priced.value.total) {
    return refuse("paid_above_total", "More than that is paid already. Void a payment first.", "order_id");
  }
  return priced;
}

/** A refusal of the calculator in the words of a command: `rename` tells what the field `lines[i]` is called there. */
export function inWordsOf(refusal: Refusal, rename: (line: number) => string): Refusal {
  const [, index, rest] = /^lines\[(\d+)\]\.?(.*)$/.exec(refusal.field ?? "") ?? [];
  if (index === undefined || rest === undefined) return refusal;
  const name = rename(Number(index));
  return { ...refusal, field: name === "" ? rest : `${name}.${rest}` };
}
