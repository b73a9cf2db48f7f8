import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import { quantityToMilli } from "@counterfoil/money";
import { refuse, type Result } from "@counterfoil/result";
import { SplitOrderArgs } from "../../contract/commands.ts";
import type { OrderSplit } from "../../contract/events.ts";
import { MOST_CHECKS } from "../../contract/limits.ts";
import type { OrderState } from "../../contract/order.ts";
import { movesOf, withSplit } from "../edits/split.ts";
import { findLine, findOrder, priceEdited } from "../find.ts";
import { orderState } from "../state.ts";
import { checkTotals } from "../checks.ts";
import { refuseIfChanged } from "./change.ts";

/** Splits the bill: lines, or portions of them, move to checks. Nothing is copied, nothing is priced anew (ORD-8). */
export const split: CommandSpec<SplitOrderArgs> = {
  type: "order.split",
  kind: "fact",
  permission: "orders.write",
  args: SplitOrderArgs,
  needs: ({ args }) => [ref(orderState, args.order_id)],
  decide: ({ args }, states) => {
    const found = findOrder(states, args.order_id, "split");
    if (!found.ok) return found;
    const order = found.value;
    const problem = refuseIfChanged(order, args.version) ?? checkMoves(order, args);
    if (problem !== null) return problem;
    const edited = withSplit(order, args);
    if (edited.checks.length > MOST_CHECKS) {
      return refuse("too_many", `An order takes at most ${MOST_CHECKS} checks.`, "checks");
    }
    const paid = checkPaid(edited);
    if (!paid.ok) return paid;
    const done: OrderSplit = { type: "order.split", order_id: order.id };
    return accept(done);
  },
};

function checkMoves(order: OrderState, args: SplitOrderArgs): ReturnType<typeof refuse> | null {
  const ids = new Set(args.checks.map(({ id }) => id));
  if (ids.size < args.checks.length) return refuse("duplicate_check", "Name each check once.", "checks");
  const named = args.checks.some(({ lines }) => lines !== undefined);
  if (args.evenly === true && named) {
    return refuse("evenly_or_lines", "Either share evenly or name lines, not both.", "evenly");
  }
  for (const [uid, moves] of movesOf(args)) {
    const line = findLine(order, uid, "checks");
    if (!line.ok) return line;
    const whole = quantityToMilli(line.value.quantity);
    let moved = 0;
    for (const { quantity } of moves) moved += quantity === undefined ? whole : quantityToMilli(quantity);
    if (moved > whole) {
      const message = `Only ${line.value.quantity} of "${line.value.name}" can be put on checks.`;
      return refuse("split_exceeds_line", message, "checks");
    }
  }
  return null;
}

/** A check that is paid keeps at least what was paid for it. */
function checkPaid(order: OrderState): Result<unknown> {
  const priced = priceEdited(order);
  if (!priced.ok) return priced;
  const over = checkTotals(order, priced.value).find(({ paid, total }) => paid > 0 && paid > total);
  if (over === undefined) return priced;
  return refuse("check_paid", `Check ${over.name ?? over.id} is paid for more than it would cost.`, "checks");
}
