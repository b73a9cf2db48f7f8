import {
  accept,
  type Command,
  type CommandSpec,
  type Decision,
  type Entry,
  ref,
  type States,
} from "@counterfoil/commands/spec";
import type { PricedOrder } from "@counterfoil/orders/contract";
import {
  closeOrder,
  type Moment,
  momentOf,
  needsOfDrawer,
  needsOfNumbers,
  openOrder,
  orderIdTaken,
  orderState,
  partReceipt,
  placeOf,
  priceOrder,
  type Settled,
  spoiledNumbers,
} from "@counterfoil/orders/rules";
import { ok, type Refusal, type Result } from "@counterfoil/result";
import { type SalePaymentArgs, SellArgs } from "../../contract/commands.ts";
import type { PaymentTaken } from "../../contract/events.ts";
import { pay } from "../pay.ts";
import { paymentState } from "../state.ts";
import { stranded, takenBy, toldWithMoney } from "../stranded.ts";
import { checkPaymentIds } from "../taken.ts";

/**
 * A whole sale in one command (PAY-6): the order, its payments, its close and its receipt. When the payments do not
 * reach what is due the order stays open with the balance. Most sales come this way, so it prices once.
 */
export const sell: CommandSpec<SellArgs> = {
  type: "order.sell",
  kind: "fact",
  permission: "payments.take",
  args: SellArgs,
  needs: (command) => [
    ref(orderState, command.args.order_id),
    ...needsOfDrawer(command.args.drawer_id),
    ...needsOfNumbers(command),
    ...command.args.payments.map(({ id }) => ref(paymentState, id)),
  ],
  decide: (command, states, entry) =>
    toldWithMoney(
      decide(command, states, entry),
      command,
      takenBy(command, command.args.payments, states),
      states,
    ),
  spoiled: (command, refusal, states, entry) => [
    ...spoiledNumbers("sale")(command, refusal, states, entry),
    ...stranded(command, takenBy(command, command.args.payments, states), refusal, states, entry),
  ],
};

function decide(command: Command<SellArgs>, states: States, entry: Entry<SellArgs>): Decision {
  const { args } = command;
  if (states.get(orderState, args.order_id) !== undefined) return orderIdTaken();
  const taken = checkPaymentIds(states, args.payments);
  if (taken !== null) return { refusal: taken };
  const place = placeOf(command, states, args.drawer_id);
  if (!place.ok) return place;
  const moment = momentOf(entry, place.value.location);
  const made = openOrder(entry, place.value, moment);
  if (!made.ok) return made;
  const { event, order } = made.value;
  const priced = priceOrder(order);
  if (!priced.ok) return priced;
  const paid = payAll(args, priced.value, order.tax_profile, moment);
  if (!paid.ok) return paid;
  const { events, settled } = paid.value;
  if (args.close === false) return accept(event, ...events);
  const last = events.at(-1);
  const closing = {
    order,
    priced: priced.value,
    settled,
    moment,
    drawer_id: args.drawer_id,
    receipts: place.value.receipts,
    ...(args.numbers && { numbers: args.numbers }),
    ...(last && { payment_id: last.payment.id }),
  };
  if (settled.amount < priced.value.total) return accept(event, ...events, ...partReceipt(closing));
  const closed = closeOrder(closing);
  return closed.ok ? accept(event, ...events, ...closed.value) : closed;
}

/** Each payment on what those before it have left. */
function payAll(
  { order_id, drawer_id, payments, numbers }: SellArgs,
  { total }: PricedOrder,
  tax_profile: Parameters<typeof pay>[0]["tax_profile"],
  moment: Moment,
): Result<{ readonly events: readonly PaymentTaken[]; readonly settled: Settled }> {
  const events: PaymentTaken[] = [];
  const settled = { amount: 0, tip: 0, rounding: 0 };
  const isDecided = numbers !== undefined;
  for (const [i, args] of payments.entries()) {
    if (total === 0 && isNothing(args)) continue;
    const paid =
      args.check_id === undefined || args.check_id === order_id
        ? pay({ tax_profile, balance: total - settled.amount, drawer_id, moment, isDecided }, args)
        : noCheck;
    if (!paid.ok) return { ok: false, refusal: ofPayment(i, paid.refusal) };
    events.push({ type: "payment.taken", order_id, payment: paid.value });
    settled.amount += paid.value.amount;
    settled.tip += paid.value.tip;
    settled.rounding += paid.value.rounding;
  }
  return ok({ events, settled });
}

/** What costs nothing is sold without a payment, also where one of nothing was sent along. */
function isNothing({ amount = 0, tip = 0 }: SalePaymentArgs): boolean {
  return amount + tip === 0;
}

const noCheck = {
  ok: false,
  refusal: { code: "unknown_check", message: "The order has no such check.", field: "check_id" },
} as const;

function ofPayment(i: number, refusal: Refusal): Refusal {
  return { ...refusal, field: `payments[${i}].${refusal.field ?? "amount"}` };
}
