import { route } from "@counterfoil/http";
import Type from "typebox";
import { ChangeOrderArgs, orderInput, OrderShape } from "../contract/index.ts";
import { numberedCharge } from "./lines.ts";
import { location, orderParams, replyAfter } from "./shared.ts";

const { order_id: _, service_charges: __, ...header } = ChangeOrderArgs.properties;

export const changeOrder = route({
  method: "PATCH",
  url: "/v1/orders/{id}",
  summary: "Change an order's type, name, note, covers, table, customer or service charges",
  description:
    "What is left out stays, `null` takes it away. `service_charges` takes the place of all that are there. With `version` it holds only if nobody has changed the order since.",
  permission: "orders.write",
  scope: "location",
  params: orderParams,
  body: Type.Object({ ...location, ...header, service_charges: orderInput.service_charges }),
  reply: OrderShape,
  handle: async (call) => {
    const { location_id: ___, service_charges, ...changes } = call.body;
    const order_id = call.params.id;
    const charges = service_charges?.map(numberedCharge);
    const args = { order_id, ...changes, ...(charges && { service_charges: charges }) };
    return replyAfter(await call.command({ type: "order.change", args }), order_id);
  },
});
