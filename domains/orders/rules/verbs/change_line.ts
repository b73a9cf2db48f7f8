import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import { refuse } from "@counterfoil/result";
import { ChangeLineArgs } from "../../contract/commands.ts";
import type { LineChanged } from "../../contract/events.ts";
import type { OrderLine } from "../../contract/order.ts";
import { quantityAfter, withLineChanged } from "../edits/lines.ts";
import { findLine, findOrder, inWordsOf, priceGrown } from "../find.ts";
import { orderState } from "../state.ts";

/** Changes a line: a quantity by a delta or as seen, its price, modifiers, note (ORD-4). */
export const changeLine: CommandSpec<ChangeLineArgs> = {
  type: "order.change_line",
  kind: "fact",
  permission: "orders.write",
  args: ChangeLineArgs,
  needs: ({ args }) => [ref(orderState, args.order_id)],
  decide: ({ args }, states, { version }) => {
    const order = findOrder(states, args.order_id, "change_line");
    if (!order.ok) return order;
    const line = findLine(order.value, args.uid);
    if (!line.ok) return line;
    const problem = checkQuantity(line.value, args);
    if (problem !== null) return problem;
    const priced = priceGrown(withLineChanged(order.value, args, version));
    if (!priced.ok) return { refusal: inWordsOf(priced.refusal, () => "") };
    const changed: LineChanged = { type: "order.line_changed", order_id: order.value.id, uid: args.uid };
    return accept(changed);
  },
};

function checkQuantity(line: OrderLine, args: ChangeLineArgs): ReturnType<typeof refuse> | null {
  if (args.quantity !== undefined && args.quantity_delta !== undefined) {
    return refuse("one_quantity", "Give either quantity or quantity_delta.", "quantity");
  }
  if (args.quantity !== undefined && args.version === undefined) {
    const message = "Say with `version` which version of the order you have seen, or give quantity_delta.";
    return refuse("version_needed", message, "version");
  }
  if (args.version !== undefined && (line.version ?? 0) > args.version) {
    return refuse("version_conflict", "Somebody has changed this line since. Look at it again.", "version");
  }
  if (quantityAfter(line, args) <= 0) {
    const field = args.quantity === undefined ? "quantity_delta" : "quantity";
    return refuse("bad_quantity", "Nothing would be left of this line. Void it instead.", field);
  }
  return null;
}
