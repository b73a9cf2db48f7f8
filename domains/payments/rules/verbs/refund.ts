import {
  accept,
  type Command,
  type CommandSpec,
  type Decision,
  type Entry,
  type Event,
  exception,
  ref,
  type States,
} from "@counterfoil/commands/spec";
import {
  findOrder,
  momentOf,
  needsOfDrawer,
  needsOfNumbers,
  orderState,
  placeOf,
  spoiledNumbers,
} from "@counterfoil/orders/rules";
import { receipted } from "@counterfoil/receipts/rules";
import { refuse } from "@counterfoil/result";
import { MakeRefundArgs } from "../../contract/commands.ts";
import type { RefundMade } from "../../contract/events.ts";
import type { RefundState } from "../../contract/refund.ts";
import { refundOf } from "../refund.ts";
import { refundState } from "../state.ts";
import { type HandedOver, stranded, toldWithMoney } from "../stranded.ts";

/** Refunds that one order may have: each is a receipt and a part of the document. */
const MOST_REFUNDS = 100;

/** Gives money back for a closed order, by the amounts that were stored with the sale (PAY-9). */
export const makeRefund: CommandSpec<MakeRefundArgs> = {
  type: "refund.make",
  kind: "fact",
  permission: "payments.refund",
  args: MakeRefundArgs,
  needs: (command) => [
    ref(orderState, command.args.order_id),
    ref(refundState, command.args.id),
    ...needsOfDrawer(command.args.drawer_id),
    ...needsOfNumbers(command),
  ],
  decide: (command, states, entry) =>
    toldWithMoney(decide(command, states, entry), command, givenBackBy(command), states),
  spoiled: (command, refusal, states, entry) => [
    ...spoiledNumbers("refund")(command, refusal, states, entry),
    ...stranded(command, givenBackBy(command), refusal, states, entry),
  ],
};

function decide(command: Command<MakeRefundArgs>, states: States, entry: Entry<MakeRefundArgs>): Decision {
  const { args } = command;
  if (states.get(refundState, args.id) !== undefined) {
    return refuse("id_reused", "This id stands for another refund. Take a new id for a new refund.", "id");
  }
  const found = findOrder(states, args.order_id, "refund");
  if (!found.ok) return found;
  const order = found.value;
  if (order.refunds.length >= MOST_REFUNDS) {
    return refuse("too_many", `An order takes at most ${MOST_REFUNDS} refunds.`, "order_id");
  }
  const place = placeOf(command, states, args.drawer_id);
  if (!place.ok) return place;
  const moment = momentOf(entry, place.value.location);
  const refunded = refundOf(order, args, moment);
  if (!refunded.ok) return refunded;
  const made: RefundMade = { type: "refund.made", order_id: order.id, refund: refunded.value };
  const of = {
    order_id: order.id,
    refund_id: args.id,
    call_number: order.call_number,
    business_date: moment.date,
    issued_at: moment.at,
    total: refunded.value.amount,
  };
  const receipt = receipted(place.value.receipts, "refund", of, args.numbers);
  const others = otherMoney(entry, refunded.value, order.call_number, states);
  return accept(made, ...("none" in receipt ? [receipt.none] : receipt.events), ...others);
}

/**
 * What a device says that it gave back, where that is not what it comes to here: another refund came between. The drawer
 * knows of the difference.
 */
function otherMoney(
  entry: Entry<MakeRefundArgs>,
  { amount, tip, rounding }: RefundState,
  call: string,
  states: States,
): readonly Event[] {
  const { command } = entry;
  const { numbers, given_back, tender } = command.args;
  const due = amount + tip + rounding;
  if (numbers === undefined || given_back === undefined || given_back === due) return [];
  const message = `${given_back} was given back for order ${call}, and ${due} was to be, in minor units.`;
  const told = exception("refund_differs", message);
  const cash = tender === "cash" ? Math.abs(given_back - due) : 0;
  const moved: HandedOver = { way: given_back > due ? "out" : "in", cash, elsewhere: 0 };
  return [told, ...stranded(command, moved, told, states, entry)];
}

function givenBackBy({ args: { tender, given_back = 0 } }: Command<MakeRefundArgs>): HandedOver {
  const isCash = tender === "cash";
  return { way: "out", cash: isCash ? given_back : 0, elsewhere: isCash ? 0 : given_back };
}
