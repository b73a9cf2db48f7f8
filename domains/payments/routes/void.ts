import { found, route, ShortText } from "@counterfoil/http";
import { OrderShape, PaymentShape } from "@counterfoil/orders/contract";
import { orderReply, orderState } from "@counterfoil/orders/rules";
import Type from "typebox";
import { idParams, location, paymentReply, readPayment } from "./shared.ts";

export const voidPayment = route({
  method: "POST",
  url: "/v1/payments/{id}/void",
  summary: "Void a payment of an open order",
  description: "What was taken for a closed order goes back by a refund.",
  permission: "payments.refund",
  scope: "location",
  params: idParams,
  body: Type.Object({ ...location, reason: ShortText }),
  reply: Type.Object({ payment: PaymentShape, order: OrderShape }),
  handle: async (call) => {
    const { order, payment } = await readPayment(call, call.params.id);
    const args = { order_id: order.id, payment_id: payment.id, drawer_id: payment.drawer_id };
    const { states } = await call.command({
      type: "payment.void",
      args: { ...args, reason: call.body.reason },
    });
    const after = found(states.get(orderState, order.id), "order", "id");
    const voided = found(
      after.payments.find((one) => one.id === payment.id),
      "payment",
      "id",
    );
    return { payment: paymentReply(after, voided), order: orderReply(after) };
  },
});
