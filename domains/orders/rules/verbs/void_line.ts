import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import { VoidLineArgs } from "../../contract/commands.ts";
import type { LineVoided } from "../../contract/events.ts";
import { withLineVoided } from "../edits/lines.ts";
import { findLine, findOrder, priceEdited } from "../find.ts";
import { happenedAt } from "../moment.ts";
import { orderState } from "../state.ts";

/**
 * Takes a line back. It stays on the order as a tombstone with the reason, who and when (ORD-6). Two devices that take the
 * same line back have taken it back once (CON-4).
 */
export const voidLine: CommandSpec<VoidLineArgs> = {
  type: "order.void_line",
  kind: "fact",
  permission: "orders.void",
  args: VoidLineArgs,
  needs: ({ args }) => [ref(orderState, args.order_id)],
  decide: ({ args, actor, epoch }, states, entry) => {
    const order = findOrder(states, args.order_id, "void_line");
    if (!order.ok) return order;
    const line = findLine(order.value, args.uid);
    if (!line.ok) return epoch > 0 && line.refusal.code === "line_voided" ? accept() : line;
    const tombstone = { reason: args.reason, actor, at: happenedAt(entry) };
    const priced = priceEdited(withLineVoided(order.value, args.uid, tombstone, entry.version));
    if (!priced.ok) return priced;
    const voided: LineVoided = { type: "order.line_voided", order_id: order.value.id, uid: args.uid };
    return accept(voided);
  },
};
