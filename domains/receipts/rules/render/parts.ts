import { formatMoney } from "@counterfoil/money";
import type { ReceiptDocument, ReceiptLine, ReceiptPayment, ReceiptTax } from "../../contract/document.ts";
import type { Words } from "./words.ts";

/** A name on the left and an amount on the right. */
export interface Amount {
  readonly name: string;
  readonly amount: string;
}

/** A line of goods with what belongs to it. */
export interface Goods extends Amount {
  readonly details: readonly string[];
  readonly discounts: readonly Amount[];
}

/** A receipt in words, the same for every paper and screen. */
export interface Parts {
  readonly title: string;
  /** What it must not be taken for: a copy, a bill that is no receipt. */
  readonly marks: readonly string[];
  readonly business: ReceiptDocument["business"];
  readonly facts: readonly string[];
  readonly goods: readonly Goods[];
  readonly sums: readonly Amount[];
  /** The largest type. */
  readonly total: Amount;
  readonly after: readonly Amount[];
  readonly contained: readonly Amount[];
}

export function partsOf(document: ReceiptDocument, words: Words): Parts {
  const money = (amount: number): string =>
    formatMoney({ amount, currency: document.currency }, words.locale);
  const taken = (name: string, amount: number): Amount => ({ name, amount: money(-amount) });
  const added = (name: string, amount: number): Amount => ({ name, amount: money(amount) });
  const marks = [
    ...(document.copy ? [words.copy] : []),
    ...(document.kind === "bill" ? [words.notAReceipt] : []),
  ];
  return {
    title: words.titles[document.kind],
    marks,
    business: document.business,
    facts: factsOf(document, words),
    goods: document.lines.map((line) => ({
      name: goodsName(line),
      amount: money(line.amount),
      details: detailsOf(line, words, money),
      discounts: line.discounts.map(({ name, amount }) => taken(name, amount)),
    })),
    sums: [
      ...document.discounts.map(({ name, amount }) => taken(name, amount)),
      ...document.service_charges.map(({ name, amount }) => added(name, amount)),
      ...document.taxes.filter(({ inclusive }) => !inclusive).map((tax) => added(taxName(tax), tax.amount)),
    ],
    total: added(words.total, document.total),
    after: [
      ...(document.tip > 0 ? [added(words.tip, document.tip)] : []),
      ...(document.cash_rounding === 0 ? [] : [added(words.rounding, document.cash_rounding)]),
      ...(document.due === document.total ? [] : [added(words.due, document.due)]),
      ...document.payments.flatMap((payment) => paymentLines(payment, document, words, added)),
      ...(document.balance > 0 ? [added(words.toPay, document.balance)] : []),
    ],
    contained: document.taxes
      .filter(({ inclusive }) => inclusive)
      .map((tax) => added(`${words.includedTax} ${taxName(tax)}`, tax.amount)),
  };
}

function factsOf(document: ReceiptDocument, words: Words): string[] {
  const { legal_number, original_number, table, check, name, reason } = document;
  const when = new Intl.DateTimeFormat(words.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: document.time_zone,
  }).format(new Date(document.issued_at));
  return [
    ...(legal_number === undefined ? [] : [`${words.receiptNumber} ${legal_number}`]),
    ...(original_number === undefined ? [] : [`${words.forReceipt} ${original_number}`]),
    // Intl writes a narrow space before AM and PM, which printers do not have.
    when.replaceAll("\u202f", " "),
    `${words.order} ${document.call_number} · ${words.orderTypes[document.order_type]}`,
    ...(table === undefined ? [] : [`${words.table} ${table}`]),
    ...(name === undefined ? [] : [name]),
    ...(check === undefined ? [] : [`${words.check} ${check}`]),
    ...(reason === undefined ? [] : [`${words.reason}: ${reason}`]),
  ];
}

function goodsName({ quantity, name, variation_name }: ReceiptLine): string {
  return `${quantity} × ${variation_name === undefined ? name : `${name}, ${variation_name}`}`;
}

function detailsOf(
  { quantity, unit_price, modifiers, note }: ReceiptLine,
  words: Words,
  money: (amount: number) => string,
): string[] {
  return [
    ...(quantity === 1 || unit_price === undefined ? [] : [`${money(unit_price)} ${words.each}`]),
    ...modifiers.map((modifier) => {
      const many = modifier.quantity === 1 ? "" : `${modifier.quantity} × `;
      return `+ ${many}${modifier.name}${modifier.unit_price === 0 ? "" : ` ${money(modifier.unit_price)}`}`;
    }),
    ...(note === undefined ? [] : [`“${note}”`]),
  ];
}

function taxName({ name, percentage }: ReceiptTax): string {
  return `${name} ${percentage}%`;
}

function paymentLines(
  payment: ReceiptPayment,
  { kind }: ReceiptDocument,
  words: Words,
  added: (name: string, amount: number) => Amount,
): Amount[] {
  const tender = payment.tender === "cash" ? words.cash : (payment.label ?? words.otherTender);
  const named = payment.reference === undefined ? tender : `${tender} ${payment.reference}`;
  if (kind === "refund") return [added(`${words.givenBack}: ${named}`, payment.amount)];
  const { tendered, change } = payment;
  if (tendered === undefined || change === undefined || change === 0) return [added(named, payment.amount)];
  return [added(`${named}, ${words.given.toLowerCase()}`, tendered), added(words.change, change)];
}
