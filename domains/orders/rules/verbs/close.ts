import { accept, type CommandSpec, type Event, exception, ref } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import type { GivenNumbers } from "@counterfoil/receipts/contract";
import { receipted, spoil } from "@counterfoil/receipts/rules";
import { ok, refuse, type Result } from "@counterfoil/result";
import { CloseOrderArgs } from "../../contract/commands.ts";
import type { OrderClosed } from "../../contract/events.ts";
import type { OrderState } from "../../contract/order.ts";
import type { PricedOrder } from "../../contract/pricing.ts";
import { findOrder, priceEdited } from "../find.ts";
import { type Moment, momentOf } from "../moment.ts";
import { spoiledNumbers } from "../numbers.ts";
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
    const closing = {
      order: order.value,
      priced: priced.value,
      settled,
      moment,
      drawer_id,
      receipts: place.value.receipts,
      ...(command.args.numbers && { numbers: command.args.numbers }),
    };
    if (settled.amount > 0 && settled.amount < priced.value.total && command.args.numbers?.receipt) {
      return accept(...partReceipt(closing));
    }
    const events = closeOrder(closing);
    return events.ok ? accept(...events.value) : events;
  },
  spoiled: spoiledNumbers("sale"),
};

/** What a close goes by: the order, its price, and what its payments come to, those of the same command included. */
export interface Closing extends Pick<Place, "receipts"> {
  readonly order: OrderState;
  readonly priced: PricedOrder;
  readonly settled: Settled;
  readonly moment: Moment;
  readonly drawer_id: string;
  /** Those that are on paper, where the device has decided. */
  readonly numbers?: GivenNumbers;
  /** The payment of the same command, if there is one. */
  readonly payment_id?: Id;
}

/**
 * The events of a close. A receipt that was to have a number from its device and has none leaves the order open, paid as it
 * is, for anybody to close (CON-8). Refuses `not_paid` and `no_lines`.
 */
export function closeOrder(closing: Closing): Result<readonly Event[]> {
  const { order, priced, settled, moment, drawer_id, receipts, numbers } = closing;
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
  const left = total - partsOf(order);
  const isPrinted = order.part_receipts !== undefined && left === 0;
  if (isPrinted && numbers?.receipt === undefined) return ok([closed]);
  const receipt = receipted(receipts, "sale", saleOf(closing, left), numbers);
  if (!("none" in receipt)) return ok([closed, ...receipt.events]);
  const { code, message } = receipt.none;
  return ok([exception(code, `${message} It is paid and stays open: close it for one.`)]);
}

/**
 * What follows from a receipt that was printed for an order which looked paid, and is not, because something was added to
 * it meanwhile (CON-9): the receipt is for what is settled and on none yet, and the rest gets one of its own. Nothing where
 * none was printed.
 */
export function partReceipt(closing: Closing): readonly Event[] {
  const { order, priced, settled, receipts, numbers } = closing;
  if (numbers?.receipt === undefined) return [];
  const payment_id = closing.payment_id ?? order.payments.at(-1)?.id;
  const total = settled.amount - partsOf(order);
  const of = saleOf(closing, total);
  // Without a payment there is no part that it could be for.
  const receipt =
    payment_id === undefined
      ? { events: spoil(receipts, "sale", { ...of, reason: "not_paid" }, numbers) }
      : receipted(receipts, "sale", { ...of, payment_id }, numbers);
  if ("none" in receipt) return [receipt.none];
  const left = priced.total - settled.amount;
  const message = `A receipt of ${total} was given for order ${order.call_number}, and ${left} is still to be paid on it, in minor units: something was added meanwhile.`;
  return [...receipt.events, exception("paid_in_part", message)];
}

/** What of an order is on receipts for its parts. */
function partsOf({ part_receipts = [] }: OrderState): number {
  return part_receipts.reduce((sum, { total }) => sum + total, 0);
}

function saleOf({ order, moment }: Closing, total: number) {
  const { id: order_id, call_number } = order;
  return { order_id, call_number, business_date: moment.date, issued_at: moment.at, total };
}
