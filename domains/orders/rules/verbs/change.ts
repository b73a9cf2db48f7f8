import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import { refuse } from "@counterfoil/result";
import { ChangeOrderArgs } from "../../contract/commands.ts";
import type { OrderChanged } from "../../contract/events.ts";
import type { OrderState } from "../../contract/order.ts";
import { withHeader } from "../edits/header.ts";
import { findOrder, priceGrown } from "../find.ts";
import { orderState } from "../state.ts";

/** Changes header fields and service charges. With `version` it holds only if nobody has changed the order since (ORD-7). */
export const change: CommandSpec<ChangeOrderArgs> = {
  type: "order.change",
  kind: "fact",
  permission: "orders.write",
  args: ChangeOrderArgs,
  needs: ({ args }) => [ref(orderState, args.order_id)],
  decide: ({ args }, states) => {
    const order = findOrder(states, args.order_id, "change");
    if (!order.ok) return order;
    const conflict = refuseIfChanged(order.value, args.version);
    if (conflict !== null) return conflict;
    if (args.service_charges !== undefined) {
      const priced = priceGrown(withHeader(order.value, args));
      if (!priced.ok) return priced;
    }
    const changed: OrderChanged = { type: "order.changed", order_id: order.value.id };
    return accept(changed);
  },
};

/** The refusal of a change made on what is no longer the order's version; null where no version was named. */
export function refuseIfChanged(order: OrderState, version?: number): ReturnType<typeof refuse> | null {
  if (version === undefined || version === order.version) return null;
  return refuse("version_conflict", "Somebody has changed this order since. Look at it again.", "version");
}
