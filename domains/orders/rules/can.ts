import { refuse } from "@counterfoil/result";
import type { OrderState, OrderStatus } from "../contract/order.ts";

/** What can be done to an order in which state. Buttons and commands ask this one table (ORD-1). */
export const can = {
  add_lines: ["open"],
  change_line: ["open"],
  void_line: ["open"],
  change: ["open"],
  discount: ["open"],
  split: ["open"],
  void: ["open"],
  pay: ["open"],
  void_payment: ["open"],
  close: ["open"],
  refund: ["completed"],
} as const satisfies Readonly<Record<string, readonly OrderStatus[]>>;

export type OrderVerb = keyof typeof can;

export function isAllowed(order: Pick<OrderState, "state">, verb: OrderVerb): boolean {
  const states: readonly OrderStatus[] = can[verb];
  return states.includes(order.state);
}

const WHY_NOT: Readonly<Record<OrderStatus, string>> = {
  open: "This order is still open. Void its payments instead.",
  completed: "This order is closed. What was sold is given back by a refund.",
  canceled: "This order was voided. Open another one.",
};

/** The refusal (`order_open`, `order_completed`, `order_canceled`) of a verb that the order's state does not allow. */
export function refuseUnless(order: OrderState, verb: OrderVerb): ReturnType<typeof refuse> | null {
  return isAllowed(order, verb) ? null : refuse(`order_${order.state}`, WHY_NOT[order.state], "order_id");
}
