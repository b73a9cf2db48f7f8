import type { Accepted, Call } from "@counterfoil/http";
import { found, Id } from "@counterfoil/http";
import { ref } from "@counterfoil/commands";
import type { Id as IdText } from "@counterfoil/ids";
import Type from "typebox";
import type { OrderState } from "../contract/index.ts";
import { type OrderReply, orderReply, orderState } from "../rules/index.ts";

/** The order that an address names. */
export const orderParams = Type.Object({ id: Id });
export const location = { location_id: Type.Optional(Id) };

/** The order as the database has it. @throws Problem 404 */
export async function readOrder(call: Pick<Call, "pipeline" | "scope">, id: IdText): Promise<OrderState> {
  const states = await call.pipeline.look(call.scope, [ref(orderState, id)]);
  return found(states.get(orderState, id), "order", "id");
}

/** The order as a command has left it. */
export function replyAfter({ states }: Accepted, id: IdText): OrderReply {
  return orderReply(found(states.get(orderState, id), "order", "id"));
}
