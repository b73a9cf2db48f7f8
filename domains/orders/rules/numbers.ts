import type { Command, Entry, Event, States } from "@counterfoil/commands/spec";
import type { PaymentTaken, PaymentVoided, RefundMade } from "@counterfoil/payments/contract";
import type {
  CallSpoiled,
  GivenNumbers,
  Numbered,
  ReceiptIssued,
  ReceiptKind,
} from "@counterfoil/receipts/contract";
import { spoil } from "@counterfoil/receipts/rules";
import type { Refusal } from "@counterfoil/result";
import type { OrderClosed, OrderOpened } from "../contract/events.ts";
import { momentOf } from "./moment.ts";
import { placeOf } from "./place.ts";

/** Events that tell what a device has decided for good. */
type Decided = OrderOpened | OrderClosed | PaymentTaken | PaymentVoided | ReceiptIssued | RefundMade;

/** The numbers that a decision has given out, for its command to carry; undefined where it is of a kind that uses none. */
export function numbersGiven(events: readonly Event[]): GivenNumbers | undefined {
  let numbers: GivenNumbers | undefined;
  for (const event of events as readonly Decided[]) {
    switch (event.type) {
      case "order.opened":
        numbers = { ...numbers, call: event.call_number };
        break;
      case "receipt.issued":
        numbers = { ...numbers, receipt: event.number, series: event.series };
        break;
      case "order.closed":
      case "payment.taken":
      case "refund.made":
        numbers = { ...numbers };
        break;
      case "payment.voided":
        break;
    }
  }
  return numbers;
}

/**
 * A command's arguments with what was decided where it was done: the numbers that are on paper, and the money that changed
 * hands. Decided again on the same documents it comes to the same; on others, the paper and the drawer are believed. What
 * moves no money and uses no numbers stays as it is.
 */
export function withNumbers(args: unknown, events: readonly Event[]): unknown {
  const numbers = numbersGiven(events);
  const settled: Settled = { ...(args as Settled), ...(numbers && { numbers }) };
  for (const event of events as readonly Decided[]) {
    if (event.type === "payment.taken") payOf(settled, event);
    if (event.type === "payment.voided") Object.assign(settled, handedBack(event));
    if (event.type === "refund.made") Object.assign(settled, givenBack(settled, event));
  }
  return settled;
}

/** What of the arguments is settled; the rest is of no matter here. */
interface Settled {
  readonly numbers?: GivenNumbers;
  readonly id?: string;
  payments?: readonly Settled[];
  lines?: unknown;
  readonly amount?: number;
  readonly tip?: number;
}

function payOf(args: Settled, { payment }: PaymentTaken): void {
  const { id, amount, tendered } = payment;
  const money = { amount, ...(tendered !== undefined && { tendered }) };
  if (args.payments === undefined) Object.assign(args, money);
  else args.payments = args.payments.map((one) => (one.id === id ? { ...one, ...money } : one));
}

function handedBack({ tender, amount, tip, rounding }: PaymentVoided): object {
  return tender === "cash" ? { given_back: amount + tip + rounding } : {};
}

/** All that was left is named line by line: later it would be something else. */
function givenBack({ lines, amount, tip }: Settled, { refund }: RefundMade): object {
  const given_back = refund.amount + refund.tip + refund.rounding;
  if (lines !== undefined || amount !== undefined || tip !== undefined) return { given_back };
  const named = refund.lines.map(({ uid, quantity, amount: money }) =>
    quantity > 0 ? { uid, quantity } : { uid, amount: money },
  );
  return {
    ...(named.length > 0 && { lines: named }),
    ...(refund.tip > 0 && { tip: refund.tip }),
    given_back,
  };
}

/**
 * The rule for numbers of what was refused although it had happened: they are on paper, so they are used up all the same
 * (CON-8). `kind`: of the receipt that the command makes.
 */
export function spoiledNumbers(kind: ReceiptKind) {
  return (
    command: Command<Numbered & { readonly order_id: string; readonly id?: string }>,
    refusal: Refusal,
    states: States,
    entry: Entry<unknown>,
  ): readonly Event[] => {
    const { numbers, order_id, id } = command.args;
    const place = placeOf(command, states);
    if (numbers === undefined || !place.ok) return [];
    const { at: issued_at, date: business_date } = momentOf(entry, place.value.location);
    const called: CallSpoiled[] =
      numbers.call === undefined ? [] : [{ type: "call.spoiled", call_number: numbers.call }];
    const meant = { order_id, ...(kind === "refund" && id !== undefined && { refund_id: id }) };
    const of = { ...meant, reason: refusal.code, business_date, issued_at };
    return [...called, ...spoil(place.value.receipts, kind, of, numbers)];
  };
}
