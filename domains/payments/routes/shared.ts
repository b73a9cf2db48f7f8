import { ref } from "@counterfoil/commands";
import { type Call, found, Id } from "@counterfoil/http";
import type { Fold } from "@counterfoil/commands";
import type { Id as IdText } from "@counterfoil/ids";
import type { OrderState } from "@counterfoil/orders/contract";
import { orderState } from "@counterfoil/orders/rules";
import { must } from "@counterfoil/result";
import Type from "typebox";
import type { PaymentState, RefundState } from "../contract/index.ts";
import { paymentState, refundState, type Whereabouts } from "../rules/index.ts";

export const idParams = Type.Object({ id: Id });
export const location = { location_id: Type.Optional(Id) };

type Looking = Pick<Call, "pipeline" | "scope">;

/** Whose a payment or refund is. */
const whose = ({ id, location_id, currency }: OrderState) => ({ order_id: id, location_id, currency });

export function paymentReply(order: OrderState, payment: PaymentState) {
  return { ...payment, ...whose(order) };
}

export function refundReply(order: OrderState, refund: RefundState) {
  return { ...refund, ...whose(order) };
}

/** @throws Problem 404 */
export async function readOrder(call: Looking, id: IdText, field = "order_id"): Promise<OrderState> {
  const states = await call.pipeline.look(call.scope, [ref(orderState, id)]);
  return found(states.get(orderState, id), "order", field);
}

/** A payment with its order. @throws Problem 404 */
export async function readPayment(
  call: Looking,
  id: IdText,
): Promise<{ order: OrderState; payment: PaymentState }> {
  const order = await orderOf(call, paymentState, id, "payment");
  return {
    order,
    payment: must(
      order.payments.find((one) => one.id === id),
      "a payment is on its order",
    ),
  };
}

/** A refund with its order. @throws Problem 404 */
export async function readRefund(
  call: Looking,
  id: IdText,
): Promise<{ order: OrderState; refund: RefundState }> {
  const order = await orderOf(call, refundState, id, "refund");
  return {
    order,
    refund: must(
      order.refunds.find((one) => one.id === id),
      "a refund is on its order",
    ),
  };
}

async function orderOf(
  call: Looking,
  fold: Fold<Whereabouts>,
  id: IdText,
  noun: string,
): Promise<OrderState> {
  const states = await call.pipeline.look(call.scope, [ref(fold, id)]);
  return readOrder(call, found(states.get(fold, id), noun, "id").order_id);
}
