import { accept, type CommandSpec, type Event, ref } from "@counterfoil/commands/spec";
import { issue } from "@counterfoil/receipts/rules";
import { ok, refuse, type Result } from "@counterfoil/result";
import { CloseOrderArgs } from "../../contract/commands.ts";
import type { OrderClosed } from "../../contract/events.ts";
import type { OrderState } from "../../contract/order.ts";
import type { PricedOrder } from "../../contract/pricing.ts";
import { findOrder, priceEdited } from "../find.ts";
import { type Moment, momentOf } from "../moment.ts";
import { needsOfDrawer, needsOfNumbers, type Place, placeOf } from "../place.ts";
import { orderState } from "../state.ts";
import { type Settled, settledOf, withSettled } from "../totals.ts";

/** Closes an order that is paid, or that costs nothing: amounts are frozen and the receipt gets its number (ORD-9). */
export const close: CommandSpec<CloseOrderArgs> = {
  type: "order.close",
  kind: "fact",
  permission: "orders.write",
  args: CloseOrderArgs,
  needs: (command) => [
    ref(orderState, command.args.order_id),
    ...needsOfDrawer(command.args.drawer_id),
    ...needsOfNumbers(command),
  ],
  decide: (command, states, entry) => {
    const { order_id, drawer_id } = command.args;
    const order = findOrder(states, order_id, "close");
    if (!order.ok) return order;
    const place = placeOf(command, states, drawer_id);
    if (!place.ok) return place;
    const priced = priceEdited(order.value);
    if (!priced.ok) return priced;
    const moment = momentOf(entry, place.value.location);
    const settled = settledOf(order.value);
    const events = closeOrder({
      order: order.value,
      priced: priced.value,
      settled,
      moment,
      drawer_id,
      ...place.value,
    });
    return events.ok ? accept(...events.value) : events;
  },
};

/** What a close goes by: the order, its price, and what its payments come to, those of the same command included. */
export interface Closing extends Place {
  readonly order: OrderState;
  readonly priced: PricedOrder;
  readonly settled: Settled;
  readonly moment: Moment;
  readonly drawer_id: string;
}

/** The events of a close. Refuses `not_paid` and `no_lines`. */
export function closeOrder(closing: Closing): Result<readonly Event[]> {
  const { order, priced, settled, moment, drawer_id, series } = closing;
  const { total } = priced;
  if (settled.amount !== total) {
    return refuse("not_paid", `${total - settled.amount} is still to be paid, in minor units.`, "order_id");
  }
  if (order.lines.every((line) => line.void !== undefined)) {
    return refuse("no_lines", "There is nothing on this order. Void it instead.", "lines");
  }
  const closed: OrderClosed = {
    type: "order.closed",
    order_id: order.id,
    business_date: moment.date,
    hour: moment.hour,
    drawer_id,
    priced: withSettled(priced, settled),
    total,
    tip: settled.tip,
  };
  const receipt = issue(series, "sale", {
    order_id: order.id,
    call_number: order.call_number,
    business_date: moment.date,
    issued_at: moment.at,
    total,
  });
  return ok([closed, receipt]);
}
