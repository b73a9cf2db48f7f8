import type { Catalogs } from "@counterfoil/catalog/rules";
import { childId } from "@counterfoil/ids";
import { route } from "@counterfoil/http";
import Type from "typebox";
import { LineInput, MOST_LINES, OrderShape } from "../contract/index.ts";
import { capturedLines } from "./lines.ts";
import { location, orderParams, readOrder, replyAfter } from "./shared.ts";

export const addLines = (catalogs: Catalogs) =>
  route({
    method: "POST",
    url: "/v1/orders/{id}/lines",
    summary: "Add lines to an order",
    description: "A line that is there already, by its `uid`, adds nothing; what others add meanwhile stays.",
    permission: "orders.write",
    scope: "location",
    params: orderParams,
    body: Type.Object({ ...location, lines: Type.Array(LineInput, { minItems: 1, maxItems: MOST_LINES }) }),
    reply: OrderShape,
    handle: async (call) => {
      const order_id = call.params.id;
      const accepted = await call.command({
        type: "order.add_lines",
        args: async () => {
          const { type } = await readOrder(call, order_id);
          const uidOf = (i: number): string => childId(call.commandId, i + 1);
          return {
            order_id,
            lines: await capturedLines(call.body.lines, { catalogs, merchant: call.merchant, type, uidOf }),
          };
        },
      });
      return replyAfter(accepted, order_id);
    },
  });
