import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import {
  findOrder,
  momentOf,
  needsOfDrawer,
  needsOfNumbers,
  orderState,
  placeOf,
} from "@counterfoil/orders/rules";
import { issue } from "@counterfoil/receipts/rules";
import { refuse } from "@counterfoil/result";
import { MakeRefundArgs } from "../../contract/commands.ts";
import type { RefundMade } from "../../contract/events.ts";
import { refundOf } from "../refund.ts";
import { refundState } from "../state.ts";

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
  decide: (command, states, entry) => {
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
    const receipt = issue(place.value.series, "refund", {
      order_id: order.id,
      refund_id: args.id,
      call_number: order.call_number,
      business_date: moment.date,
      issued_at: moment.at,
      total: refunded.value.amount,
    });
    return accept(made, receipt);
  },
};
