import { accept, type CommandSpec, type Entry, type Event, exception, ref } from "@counterfoil/commands/spec";
import { refuse } from "@counterfoil/result";
import { ChangeOrderArgs } from "../../contract/commands.ts";
import type { OrderChanged } from "../../contract/events.ts";
import type { OrderState } from "../../contract/order.ts";
import { lateFields, withHeader } from "../edits/header.ts";
import { findOrder, priceGrown } from "../find.ts";
import { saidAt } from "../moment.ts";
import { isSame } from "../same.ts";
import { orderState } from "../state.ts";

/**
 * Changes header fields and service charges. With `version` it holds only if nobody has changed the order since (ORD-7);
 * without, the last word on each field stands (CON-2).
 */
export const change: CommandSpec<ChangeOrderArgs> = {
  type: "order.change",
  kind: "fact",
  permission: "orders.write",
  args: ChangeOrderArgs,
  needs: ({ args }) => [ref(orderState, args.order_id)],
  decide: ({ args }, states, entry) => {
    const order = findOrder(states, args.order_id, "change");
    if (!order.ok) return order;
    const conflict = refuseIfChanged(order.value, args.version);
    if (conflict !== null) return conflict;
    if (args.service_charges !== undefined) {
      const priced = priceGrown(withHeader(order.value, args, saidAt(entry)));
      if (!priced.ok) return priced;
    }
    const changed: OrderChanged = { type: "order.changed", order_id: order.value.id };
    return accept(changed, ...movedTwice(order.value, entry));
  },
};

/** Somebody has put the order on another table since: the later word stands, and a person should look where the guests are. */
function movedTwice(order: OrderState, entry: Entry<ChangeOrderArgs>): readonly Event[] {
  const { args } = entry.command;
  const isLate = lateFields(order, args, saidAt(entry)).includes("table");
  if (!isLate || isSame(args.table ?? undefined, order.table)) return [];
  const [meant, now] = [args.table ?? "none", order.table ?? "none"];
  const message = `Order ${order.call_number} was put on table ${meant}, and on table ${now} later. It stands on ${now}.`;
  return [exception("table_moved_twice", message)];
}

/** The refusal of a change made on what is no longer the order's version; null where no version was named. */
export function refuseIfChanged(order: OrderState, version?: number): ReturnType<typeof refuse> | null {
  if (version === undefined || version === order.version) return null;
  return refuse("version_conflict", "Somebody has changed this order since. Look at it again.", "version");
}
