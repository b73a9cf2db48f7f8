import { route } from "@counterfoil/http";
import Type from "typebox";
import { DiscountInput, OrderShape, Uid } from "../contract/index.ts";
import { location, orderParams, replyAfter } from "./shared.ts";

export const discountOrder = route({
  method: "POST",
  url: "/v1/orders/{id}/discounts",
  summary: "Add or remove a discount of an order or a line",
  description: "`add` takes a percentage or an amount off the order, or off the line that `line_uid` names.",
  permission: "orders.write",
  scope: "location",
  params: orderParams,
  body: Type.Object({
    ...location,
    line_uid: Type.Optional(Uid),
    add: Type.Optional(DiscountInput),
    remove: Type.Optional(Uid),
  }),
  reply: OrderShape,
  handle: async (call) => {
    const { location_id: _, add, ...rest } = call.body;
    const order_id = call.params.id;
    const discount = add && { uid: call.commandId, ...add };
    const args = { order_id, ...rest, ...(discount && { add: discount }) };
    return replyAfter(await call.command({ type: "order.discount", args }), order_id);
  },
});
