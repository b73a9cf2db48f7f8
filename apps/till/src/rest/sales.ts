import type { OrderState } from "@counterfoil/orders/contract";
import { ok, type Result } from "@counterfoil/result";
import type { Order } from "@counterfoil/server/api";
import type { TillActions } from "../api/till.ts";
import type { Ground } from "./ground.ts";
import { orderOf } from "./shapes.ts";

type SaleActions = Pick<
  TillActions,
  | "sell"
  | "open_order"
  | "add_lines"
  | "change_line"
  | "void_line"
  | "change_order"
  | "discount_order"
  | "void_order"
  | "take_payment"
  | "close_order"
  | "make_refund"
>;

/** Everything that changes an order. `changed` is told of the order as the server has it now. */
export function saleActions({ acts }: Ground, changed: (order: OrderState) => void): SaleActions {
  const told = async (answer: Promise<Result<Order>>): Promise<Result<OrderState>> => {
    const reply = await answer;
    if (!reply.ok) return reply;
    const order = orderOf(reply.value);
    changed(order);
    return ok(order);
  };
  /** An answer that holds the order beside a payment or a refund. */
  const within = async (answer: Promise<Result<{ order: Order }>>): Promise<Result<Order>> => {
    const reply = await answer;
    return reply.ok ? ok(reply.value.order) : reply;
  };
  return {
    sell: ({ order_id: id, ...sale }) =>
      told(acts.do("POST /v1/orders", { params: {}, body: { id, ...sale } }, id)),
    open_order: ({ order_id: id, ...order }) =>
      told(acts.do("POST /v1/orders", { params: {}, body: { id, ...order } }, id)),
    add_lines: ({ order_id: id, ...body }) =>
      told(acts.do("POST /v1/orders/{id}/lines", { params: { id }, body })),
    change_line: ({ order_id: id, uid, ...body }) =>
      told(acts.do("PATCH /v1/orders/{id}/lines/{uid}", { params: { id, uid }, body })),
    void_line: ({ order_id: id, uid, ...body }) =>
      told(acts.do("POST /v1/orders/{id}/lines/{uid}/void", { params: { id, uid }, body })),
    change_order: ({ order_id: id, ...body }) =>
      told(acts.do("PATCH /v1/orders/{id}", { params: { id }, body })),
    discount_order: ({ order_id: id, ...body }) =>
      told(acts.do("POST /v1/orders/{id}/discounts", { params: { id }, body })),
    void_order: ({ order_id: id, ...body }) =>
      told(acts.do("POST /v1/orders/{id}/void", { params: { id }, body })),
    take_payment: (body) => told(within(acts.do("POST /v1/payments", { params: {}, body }, body.id))),
    close_order: ({ order_id: id, ...body }) =>
      told(acts.do("POST /v1/orders/{id}/close", { params: { id }, body })),
    make_refund: (body) => told(within(acts.do("POST /v1/refunds", { params: {}, body }, body.id))),
  };
}
