import type { Id } from "@counterfoil/ids";
import type { Store } from "../parts/store.ts";
import { text, type Findings } from "./findings.ts";
import { follow, type Orders } from "./lines.ts";
import type { Happened, Line } from "./tape.ts";

type Amounts = Readonly<Record<string, number>>;
interface Priced extends Amounts {}
interface PricedOrder {
  readonly lines: readonly (Priced & { readonly uid: never })[];
}

const SUMMED = ["gross", "discount", "charge", "tax", "tax_included", "net", "total"] as const;
const MILLI = 1_000;

interface Payment {
  readonly id: Id;
  readonly amount: number;
}

/** INV-3 and INV-5, walked along the tape with arithmetic of its own. */
export function checkMoney(found: Findings, lines: readonly Line[]): void {
  const orders: Orders = new Map();
  const paid = new Map<Id, Map<Id, number>>();
  for (const { command, events } of lines) {
    for (const event of events) {
      follow(orders, event, command);
      const id = event["order_id"] as Id;
      if (event.type === "payment.taken") {
        const { id: payment, amount } = event["payment"] as Payment;
        found.check(
          !paid.get(id)?.has(payment),
          "INV-5",
          () => `payment ${payment} of order ${id} was taken twice`,
        );
        paid.set(id, new Map([...(paid.get(id) ?? []), [payment, amount]]));
        checkNotAbove(found, orders, id, sum(paid.get(id)));
      }
      if (event.type === "payment.voided") paid.get(id)?.delete(event["payment_id"] as Id);
      if (event.type === "order.closed") checkClosed(found, orders, event, sum(paid.get(id)));
    }
  }
}

function sum(amounts: ReadonlyMap<Id, number> | undefined): number {
  return [...(amounts?.values() ?? [])].reduce((total, amount) => total + amount, 0);
}

/** While it is open an order's discounts are not known here; without them it costs at least as much. */
function checkNotAbove(found: Findings, orders: Orders, id: Id, amount: number): void {
  const gross = grossOf(orders, id);
  found.check(amount <= gross, "INV-5", () => `order ${id} of at most ${gross} has ${amount} paid on it`);
}

function grossOf(orders: Orders, id: Id): number {
  let gross = 0;
  for (const line of orders.get(id)?.values() ?? []) {
    if (!line.isVoid) gross += Math.round((line.unitPrice * line.milli) / MILLI);
  }
  return gross;
}

function checkClosed(found: Findings, orders: Orders, event: Happened, amount: number): void {
  const id = event["order_id"] as Id;
  const priced = event["priced"] as PricedOrder & Amounts;
  for (const what of SUMMED) {
    const of = priced.lines.reduce((total, line) => total + (line[what] ?? 0), 0);
    found.same("INV-3", `${what} of order ${id}`, priced[what], of);
  }
  const { gross = 0, discount = 0, charge = 0, tax = 0, tax_included: included = 0, total = 0 } = priced;
  found.same("INV-3", `the total of order ${id}`, total, gross - discount + charge + tax - included);
  found.same("INV-3", `the lines' prices of order ${id}`, gross, grossOf(orders, id));
  found.same("INV-5", `what was paid of order ${id} at its close`, amount, event["total"]);
}

interface Posting {
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly order_id: Id | null;
}

/** INV-4: every posting has two sides and an amount; a closed order owes nothing; drawers hold what went through them. */
export function checkLedger(found: Findings, store: Store, lines: readonly Line[]): void {
  const postings = store.rowsOf("ledger.add_postings") as readonly Posting[];
  const ofOrder = new Map<Id, number>();
  const accounts = new Map<string, number>();
  for (const posting of postings) {
    const { debit, credit, amount, order_id } = posting;
    found.check(
      Number.isSafeInteger(amount) && amount > 0 && debit !== credit,
      "INV-4",
      () => `a posting is no pair: ${text(posting)}`,
    );
    accounts.set(debit, (accounts.get(debit) ?? 0) + amount);
    accounts.set(credit, (accounts.get(credit) ?? 0) - amount);
    const side = Number(debit === "order") - Number(credit === "order");
    if (order_id !== null) ofOrder.set(order_id, (ofOrder.get(order_id) ?? 0) + side * amount);
  }
  const events = lines.flatMap((line) => line.events);
  for (const { type, order_id } of events) {
    if (type === "order.closed") {
      found.same(
        "INV-4",
        `the account of closed order ${order_id as Id}`,
        ofOrder.get(order_id as Id) ?? 0,
        0,
      );
    }
  }
  found.same(
    "INV-4",
    "what tills took otherwise than in cash",
    accounts.get("external") ?? 0,
    external(events),
  );
}

interface Money {
  readonly tender: string;
  readonly amount: number;
  readonly tip: number;
  readonly rounding: number;
}

function external(events: readonly Happened[]): number {
  const of = ({ tender, amount, tip, rounding }: Money) =>
    tender === "external" ? amount + tip + rounding : 0;
  return events.reduce((total, event) => {
    if (event.type === "payment.taken") return total + of(event["payment"] as Money);
    if (event.type === "payment.voided") return total - of(event as unknown as Money);
    if (event.type === "refund.made") return total - of(event["refund"] as Money);
    return total;
  }, 0);
}
