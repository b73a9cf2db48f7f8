import { named, oneOf, problemOf, route, SignedMinor } from "@counterfoil/http";
import Type from "typebox";
import { explain, priceInput, totals } from "../rules/index.ts";
import { location, orderParams, readOrder } from "./shared.ts";

const KINDS = ["given", "product", "percentage", "tax", "cap", "share", "coins", "part", "sum"] as const;

const ExplanationShape = named(
  "Explanation",
  Type.Object({
    path: Type.String(),
    amount: SignedMinor,
    steps: Type.Array(
      Type.Object({
        kind: oneOf(KINDS),
        amount: SignedMinor,
        text: Type.String(),
        path: Type.Optional(Type.String()),
      }),
    ),
  }),
);

export const explainOrder = route({
  method: "GET",
  url: "/v1/orders/{id}/explain",
  summary: "Explain where each cent of an amount came from",
  description:
    "`path` names an amount of the order's totals: `due`, `total`, `taxes[0].amount`, `lines[1].discount`. Steps name the amounts that they stand on, to be explained in turn.",
  permission: "orders.read",
  scope: "location",
  params: orderParams,
  query: Type.Object({
    ...location,
    path: Type.Optional(
      Type.String({ maxLength: 80, description: "an amount of the order's totals, such as total" }),
    ),
  }),
  reply: ExplanationShape,
  handle: async (call) => {
    const order = await readOrder(call, call.params.id);
    const sums = totals(order);
    const explained = explain({ ...priceInput(order), tip: sums.tip }, sums, call.query.path ?? "due");
    if (!explained.ok) throw problemOf(explained.refusal);
    return explained.value;
  },
});
