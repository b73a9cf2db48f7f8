import { Id, route, ShortText } from "@counterfoil/http";
import Type from "typebox";
import { OrderShape, Uid } from "../contract/index.ts";
import { location, replyAfter } from "./shared.ts";

export const voidLine = route({
  method: "POST",
  url: "/v1/orders/{id}/lines/{uid}/void",
  summary: "Void a line of an order",
  description: "The line stays on the order with the reason, and counts for nothing.",
  permission: "orders.void",
  scope: "location",
  params: Type.Object({ id: Id, uid: Uid }),
  body: Type.Object({ ...location, reason: ShortText }),
  reply: OrderShape,
  handle: async (call) => {
    const { id: order_id, uid } = call.params;
    const { reason } = call.body;
    return replyAfter(
      await call.command({ type: "order.void_line", args: { order_id, uid, reason } }),
      order_id,
    );
  },
});
