import { ref } from "@counterfoil/commands";
import { found, Id, route } from "@counterfoil/http";
import { checkBillOf, orderState, receiptOf, totals } from "@counterfoil/orders/rules";
import { locationState } from "@counterfoil/venues/rules";
import Type from "typebox";
import { idParams, location } from "../shared.ts";
import { FormatName, PRINTED, printed } from "./print.ts";

export const getBill = route({
  method: "GET",
  url: "/v1/orders/{id}/bill",
  summary: "Print the bill of an order or of one of its checks",
  description: "A bill says what is to be paid, and is no receipt; it has no number.",
  permission: "orders.read",
  scope: "location",
  params: idParams,
  query: Type.Object({ ...location, check_id: Type.Optional(Id), format: Type.Optional(FormatName) }),
  files: PRINTED,
  handle: async ({ pipeline, scope, params, query }) => {
    const states = await pipeline.look(scope, [ref(orderState, params.id), ref(locationState, scope)]);
    const place = found(states.get(locationState, scope), "location", "location_id");
    const order = found(states.get(orderState, params.id), "order", "id");
    const { check_id, format = "html" } = query;
    if (check_id === undefined) return printed(receiptOf(order, place), format);
    const check = found(
      totals(order).checks.find(({ id }) => id === check_id),
      "check",
      "check_id",
    );
    return printed(checkBillOf(order, check, place), format);
  },
});
