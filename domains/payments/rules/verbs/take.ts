import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import type { OrderState, PricedOrder } from "@counterfoil/orders/contract";
import {
  checkTotals,
  closeOrder,
  findOrder,
  momentOf,
  needsOfDrawer,
  needsOfNumbers,
  orderState,
  placeOf,
  priceOrder,
  settledOf,
} from "@counterfoil/orders/rules";
import { ok, refuse, type Result } from "@counterfoil/result";
import { MOST_PAYMENTS, TakePaymentArgs } from "../../contract/commands.ts";
import type { PaymentTaken } from "../../contract/events.ts";
import { pay } from "../pay.ts";
import { paymentState } from "../state.ts";

/** Takes a payment on an open order; the one that reaches what is due closes it, unless `close` is false (PAY-7). */
export const take: CommandSpec<TakePaymentArgs> = {
  type: "payment.take",
  kind: "fact",
  permission: "payments.take",
  args: TakePaymentArgs,
  needs: (command) => [
    ref(orderState, command.args.order_id),
    ref(paymentState, command.args.id),
    ...needsOfDrawer(command.args.drawer_id),
    ...needsOfNumbers(command),
  ],
  decide: (command, states, entry) => {
    const { order_id, drawer_id, close = true, ...args } = command.args;
    if (states.get(paymentState, args.id) !== undefined) {
      return refuse(
        "id_reused",
        "This id stands for another payment. Take a new id for a new payment.",
        "id",
      );
    }
    const found = findOrder(states, order_id, "pay");
    if (!found.ok) return found;
    const order = found.value;
    if (order.payments.length >= MOST_PAYMENTS) {
      return refuse("too_many", `An order takes at most ${MOST_PAYMENTS} payments.`, "order_id");
    }
    const place = placeOf(command, states, drawer_id);
    if (!place.ok) return place;
    const priced = priceOrder(order);
    if (!priced.ok) return priced;
    const balance = balanceOf(order, priced.value, args.check_id);
    if (!balance.ok) return balance;
    const moment = momentOf(entry, place.value.location);
    const till = { tax_profile: order.tax_profile, balance: balance.value, drawer_id, moment };
    const payment = pay(till, args);
    if (!payment.ok) return payment;
    const taken: PaymentTaken = { type: "payment.taken", order_id, payment: payment.value };
    const settled = settledOf({ payments: [...order.payments, payment.value] });
    if (!close || settled.amount < priced.value.total) return accept(taken);
    const closed = closeOrder({ order, priced: priced.value, settled, moment, drawer_id, ...place.value });
    return closed.ok ? accept(taken, ...closed.value) : closed;
  },
};

/** What is left to pay on the order, or on the check that the payment is for. */
function balanceOf(order: OrderState, priced: PricedOrder, checkId: string | undefined): Result<number> {
  if (checkId === undefined) return ok(priced.total - settledOf(order).amount);
  const check = checkTotals(order, priced).find(({ id }) => id === checkId);
  return check ? ok(check.balance) : refuse("unknown_check", "The order has no such check.", "check_id");
}
