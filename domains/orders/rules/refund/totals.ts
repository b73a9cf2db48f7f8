import type { LineTax, PricedLine } from "../../contract/pricing.ts";
import type { PricedRefund } from "../../contract/refund.ts";
import { isSameRate } from "../price/document_tax.ts";

/** Adds the lines of a refund up; like a sale, it has no number that is not a sum over its lines. */
export function addRefund(lines: readonly PricedLine[], tip: number): PricedRefund {
  const sum = { gross: 0, discount: 0, charge: 0, tax: 0, tax_included: 0, net: 0, total: 0 };
  const taxes: { -readonly [K in keyof LineTax]: LineTax[K] }[] = [];
  for (const line of lines) {
    sum.gross += line.gross;
    sum.discount += line.discount;
    sum.charge += line.charge;
    sum.tax += line.tax;
    sum.tax_included += line.tax_included;
    sum.net += line.net;
    sum.total += line.total;
    for (const tax of line.taxes) {
      const row = taxes.find((one) => isSameRate(one, tax));
      if (row === undefined) {
        taxes.push({ ...tax });
      } else {
        row.taxable += tax.taxable;
        row.amount += tax.amount;
      }
    }
  }
  return { ...sum, lines, taxes, tip, due: sum.total + tip };
}
