import { route } from "@counterfoil/http";
import Type from "typebox";
import { ReceiptShape } from "../contract/index.ts";
import { receiptsOf } from "../rules/index.ts";
import { location, orderParams, readOrder } from "./shared.ts";

export const listReceipts = route({
  method: "GET",
  url: "/v1/orders/{id}/receipts",
  summary: "List the receipts of an order and its refunds",
  permission: "orders.read",
  scope: "location",
  params: orderParams,
  query: Type.Object(location),
  reply: Type.Object({ data: Type.Array(ReceiptShape) }),
  handle: async (call) => ({ data: receiptsOf(await readOrder(call, call.params.id)) }),
});
