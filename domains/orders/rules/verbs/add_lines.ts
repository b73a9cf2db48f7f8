import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import { refuse } from "@counterfoil/result";
import { AddLinesArgs } from "../../contract/commands.ts";
import type { LinesAdded } from "../../contract/events.ts";
import { MOST_LINES } from "../../contract/limits.ts";
import type { OrderLine, OrderState } from "../../contract/order.ts";
import { newLines, withLines } from "../edits/lines.ts";
import { findOrder, inWordsOf, priceGrown } from "../find.ts";
import { isSame } from "../same.ts";
import { orderState } from "../state.ts";

/** Adds lines. What others add meanwhile stays (ORD-3): two waiters on one table both keep their beers. */
export const addLines: CommandSpec<AddLinesArgs> = {
  type: "order.add_lines",
  kind: "fact",
  permission: "orders.write",
  args: AddLinesArgs,
  needs: ({ args }) => [ref(orderState, args.order_id)],
  decide: ({ args }, states) => {
    const found = findOrder(states, args.order_id, "add_lines");
    if (!found.ok) return found;
    const order = found.value;
    const clash = clashOf(order, args);
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

/** The first line that cannot be added: its uid stands for another line, or its check does not exist. */
function clashOf(order: OrderState, { lines }: AddLinesArgs): ReturnType<typeof refuse> | null {
  const known = new Map(order.lines.map((line) => [line.uid, asAdded(line)]));
  for (const [i, line] of lines.entries()) {
    const there = known.get(line.uid);
    if (there !== undefined && !isSame(there, line)) {
      return refuse("uid_conflict", "Another line of this order has this uid.", `lines[${i}].uid`);
    }
    if (line.check_id !== undefined && !order.checks.some((check) => check.id === line.check_id)) {
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
