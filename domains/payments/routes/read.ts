import { route } from "@counterfoil/http";
import { PaymentShape } from "@counterfoil/orders/contract";
import Type from "typebox";
import { idParams, location, paymentReply, readPayment } from "./shared.ts";

export const getPayment = route({
  method: "GET",
  url: "/v1/payments/{id}",
  summary: "Read a payment",
  permission: "orders.read",
  scope: "location",
  params: idParams,
  query: Type.Object(location),
  reply: PaymentShape,
  handle: async (call) => {
    const { order, payment } = await readPayment(call, call.params.id);
    return paymentReply(order, payment);
  },
});
