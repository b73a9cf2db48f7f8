import type { OrderClosed, PricedOrder } from "@counterfoil/orders/contract";
import type { PaymentState, PaymentVoided, RefundState, Tender } from "@counterfoil/payments/contract";
import type { MoveKind, TaxTotal, TenderSum, TenderTotals, Totals } from "../contract/index.ts";

const NO_SUM: TenderSum = { count: 0, amount: 0, tip: 0, rounding: 0 };
const NO_TENDER: TenderTotals = { taken: NO_SUM, voided: NO_SUM, refunded: NO_SUM };

export const NO_TOTALS: Totals = {
  sales: { count: 0, gross: 0, discount: 0, charge: 0, tax: 0, net: 0, total: 0 },
  refunds: { count: 0, total: 0, tax: 0 },
  taxes: [],
  tenders: {},
  paid_in: { count: 0, amount: 0 },
  paid_out: { count: 0, amount: 0 },
  no_sales: 0,
};

export function withSale(totals: Totals, { priced }: OrderClosed): Totals {
  const { count, gross, discount, charge, tax, net, total } = totals.sales;
  const sales = {
    count: count + 1,
    gross: gross + priced.gross,
    discount: discount + priced.discount,
    charge: charge + priced.charge,
    tax: tax + priced.tax,
    net: net + priced.net,
    total: total + priced.total,
  };
  return { ...totals, sales, taxes: addTaxes(totals.taxes, priced.taxes, 1) };
}

export function withPayment(totals: Totals, payment: PaymentState): Totals {
  return withTender(totals, payment.tender, "taken", payment);
}

export function withVoid(totals: Totals, voided: PaymentVoided): Totals {
  return withTender(totals, voided.tender, "voided", voided);
}

export function withRefund(totals: Totals, refund: RefundState): Totals {
  const tax = refund.lines.reduce((sum, line) => sum + line.tax, 0);
  const { count, total, tax: before } = totals.refunds;
  const refunds = { count: count + 1, total: total + refund.amount, tax: before + tax };
  const taxes = refund.lines.reduce((sum, line) => addTaxes(sum, line.taxes, -1), totals.taxes);
  return withTender({ ...totals, refunds, taxes }, refund.tender, "refunded", refund);
}

export function withMove(totals: Totals, kind: MoveKind, amount: number): Totals {
  if (kind === "no_sale") return { ...totals, no_sales: totals.no_sales + 1 };
  const { count, amount: before } = totals[kind];
  return { ...totals, [kind]: { count: count + 1, amount: before + amount } };
}

/** What should be there: of the tender itself, less what was voided and given back. Cash: without the float. */
export function balance(totals: Totals, tender: Tender): number {
  const { taken, voided, refunded } = totals.tenders[tender] ?? NO_TENDER;
  const money = (sum: TenderSum) => sum.amount + sum.tip + sum.rounding;
  const moved = tender === "cash" ? totals.paid_in.amount - totals.paid_out.amount : 0;
  return money(taken) - money(voided) - money(refunded) + moved;
}

function withTender(
  totals: Totals,
  tender: Tender,
  way: keyof TenderTotals,
  money: { amount: number; tip: number; rounding: number },
): Totals {
  const before = totals.tenders[tender] ?? NO_TENDER;
  const sum = before[way];
  const after: TenderSum = {
    count: sum.count + 1,
    amount: sum.amount + money.amount,
    tip: sum.tip + money.tip,
    rounding: sum.rounding + money.rounding,
  };
  return { ...totals, tenders: { ...totals.tenders, [tender]: { ...before, [way]: after } } };
}

function addTaxes(sums: readonly TaxTotal[], taxes: PricedOrder["taxes"], sign: 1 | -1): readonly TaxTotal[] {
  const after = [...sums];
  for (const { id, name, percentage, inclusive, taxable, amount } of taxes) {
    const at = after.findIndex(
      (sum) => sum.id === id && sum.percentage === percentage && sum.inclusive === inclusive,
    );
    const before = after[at] ?? { id, name, percentage, inclusive, taxable: 0, amount: 0 };
    const sum = {
      ...before,
      taxable: before.taxable + sign * taxable,
      amount: before.amount + sign * amount,
    };
    if (at < 0) after.push(sum);
    else after[at] = sum;
  }
  return after;
}
