import { route } from "@counterfoil/http";
import Type from "typebox";
import { OrderShape } from "../contract/index.ts";
import { orderReply } from "../rules/index.ts";
import { location, orderParams, readOrder } from "./shared.ts";

export const getOrder = route({
  method: "GET",
  url: "/v1/orders/{id}",
  summary: "Read an order",
  permission: "orders.read",
  scope: "location",
  params: orderParams,
  query: Type.Object(location),
  reply: OrderShape,
  handle: async (call) => orderReply(await readOrder(call, call.params.id)),
});
