import type { OrderState } from "@counterfoil/orders/contract";
import type { DayReport as ServerDayReport, Order } from "@counterfoil/server/api";
import type { DayReport, NamedTotal } from "../api/report.ts";

/**
 * The order as the rules know it. REST shows `totals` in place of `priced`: the same amounts, and a few that follow from
 * them.
 */
export function orderOf({ totals, ...order }: Order): OrderState {
  const { paid: _, balance: __, refunded: ___, payment_status: ____, checks: _____, ...priced } = totals;
  // The generated types say "percentage or amount" as two optional fields, which is all that JSON Schema says.
  return (order.state === "completed" ? { ...order, priced } : order) as unknown as OrderState;
}

/** The names that a report's rows have on a screen. */
export interface ReportWords {
  readonly tenders: Readonly<Record<string, string>>;
  readonly percent: (percentage: string) => string;
}

/** Whose report it is, and why not of the whole shop. */
export type ReportOf = Pick<DayReport, "of" | "because">;

/** What of the server's report is shown; a device makes the same from its own documents. */
export type DayFigures = Pick<
  ServerDayReport,
  | "date"
  | "currency"
  | "totals"
  | "average"
  | "before"
  | "by_hour"
  | "by_item"
  | "by_category"
  | "by_tender"
  | "by_tax"
>;

export function dayReportOf(report: DayFigures, of: ReportOf, words: ReportWords): DayReport {
  const { totals, before } = report;
  return {
    ...of,
    date: report.date,
    currency: report.currency,
    count: totals.count,
    gross: totals.gross,
    discount: totals.discount,
    net: totals.net,
    tax: totals.tax,
    total: totals.total,
    average: report.average,
    tip: totals.tip,
    refunded: totals.refunds.total,
    before: before && { date: before.date, total: before.totals.total, count: before.totals.count },
    by_hour: report.by_hour.map(({ key, total, count }) => ({ hour: Number(key), total, count })),
    by_item: told(report.by_item.map(({ name, quantity, total }) => ({ name: name ?? "", quantity, total }))),
    by_category: told(
      report.by_category.map(({ name, quantity, total }) => ({ name: name ?? "", quantity, total })),
    ),
    by_tender: told(
      report.by_tender.map(({ tender, external_type, count, collected }) => ({
        name: external_type ?? words.tenders[tender] ?? tender,
        quantity: count,
        total: collected,
      })),
    ),
    by_tax: told(
      report.by_tax.map(({ name, percentage, amount }) => ({
        name: `${name} ${words.percent(percentage)}`,
        quantity: null,
        total: amount,
      })),
    ),
  };
}

/** Two rows may have one name (an item and one that was sold ad hoc); the screen tells them apart by it. */
function told(rows: readonly NamedTotal[]): NamedTotal[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const times = (seen.get(row.name) ?? 0) + 1;
    seen.set(row.name, times);
    return times === 1 ? row : { ...row, name: `${row.name} (${times})` };
  });
}
