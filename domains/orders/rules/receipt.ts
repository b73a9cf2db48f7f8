import type { PaymentState, RefundLine, RefundState } from "@counterfoil/payments/contract";
import type {
  ReceiptAmount,
  ReceiptDocument,
  ReceiptLine,
  ReceiptPayment,
} from "@counterfoil/receipts/contract";
import type { LocationState } from "@counterfoil/venues/contract";
import type { OrderLine, OrderState, PartReceipt } from "../contract/order.ts";
import type { PricedLine } from "../contract/pricing.ts";
import type { CheckTotals, OrderTotals } from "../contract/totals.ts";
import { totals } from "./totals.ts";

/** Where it is printed; the till and the server both know it. */
export type PrintedBy = Pick<LocationState, "name" | "address_lines" | "receipt_footer" | "time_zone">;

/**
 * What is printed for an order as it stands: a bill while it is open, its receipt once it is closed, or the slip of its
 * void. `copy` marks a reprint.
 */
export function receiptOf(
  order: OrderState,
  by: PrintedBy,
  options: { copy?: boolean } = {},
): ReceiptDocument {
  const sums = totals(order);
  const kind = order.state === "open" ? "bill" : order.state === "canceled" ? "void" : "sale";
  const live = order.lines.flatMap((line, i) => {
    const priced = sums.lines[i];
    return line.void === undefined && priced !== undefined ? [lineOf(line, priced, sums)] : [];
  });
  return {
    kind,
    ...headOf(order, by, options.copy ?? false),
    issued_at: order.void?.at ?? order.closed_at ?? order.opened_at,
    ...(order.receipt !== undefined && { legal_number: order.receipt.legal_number }),
    ...(order.void !== undefined && { reason: order.void.reason }),
    lines: live,
    discounts: sums.discounts.filter(({ scope, amount }) => scope === "order" && amount > 0),
    service_charges: sums.service_charges,
    taxes: sums.taxes,
    total: sums.total,
    tip: sums.tip,
    cash_rounding: sums.cash_rounding,
    due: sums.due,
    payments: order.payments.filter(({ status }) => status === "completed").map(paymentOf),
    balance: sums.balance,
  };
}

/**
 * The receipt of a part of an order, again: the money that it is for. What stood on the order by then is on the paper that
 * the guest has; the order has changed since.
 */
export function partReceiptOf(
  order: OrderState,
  part: PartReceipt,
  by: PrintedBy,
  options: { copy?: boolean } = {},
): ReceiptDocument {
  const payments = paidBy(order, part);
  const tip = payments.reduce((sum, payment) => sum + payment.tip, 0);
  const rounding = payments.reduce((sum, payment) => sum + payment.rounding, 0);
  return {
    kind: "sale",
    ...headOf(order, by, options.copy ?? false),
    issued_at: part.issued_at,
    legal_number: part.legal_number,
    lines: [],
    discounts: [],
    service_charges: [],
    taxes: [],
    total: part.total,
    tip,
    cash_rounding: rounding,
    due: part.total + tip + rounding,
    payments: payments.map(paymentOf),
    balance: 0,
  };
}

/** The payments that a part's receipt is for: its last one, and those before it that are on no earlier part's. */
function paidBy({ payments, part_receipts = [] }: OrderState, part: PartReceipt): readonly PaymentState[] {
  const earlier = part_receipts[part_receipts.findIndex(({ id }) => id === part.id) - 1];
  const place = (id: string | undefined): number => payments.findIndex((payment) => payment.id === id) + 1;
  return payments.slice(place(earlier?.id), place(part.id)).filter(({ status }) => status === "completed");
}

/** The receipt of one refund of an order: what goes back, and how. */
export function refundReceiptOf(
  order: OrderState,
  refund: RefundState,
  by: PrintedBy,
  options: { copy?: boolean } = {},
): ReceiptDocument {
  const due = refund.amount + refund.tip + refund.rounding;
  const { tender, external_type, reference } = refund;
  return {
    kind: "refund",
    ...headOf(order, by, options.copy ?? false),
    issued_at: refund.made_at,
    ...(refund.receipt !== undefined && { legal_number: refund.receipt.legal_number }),
    ...(order.receipt !== undefined && { original_number: order.receipt.legal_number }),
    reason: refund.reason,
    lines: refund.lines.map(refundLineOf),
    discounts: [],
    service_charges: [],
    // What was added to the lines' prices is part of what goes back of each, so the taxes are named as contained.
    taxes: taxesOf(refund),
    total: refund.amount,
    tip: refund.tip,
    cash_rounding: refund.rounding,
    due,
    payments: [{ tender, amount: due, ...labelled(external_type, reference) }],
    balance: 0,
  };
}

/** The bill of one check: its part of every line, which is its part of all amounts. */
export function checkBillOf(order: OrderState, check: CheckTotals, by: PrintedBy): ReceiptDocument {
  const lines = check.lines.flatMap(({ uid, quantity, total }): ReceiptLine[] => {
    const line = order.lines.find((one) => one.uid === uid);
    if (line === undefined) return [];
    return [{ ...named(line), quantity, modifiers: modifiersOf(line), amount: total, discounts: [] }];
  });
  const payments = order.payments.filter((one) => one.status === "completed" && one.check_id === check.id);
  const tip = payments.reduce((sum, payment) => sum + payment.tip, 0);
  const rounding = payments.reduce((sum, payment) => sum + payment.rounding, 0);
  return {
    kind: "bill",
    ...headOf(order, by, false),
    issued_at: order.opened_at,
    check: check.name ?? String(order.checks.findIndex(({ id }) => id === check.id) + 1),
    lines,
    discounts: [],
    service_charges: [],
    taxes: [],
    total: check.total,
    tip,
    cash_rounding: rounding,
    due: check.total + tip + rounding,
    payments: payments.map(paymentOf),
    balance: check.balance,
  };
}

function headOf(order: OrderState, by: PrintedBy, copy: boolean) {
  const { receipt_footer } = by;
  return {
    copy,
    business: {
      name: by.name,
      address_lines: by.address_lines,
      ...(receipt_footer !== undefined && { footer: receipt_footer }),
    },
    currency: order.currency,
    time_zone: by.time_zone,
    call_number: order.call_number,
    order_type: order.type,
    ...(order.name !== undefined && { name: order.name }),
    ...(order.table !== undefined && { table: order.table }),
  };
}

function lineOf(line: OrderLine, priced: PricedLine, sums: OrderTotals): ReceiptLine {
  const own = priced.discounts.filter(({ scope, amount }) => scope === "line" && amount > 0);
  return {
    ...named(line),
    quantity: line.quantity,
    unit_price: line.unit_price,
    modifiers: modifiersOf(line),
    ...(line.note !== undefined && { note: line.note }),
    amount: priced.gross,
    discounts: own.map(({ uid, amount }): ReceiptAmount => {
      const name = sums.discounts.find((one) => one.uid === uid && one.line_uid === line.uid)?.name ?? uid;
      return { name, amount };
    }),
  };
}

function refundLineOf({ quantity, name, variation_name, amount }: RefundLine): ReceiptLine {
  return {
    quantity,
    name,
    ...(variation_name !== undefined && { variation_name }),
    modifiers: [],
    amount,
    discounts: [],
  };
}

function taxesOf({ lines }: RefundState): ReceiptDocument["taxes"] {
  const rows = new Map<
    string,
    { -readonly [K in keyof ReceiptDocument["taxes"][number]]: ReceiptDocument["taxes"][number][K] }
  >();
  for (const { taxes } of lines) {
    for (const { id, name, percentage, taxable, amount } of taxes) {
      const key = `${id} ${percentage}`;
      const row = rows.get(key) ?? { name, percentage, inclusive: true, taxable: 0, amount: 0 };
      row.taxable += taxable;
      row.amount += amount;
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

function named({ name, variation_name }: OrderLine): Pick<ReceiptLine, "name" | "variation_name"> {
  return variation_name === undefined ? { name } : { name, variation_name };
}

function modifiersOf(line: OrderLine): ReceiptLine["modifiers"] {
  return (line.modifiers ?? []).map(({ name, unit_price, quantity = 1 }) => ({ name, unit_price, quantity }));
}

function paymentOf({
  tender,
  amount,
  tip,
  rounding,
  tendered,
  change,
  external_type,
  reference,
}: PaymentState): ReceiptPayment {
  return {
    tender,
    amount: amount + tip + rounding,
    ...(tendered !== undefined && { tendered }),
    ...(change !== undefined && { change }),
    ...labelled(external_type, reference),
  };
}

function labelled(label: string | undefined, reference: string | undefined) {
  return { ...(label !== undefined && { label }), ...(reference !== undefined && { reference }) };
}
