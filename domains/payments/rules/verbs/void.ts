import {
  accept,
  type Command,
  type CommandSpec,
  type Decision,
  type Entry,
  ref,
  type States,
} from "@counterfoil/commands/spec";
import { findOrder, momentOf, needsOfDrawer, orderState } from "@counterfoil/orders/rules";
import { refuse } from "@counterfoil/result";
import { locationState } from "@counterfoil/venues/rules";
import { VoidPaymentArgs } from "../../contract/commands.ts";
import type { PaymentVoided } from "../../contract/events.ts";
import { type HandedOver, stranded, toldWithMoney } from "../stranded.ts";

/**
 * Takes a payment back while its order is open (PAY-8). Afterwards the sale is closed, its receipt has a number, and
 * money goes back by a refund.
 */
export const voidPayment: CommandSpec<VoidPaymentArgs> = {
  type: "payment.void",
  kind: "fact",
  permission: "payments.refund",
  args: VoidPaymentArgs,
  needs: ({ scope, args }) => [
    ref(orderState, args.order_id),
    ...needsOfDrawer(args.drawer_id),
    ref(locationState, scope),
  ],
  decide: (command, states, entry) =>
    toldWithMoney(decide(command, states, entry), command, handedBack(command.args), states),
  spoiled: (command, refusal, states, entry) =>
    refusal.code === "payment_already_voided"
      ? []
      : stranded(command, handedBack(command.args), refusal, states, entry),
};

function decide(
  { scope, args }: Command<VoidPaymentArgs>,
  states: States,
  entry: Entry<VoidPaymentArgs>,
): Decision {
  const order = findOrder(states, args.order_id, "void_payment");
  if (!order.ok) return order;
  const location = states.get(locationState, scope);
  if (location === undefined) return refuse("unknown_location", "There is no such location.", "location_id");
  const payment = order.value.payments.find(({ id }) => id === args.payment_id);
  if (payment === undefined) return refuse("unknown_payment", "The order has no such payment.", "payment_id");
  if (payment.status === "voided") {
    return refuse("payment_already_voided", "This payment was voided before.", "payment_id");
  }
  if (order.value.part_receipts !== undefined) {
    const message =
      "A receipt was given for what is paid here. Close the order and give the money back by a refund.";
    return refuse("receipt_given", message, "payment_id");
  }
  if (payment.drawer_id !== args.drawer_id) {
    return refuse("wrong_drawer", "This payment went through another drawer.", "drawer_id");
  }
  const { date, hour } = momentOf(entry, location);
  const { tender, amount, tip, rounding } = payment;
  const voided: PaymentVoided = {
    type: "payment.voided",
    order_id: args.order_id,
    payment_id: payment.id,
    drawer_id: payment.drawer_id,
    tender,
    amount,
    tip,
    rounding,
    reason: args.reason,
    business_date: date,
    hour,
  };
  return accept(voided);
}

/** What a device gave back for a payment that its order does not have, or has for good: it was closed before this was told. */
function handedBack({ given_back = 0 }: VoidPaymentArgs): HandedOver {
  return { way: "out", cash: given_back, elsewhere: 0 };
}
