import type { Put, View } from "@counterfoil/commands";
import type { Entry } from "@counterfoil/commands";
import type { OrderClosed } from "@counterfoil/orders/contract";
import type { CashStranded, PaymentTaken, PaymentVoided, RefundMade } from "@counterfoil/payments/contract";
import type { CashMoved, ShiftClosed, ShiftOpened } from "@counterfoil/shifts/contract";
import type { Posting } from "../contract/index.ts";
import * as rules from "../rules/index.ts";
import { addPostings } from "./postings.ts";

/** Room for the postings of one event; an event's place in its entry times this is where its rows begin. */
const PLACES = 1_000;

/** The books: what each event means in debits and credits. */
export const ledgerView: View = {
  writes: [addPostings],
  on: {
    "order.closed": (event: OrderClosed, entry, put, _states, n) =>
      post(put, entry, n, event.business_date, rules.ofSale(event)),
    "payment.taken": (event: PaymentTaken, entry, put, _states, n) =>
      post(put, entry, n, event.payment.business_date, rules.ofPayment(event)),
    "payment.voided": (event: PaymentVoided, entry, put, _states, n) =>
      post(put, entry, n, event.business_date, rules.ofVoid(event)),
    "refund.made": (event: RefundMade, entry, put, _states, n) =>
      post(put, entry, n, event.refund.business_date, rules.ofRefund(event)),
    "shift.opened": (event: ShiftOpened, entry, put, _states, n) =>
      post(put, entry, n, event.business_date, rules.ofShiftOpened(event)),
    "drawer.cash_moved": (event: CashMoved, entry, put, _states, n) =>
      post(put, entry, n, event.business_date, rules.ofCashMoved(event)),
    "cash.stranded": (event: CashStranded, entry, put, _states, n) =>
      post(put, entry, n, event.business_date, rules.ofCashStranded(event)),
    "shift.closed": (event: ShiftClosed, entry, put, _states, n) =>
      post(put, entry, n, event.z.business_date, rules.ofShiftClosed(event)),
  },
};

function post(
  put: Put,
  { command, version }: Entry<never>,
  n: number,
  business_date: string,
  postings: Posting[],
): void {
  for (const [i, { debit, credit, amount, order_id }] of postings.entries()) {
    const place = { scope_id: command.scope, version, n: n * PLACES + i };
    put(addPostings, { ...place, debit, credit, amount, order_id: order_id ?? null, business_date });
  }
}
