import { accept, type Command, type CommandSpec, ref } from "@counterfoil/commands/spec";
import { refuse } from "@counterfoil/result";
import { AddLinesArgs } from "../../contract/commands.ts";
import type { LinesAdded } from "../../contract/events.ts";
import { MOST_LINES } from "../../contract/limits.ts";
import type { OrderLine, OrderState } from "../../contract/order.ts";
import { hasCheck, newLines, withLines } from "../edits/lines.ts";
import { findOrder, inWordsOf, priceGrown } from "../find.ts";
import { isSame } from "../same.ts";
import { orderState } from "../state.ts";
import { needsOfSupplement, supplement } from "../supplement.ts";

/**
 * Adds lines. What others add meanwhile stays (ORD-3): two waiters on one table both keep their beers. Where the order was
 * closed or voided before a device could tell, the lines stand on a supplement (CON-5).
 */
export const addLines: CommandSpec<AddLinesArgs> = {
  type: "order.add_lines",
  kind: "fact",
  permission: "orders.write",
  args: AddLinesArgs,
  needs: (command) => [ref(orderState, command.args.order_id), ...needsOfSupplement(command)],
  decide: ({ args }, states, entry) => {
    const found = findOrder(states, args.order_id, "add_lines");
    if (!found.ok) return supplement(entry, states) ?? found;
    const order = found.value;
    const clash = clashOf(order, entry.command);
    if (clash !== null) return clash;
    if (newLines(order, args.lines).length === 0) return accept();
    const edited = withLines(order, args);
    if (edited.lines.length > MOST_LINES) {
      return refuse("too_many", `An order takes at most ${MOST_LINES} lines. Open another one.`, "lines");
    }
    const priced = priceGrown(edited);
    if (!priced.ok) {
      const places = new Map(args.lines.map(({ uid }, place) => [uid, place]));
      const rename = (i: number): string => `lines[${places.get(edited.lines[i]?.uid ?? "") ?? i}]`;
      return { refusal: inWordsOf(priced.refusal, rename) };
    }
    const added: LinesAdded = { type: "order.lines_added", order_id: order.id };
    return accept(added);
  },
};

/**
 * The first line that cannot be added: its uid stands for another line, or its check does not exist. A device that tells
 * late may name a check that has been let go since; its lines are served all the same (CON-1).
 */
function clashOf(
  order: OrderState,
  { args: { lines }, epoch }: Command<AddLinesArgs>,
): ReturnType<typeof refuse> | null {
  const known = new Map(order.lines.map((line) => [line.uid, asAdded(line)]));
  for (const [i, line] of lines.entries()) {
    const there = known.get(line.uid);
    if (there !== undefined && !isSame(there, line)) {
      return refuse("uid_conflict", "Another line of this order has this uid.", `lines[${i}].uid`);
    }
    if (epoch === 0 && !hasCheck(order, line.check_id)) {
      return refuse("unknown_check", "The order has no such check.", `lines[${i}].check_id`);
    }
    known.set(line.uid, line);
  }
  return null;
}

function asAdded(line: OrderLine): Partial<OrderLine> {
  const { version: _, void: __, portions: ___, ...rest } = line;
  return rest;
}
