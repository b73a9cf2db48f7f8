import { Id, Quantity, route, ShortText, Version } from "@counterfoil/http";
import Type from "typebox";
import { MOST_CHECKS, MOST_LINES, OrderShape, Uid } from "../contract/index.ts";
import { location, orderParams, replyAfter } from "./shared.ts";

const CheckInput = Type.Object({
  id: Type.Optional(Id),
  name: Type.Optional(ShortText),
  lines: Type.Optional(
    Type.Array(Type.Object({ uid: Uid, quantity: Type.Optional(Quantity) }), { maxItems: MOST_LINES }),
  ),
});

export const splitOrder = route({
  method: "POST",
  url: "/v1/orders/{id}/split",
  summary: "Split an order into checks",
  description:
    "Puts lines, or some of a line's quantity, on checks; a check that is not there is made. The order's first check has " +
    "the order's id. With `evenly` every line is shared by the named checks in equal parts.",
  permission: "orders.write",
  scope: "location",
  params: orderParams,
  body: Type.Object({
    ...location,
    version: Type.Optional(Version),
    checks: Type.Array(CheckInput, { minItems: 1, maxItems: MOST_CHECKS }),
    evenly: Type.Optional(Type.Boolean()),
  }),
  reply: OrderShape,
  handle: async (call) => {
    const { location_id: _, checks, ...rest } = call.body;
    const order_id = call.params.id;
    const named = checks.map(({ id, ...check }, i) => ({ id: id ?? call.id(i + 1), ...check }));
    const args = { order_id, ...rest, checks: named };
    return replyAfter(await call.command({ type: "order.split", args }), order_id);
  },
});
