import { route, ShortText } from "@counterfoil/http";
import Type from "typebox";
import { OrderShape } from "../contract/index.ts";
import { location, orderParams, replyAfter } from "./shared.ts";

export const voidOrder = route({
  method: "POST",
  url: "/v1/orders/{id}/void",
  summary: "Void an open order",
  description: "Its payments have to be voided first. A closed order is given back by a refund.",
  permission: "orders.void",
  scope: "location",
  params: orderParams,
  body: Type.Object({ ...location, reason: ShortText }),
  reply: OrderShape,
  handle: async (call) => {
    const order_id = call.params.id;
    const { reason } = call.body;
    return replyAfter(await call.command({ type: "order.void", args: { order_id, reason } }), order_id);
  },
});
