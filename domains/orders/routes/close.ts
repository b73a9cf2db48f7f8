import { Id, route } from "@counterfoil/http";
import { drawerOf } from "@counterfoil/venues/rules";
import Type from "typebox";
import { OrderShape } from "../contract/index.ts";
import { location, orderParams, replyAfter } from "./shared.ts";

export const closeOrder = route({
  method: "POST",
  url: "/v1/orders/{id}/close",
  summary: "Close an order that is paid",
  description:
    "A payment that reaches what is due closes the order by itself; this is for what costs nothing, and for payments taken with `close` false.",
  permission: "orders.write",
  scope: "location",
  params: orderParams,
  body: Type.Object({ ...location, drawer_id: Type.Optional(Id) }),
  reply: OrderShape,
  handle: async (call) => {
    const order_id = call.params.id;
    const { drawer_id = drawerOf(call.device) } = call.body;
    return replyAfter(await call.command({ type: "order.close", args: { order_id, drawer_id } }), order_id);
  },
});
