import type { CapturedModifier } from "@counterfoil/catalog/contract";
import type { Catalogs } from "@counterfoil/catalog/rules";
import { Id, Problem, route } from "@counterfoil/http";
import Type from "typebox";
import {
  ChangeLineArgs,
  type ModifierInput,
  modifierInputs,
  type OrderState,
  OrderShape,
  Uid,
} from "../contract/index.ts";
import { chosenModifiers, ownModifiers } from "./lines.ts";
import { location, readOrder, replyAfter } from "./shared.ts";

const { order_id: _, uid: __, modifiers: ___, ...changes } = ChangeLineArgs.properties;

export const changeLine = (catalogs: Catalogs) =>
  route({
    method: "PATCH",
    url: "/v1/orders/{id}/lines/{uid}",
    summary: "Change a line of an order",
    description:
      "`quantity_delta` adds up with what others do; `quantity` needs the `version` of the order that you have seen. " +
      "Modifiers are chosen anew: by `modifier_id`, or by `name` and `unit_price`.",
    permission: "orders.write",
    scope: "location",
    params: Type.Object({ id: Id, uid: Uid }),
    body: Type.Object({ ...location, ...changes, modifiers: Type.Optional(modifierInputs) }),
    reply: OrderShape,
    handle: async (call) => {
      const { location_id: ____, modifiers, ...rest } = call.body;
      const { id: order_id, uid } = call.params;
      const accepted = await call.command({
        type: "order.change_line",
        args: async () => {
          if (!modifiers) return { order_id, uid, ...rest };
          const order = await readOrder(call, order_id);
          const captured = await capturedModifiers(order, uid, modifiers, () => catalogs.view(call.merchant));
          return { order_id, uid, ...rest, modifiers: captured };
        },
      });
      return replyAfter(accepted, order_id);
    },
  });

async function capturedModifiers(
  order: OrderState,
  uid: string,
  modifiers: readonly ModifierInput[],
  view: () => ReturnType<Catalogs["view"]>,
): Promise<CapturedModifier[]> {
  if (modifiers.every(({ modifier_id }) => modifier_id === undefined))
    return ownModifiers(modifiers, "modifiers");
  const variation_id = order.lines.find((line) => line.uid === uid)?.variation_id;
  if (variation_id === undefined) {
    const message = "This line is not of the catalog; its modifiers have a name and a unit_price.";
    throw new Problem("invalid_field", message, { field: "modifiers[0].modifier_id" });
  }
  return chosenModifiers(await view(), { variation_id, type: order.type }, modifiers);
}
