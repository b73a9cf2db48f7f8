import { minor } from "@counterfoil/money";
import type {
  PricedDiscount,
  PricedLine,
  PricedOrder,
  PricedServiceCharge,
  PricedTax,
  PriceInput,
} from "../../contract/pricing.ts";
import { cashDue } from "./cash.ts";
import { isSameRate } from "./document_tax.ts";
import { type Draft, isLive, totalSoFar } from "./draft.ts";

/** Adds the lines up. Nothing is calculated a second time here: every amount of the order is a sum over its lines. */
export function totalOrder(
  input: PriceInput,
  drafts: readonly Draft[],
  discounts: readonly PricedDiscount[],
  serviceCharges: readonly PricedServiceCharge[],
): PricedOrder {
  const sum = { gross: 0, discount: 0, charge: 0, tax: 0, tax_included: 0, net: 0, total: 0 };
  const lines = drafts.map(finishLine);
  for (const line of lines) {
    sum.gross += line.gross;
    sum.discount += line.discount;
    sum.charge += line.charge;
    sum.tax += line.tax;
    sum.tax_included += line.tax_included;
    sum.net += line.net;
    sum.total += line.total;
  }
  minor(sum.gross, "sum of the lines");
  const tip = input.tip ?? 0;
  const cashPart = Math.min(input.cash_part ?? 0, sum.total + tip);
  const { cash_rounding, cash_rounding_mode = "half_up" } = input.tax_profile;
  const rounding = cashDue(cashPart, cash_rounding, cash_rounding_mode) - cashPart;
  return {
    currency: input.currency,
    ...sum,
    tip,
    cash_rounding: rounding,
    due: minor(sum.total + tip + rounding, "total"),
    lines,
    discounts,
    service_charges: serviceCharges,
    taxes: totalTaxes(drafts),
  };
}

function finishLine(draft: Draft): PricedLine {
  const total = totalSoFar(draft);
  return {
    uid: draft.line.uid,
    quantity: isLive(draft) ? draft.line.quantity : 0,
    gross: draft.gross,
    discount: draft.gross - draft.discounted,
    charge: draft.charge,
    tax: draft.tax,
    tax_included: draft.taxIncluded,
    net: total - draft.tax,
    total,
    discounts: draft.discounts,
    service_charges: draft.serviceCharges,
    taxes: draft.taxes,
  };
}

function totalTaxes(drafts: readonly Draft[]): PricedTax[] {
  const rows: { -readonly [K in keyof PricedTax]: PricedTax[K] }[] = [];
  for (const draft of drafts) {
    draft.taxes.forEach(({ taxable, amount }, position) => {
      const tax = draft.stack.taxes[position];
      if (tax === undefined) return;
      const row = rows.find((one) => isSameRate(one, tax));
      if (row !== undefined) {
        row.taxable += taxable;
        row.amount += amount;
      } else {
        const { id, name, percentage, inclusive } = tax;
        rows.push({ id, name, percentage, inclusive, taxable, amount });
      }
    });
  }
  return rows;
}
