import { route } from "@counterfoil/http";
import Type from "typebox";
import { ChangeOrderArgs, OrderShape } from "../contract/index.ts";
import { location, orderParams, replyAfter } from "./shared.ts";

const { order_id: _, ...header } = ChangeOrderArgs.properties;

export const changeOrder = route({
  method: "PATCH",
  url: "/v1/orders/{id}",
  summary: "Change an order's type, name, note, covers, table or customer",
  description:
    "What is left out stays, `null` takes it away. With `version` it holds only if nobody has changed the order since.",
  permission: "orders.write",
  scope: "location",
  params: orderParams,
  body: Type.Object({ ...location, ...header }),
  reply: OrderShape,
  handle: async (call) => {
    const { location_id: __, ...changes } = call.body;
    const order_id = call.params.id;
    return replyAfter(await call.command({ type: "order.change", args: { order_id, ...changes } }), order_id);
  },
});
