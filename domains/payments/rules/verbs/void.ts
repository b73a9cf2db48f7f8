import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import { drawerRef, findOrder, momentOf, orderState } from "@counterfoil/orders/rules";
import { refuse } from "@counterfoil/result";
import { locationState } from "@counterfoil/venues/rules";
import { VoidPaymentArgs } from "../../contract/commands.ts";
import type { PaymentVoided } from "../../contract/events.ts";

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
    drawerRef(args.drawer_id),
    ref(locationState, scope),
  ],
  decide: ({ scope, args }, states, entry) => {
    const order = findOrder(states, args.order_id, "void_payment");
    if (!order.ok) return order;
    const location = states.get(locationState, scope);
    if (location === undefined)
      return refuse("unknown_location", "There is no such location.", "location_id");
    const payment = order.value.payments.find(({ id }) => id === args.payment_id);
    if (payment === undefined)
      return refuse("unknown_payment", "The order has no such payment.", "payment_id");
    if (payment.status === "voided") {
      return refuse("payment_already_voided", "This payment was voided before.", "payment_id");
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
  },
};
