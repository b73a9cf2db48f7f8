import { mulDiv, quantityToMilli } from "@counterfoil/money";
import type {
  OrderClosed,
  OrderLine,
  OrderState,
  OrderVoided,
  PricedAmounts,
} from "@counterfoil/orders/contract";
import type { PaymentTaken, PaymentVoided, RefundLine, RefundMade } from "@counterfoil/payments/contract";
import { must } from "@counterfoil/result";

/*
 * What an event means to reports: rows that are only ever added up (REP-1). A refund's are below zero. Amounts are minor
 * units, quantities thousandths.
 */

/** The amounts that are kept; the others follow from them (figures.ts). */
export interface StoredAmounts {
  readonly gross: number;
  readonly discount: number;
  readonly charge: number;
  readonly net: number;
  readonly tax: number;
}

export interface SaleFact extends StoredAmounts {
  readonly order_id: string;
  readonly business_date: string;
  readonly hour: number;
  readonly order_type: string;
  readonly covers: number;
  readonly tip: number;
  readonly refund: boolean;
}

export interface LineFact extends StoredAmounts {
  readonly business_date: string;
  readonly refund: boolean;
  readonly item_id: string | null;
  readonly variation_id: string | null;
  readonly category_id: string | null;
  readonly item_name: string;
  readonly variation_name: string | null;
  readonly category_name: string | null;
  readonly quantity_milli: number;
}

export interface TaxFact {
  readonly business_date: string;
  readonly refund: boolean;
  readonly tax_id: string;
  readonly tax_name: string;
  readonly percentage: string;
  readonly inclusive: boolean;
  readonly taxable: number;
  readonly amount: number;
}

export interface TenderFact {
  readonly business_date: string;
  readonly kind: "payment" | "void" | "refund";
  readonly tender: string;
  readonly external_type: string | null;
  readonly amount: number;
  readonly tip: number;
  readonly rounding: number;
}

export interface VoidFact {
  readonly order_id: string;
  readonly business_date: string;
  /** Of the whole order: true; of single lines of an order that was sold: false. */
  readonly whole: boolean;
  readonly lines: number;
  readonly amount: number;
}

export function saleOf({ business_date, hour, priced, tip }: OrderClosed, order: OrderState): SaleFact {
  return {
    order_id: order.id,
    business_date,
    hour,
    order_type: order.type,
    covers: order.covers ?? 0,
    ...stored(priced),
    tip,
    refund: false,
  };
}

export function linesOf({ business_date, priced }: OrderClosed, order: OrderState): LineFact[] {
  return order.lines.flatMap((line, i) => {
    if (line.void !== undefined) return [];
    const amounts = must(priced.lines[i], "a closed order has a price for each of its lines");
    return {
      ...goods(line),
      business_date,
      refund: false,
      quantity_milli: quantityToMilli(line.quantity),
      ...stored(amounts),
    };
  });
}

export function taxesOf({ business_date, priced }: OrderClosed): TaxFact[] {
  return priced.taxes.map(({ id, name, percentage, inclusive, taxable, amount }) => ({
    business_date,
    refund: false,
    tax_id: id,
    tax_name: name,
    percentage: String(percentage),
    inclusive,
    taxable,
    amount,
  }));
}

/** Lines that somebody took out of the order before it was sold; null where nobody did. */
export function voidedLinesOf({ business_date }: OrderClosed, order: OrderState): VoidFact | null {
  const lines = order.lines.filter((line) => line.void !== undefined);
  if (lines.length === 0) return null;
  const amount = lines.reduce((sum, line) => sum + priceOf(line), 0);
  return { order_id: order.id, business_date, whole: false, lines: lines.length, amount };
}

export function voidedOrderOf({ order_id, business_date, total }: OrderVoided, order: OrderState): VoidFact {
  return { order_id, business_date, whole: true, lines: order.lines.length, amount: total };
}

export function givenBackOf({ refund }: RefundMade, order: OrderState): SaleFact {
  const sum = { gross: 0, discount: 0, charge: 0, net: 0, tax: 0 };
  for (const line of refund.lines) {
    for (const part of STORED) sum[part] -= line[part];
  }
  return {
    order_id: order.id,
    business_date: refund.business_date,
    hour: refund.hour,
    order_type: order.type,
    covers: 0,
    ...sum,
    tip: less(refund.tip),
    refund: true,
  };
}

export function linesGivenBackOf({ refund }: RefundMade): LineFact[] {
  return refund.lines.map((line) => ({
    ...goods(line),
    business_date: refund.business_date,
    refund: true,
    quantity_milli: less(quantityToMilli(line.quantity)),
    ...negative(stored(line)),
  }));
}

/** One for each tax and rate, however many lines bore it. */
export function taxesGivenBackOf({ refund }: RefundMade): TaxFact[] {
  const sums = new Map<string, TaxFact>();
  for (const { id, name, percentage, inclusive, taxable, amount } of refund.lines.flatMap(
    ({ taxes }) => taxes,
  )) {
    const key = JSON.stringify([id, String(percentage), inclusive]);
    const before = sums.get(key);
    sums.set(key, {
      business_date: refund.business_date,
      refund: true,
      tax_id: id,
      tax_name: name,
      inclusive,
      percentage: String(percentage),
      taxable: (before?.taxable ?? 0) - taxable,
      amount: (before?.amount ?? 0) - amount,
    });
  }
  return [...sums.values()];
}

export function takenOf({ payment }: PaymentTaken): TenderFact {
  const { business_date, tender, external_type = null, amount, tip, rounding } = payment;
  return { business_date, kind: "payment", tender, external_type, amount, tip, rounding };
}

export function voidedPaymentOf(event: PaymentVoided, order: OrderState): TenderFact {
  const { business_date, tender, amount, tip, rounding, payment_id } = event;
  const external_type = order.payments.find(({ id }) => id === payment_id)?.external_type ?? null;
  return { business_date, kind: "void", tender, external_type, ...negative({ amount, tip, rounding }) };
}

export function paidBackOf({ refund }: RefundMade): TenderFact {
  const { business_date, tender, external_type = null, amount, tip, rounding } = refund;
  return { business_date, kind: "refund", tender, external_type, ...negative({ amount, tip, rounding }) };
}

const STORED = ["gross", "discount", "charge", "net", "tax"] as const;

function stored({
  gross,
  discount,
  charge,
  net,
  tax,
}: Omit<PricedAmounts, "total" | "tax_included">): StoredAmounts {
  return { gross, discount, charge, net, tax };
}

function goods(line: OrderLine | RefundLine) {
  return {
    item_id: line.item_id ?? null,
    variation_id: line.variation_id ?? null,
    category_id: line.category_id ?? null,
    item_name: line.name,
    variation_name: line.variation_name ?? null,
    category_name: line.category_name ?? null,
  };
}

/** What the line would have cost, discounts and taxes apart. */
function priceOf({ quantity, unit_price, modifiers = [] }: OrderLine): number {
  const unit = modifiers.reduce(
    (sum, { unit_price: each, quantity: n = 1 }) => sum + mulDiv(each, quantityToMilli(n), 1_000, "half_up"),
    unit_price,
  );
  return mulDiv(unit, quantityToMilli(quantity), 1_000, "half_up");
}

/** Below zero, and never the minus zero that JSON and JavaScript disagree on. */
function less(amount: number): number {
  return amount === 0 ? 0 : -amount;
}

function negative<A extends { readonly [Part in keyof A]: number }>(amounts: A): A {
  return Object.fromEntries(
    Object.entries<number>(amounts).map(([part, amount]) => [part, less(amount)]),
  ) as A;
}
