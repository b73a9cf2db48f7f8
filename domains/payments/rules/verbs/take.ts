import {
  accept,
  type Command,
  type CommandSpec,
  type Decision,
  type Entry,
  ref,
  type States,
} from "@counterfoil/commands/spec";
import type { OrderState, PricedOrder } from "@counterfoil/orders/contract";
import {
  checkTotals,
  closeOrder,
  findOrder,
  momentOf,
  needsOfDrawer,
  needsOfNumbers,
  orderState,
  partReceipt,
  placeOf,
  priceOrder,
  settledOf,
  spoiledNumbers,
} from "@counterfoil/orders/rules";
import { ok, refuse, type Result } from "@counterfoil/result";
import { MOST_PAYMENTS, type SalePaymentArgs, TakePaymentArgs } from "../../contract/commands.ts";
import type { PaymentTaken } from "../../contract/events.ts";
import { pay } from "../pay.ts";
import { paymentState } from "../state.ts";
import { stranded, takenBy, toldWithMoney } from "../stranded.ts";

/**
 * Takes a payment on an open order; the one that reaches what is due closes it, unless `close` is false (PAY-7). One that
 * closed it where it was taken, and does not here, leaves a receipt for a part (CON-9).
 */
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
  decide: (command, states, entry) =>
    toldWithMoney(decide(command, states, entry), command, takenBy(command, [command.args], states), states),
  spoiled: (command, refusal, states, entry) => [
    ...spoiledNumbers("sale")(command, refusal, states, entry),
    ...stranded(command, takenBy(command, [command.args], states), refusal, states, entry),
  ],
};

function decide(command: Command<TakePaymentArgs>, states: States, entry: Entry<TakePaymentArgs>): Decision {
  const { order_id, drawer_id, close = true, numbers, ...said } = command.args;
  if (states.get(paymentState, said.id) !== undefined) {
    return refuse("id_reused", "This id stands for another payment. Take a new id for a new payment.", "id");
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
  const isDecided = numbers !== undefined;
  const args = isDecided ? onCheckOf(order, said) : said;
  const balance = balanceOf(order, priced.value, args.check_id);
  if (!balance.ok) return balance;
  const moment = momentOf(entry, place.value.location);
  const till = { tax_profile: order.tax_profile, balance: balance.value, drawer_id, moment, isDecided };
  const payment = pay(till, args);
  if (!payment.ok) return payment;
  const taken: PaymentTaken = { type: "payment.taken", order_id, payment: payment.value };
  const settled = settledOf({ payments: [...order.payments, payment.value] });
  const closing = {
    order,
    priced: priced.value,
    settled,
    moment,
    drawer_id,
    receipts: place.value.receipts,
    ...(numbers && { numbers }),
    payment_id: args.id,
  };
  if (!close) return accept(taken);
  if (settled.amount < priced.value.total) return accept(taken, ...partReceipt(closing));
  const closed = closeOrder(closing);
  return closed.ok ? accept(taken, ...closed.value) : closed;
}

/** A payment that was taken for a check which has been let go since is one of the order. */
function onCheckOf(order: OrderState, args: SalePaymentArgs): SalePaymentArgs {
  const { check_id, ...others } = args;
  return order.checks.some(({ id }) => id === check_id) ? args : others;
}

/** What is left to pay on the order, or on the check that the payment is for. */
function balanceOf(order: OrderState, priced: PricedOrder, checkId: string | undefined): Result<number> {
  if (checkId === undefined) return ok(priced.total - settledOf(order).amount);
  const check = checkTotals(order, priced).find(({ id }) => id === checkId);
  return check ? ok(check.balance) : refuse("unknown_check", "The order has no such check.", "check_id");
}
