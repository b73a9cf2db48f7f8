import { route } from "@counterfoil/http";
import { RefundShape } from "@counterfoil/orders/contract";
import Type from "typebox";
import { idParams, location, readRefund, refundReply } from "./shared.ts";

export const getRefund = route({
  method: "GET",
  url: "/v1/refunds/{id}",
  summary: "Read a refund",
  permission: "orders.read",
  scope: "location",
  params: idParams,
  query: Type.Object(location),
  reply: RefundShape,
  handle: async (call) => {
    const { order, refund } = await readRefund(call, call.params.id);
    return refundReply(order, refund);
  },
});
