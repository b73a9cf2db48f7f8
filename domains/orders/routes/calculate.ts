import type { Catalogs } from "@counterfoil/catalog/rules";
import { found, problemOf, route } from "@counterfoil/http";
import Type from "typebox";
import { orderInput, OrderShape } from "../contract/index.ts";
import { orderReply, orderState } from "../rules/index.ts";
import { newOrder } from "./new-order.ts";

export const calculateOrder = (catalogs: Catalogs) =>
  route({
    method: "POST",
    url: "/v1/orders/calculate",
    summary: "Calculate an order without saving it",
    description:
      "The same as creating it, with the same reply, except that nothing is stored: its call number is the next one, and its version 0.",
    permission: "orders.write",
    scope: "location",
    body: Type.Object(orderInput),
    reply: OrderShape,
    handle: async (call) => {
      const order_id = call.body.id ?? call.id(1);
      const args = await newOrder(call.body, { order_id, merchant: call.merchant, catalogs });
      const { scope, device, signIn } = call;
      const draft = { scope, device, id: call.commandId, actor: signIn.actor, at: call.now() };
      const outcome = await call.pipeline.rehearse({ ...draft, type: "order.open", args }, signIn);
      if (outcome.status === "refused") throw problemOf(outcome.refusal);
      return orderReply(found(outcome.states.get(orderState, order_id), "order", "id"));
    },
  });
