import { csvText, type Cell } from "@counterfoil/delimited/write";
import { toDecimal } from "@counterfoil/money";
import { never } from "@counterfoil/result";
import { sumOf } from "./amounts.ts";
import type { GoodsRow, PeriodRow, SaleFigures, SalesReport, TaxRow, TenderRow } from "../contract/index.ts";

/**
 * The report as a file for a spreadsheet: a row each, amounts as decimals of the currency, and last a row `total` that
 * says what the whole span comes to in the columns that it knows.
 */
export function salesCsv(report: SalesReport): string {
  const amount: Amount = (minor) => toDecimal(minor, report.currency);
  const whole = { ...report.totals, key: "total" };
  switch (report.by) {
    case "day":
    case "hour":
    case "order_type":
      return table(periodColumns(report.by, amount), [...report.rows, whole]);
    case "item":
    case "variation":
    case "category":
      return table(goodsColumns(amount), [...report.rows, totalOfGoods(report.rows, report.totals)]);
    case "tender":
      return table(tenderColumns(amount), [...report.rows, totalOfTenders(report.rows)]);
    case "tax":
      return table(taxColumns(amount), [...report.rows, totalOfTaxes(report.rows)]);
    default:
      return never(report);
  }
}

const MILLI = 1_000;

type Amount = (minor: number) => string;
type Columns<R> = readonly (readonly [name: string, of: (row: R) => Cell])[];

function table<R>(columns: Columns<R>, rows: readonly R[]): string {
  return csvText(
    columns.map(([name]) => name),
    rows.map((row) => columns.map(([, of]) => of(row))),
  );
}

type Money = Omit<SaleFigures, "count" | "covers" | "tip" | "refunds">;
const MONEY = ["gross", "discount", "charge", "net", "tax", "tax_included", "total"] as const;

function moneyColumns<R>(amount: Amount, prefix: string, of: (row: R) => Money): Columns<R> {
  return MONEY.map((part) => [`${prefix}${part}`, (row: R) => amount(of(row)[part])]);
}

function periodColumns(by: string, amount: Amount): Columns<PeriodRow> {
  return [
    [by, (row) => row.key],
    ["count", (row) => row.count],
    ["covers", (row) => row.covers],
    ...moneyColumns<PeriodRow>(amount, "", (row) => row),
    ["tip", (row) => amount(row.tip)],
    ["refund_count", (row) => row.refunds.count],
    ...moneyColumns<PeriodRow>(amount, "refund_", (row) => row.refunds),
    ["refund_tip", (row) => amount(row.refunds.tip)],
  ];
}

function goodsColumns(amount: Amount): Columns<GoodsRow> {
  return [
    ["name", (row) => row.name],
    ["variation", (row) => row.variation_name],
    ["id", (row) => row.id],
    ["count", (row) => row.count],
    ["quantity", (row) => row.quantity],
    ...moneyColumns<GoodsRow>(amount, "", (row) => row),
    ["refund_quantity", (row) => row.refunds.quantity],
    ...moneyColumns<GoodsRow>(amount, "refund_", (row) => row.refunds),
  ];
}

/** Counts of lines are added up; the money is that of the sales, which the lines come to (REP-2). */
function totalOfGoods(rows: readonly GoodsRow[], totals: SaleFigures): GoodsRow {
  const quantity = (of: (row: GoodsRow) => number) => Math.round(sumOf(rows, of) * MILLI) / MILLI;
  return {
    ...totals,
    id: null,
    name: "total",
    variation_name: null,
    count: sumOf(rows, (row) => row.count),
    quantity: quantity((row) => row.quantity),
    refunds: {
      ...totals.refunds,
      count: sumOf(rows, (row) => row.refunds.count),
      quantity: quantity((row) => row.refunds.quantity),
    },
  };
}

const PAID = ["amount", "tip", "rounding", "collected"] as const;

function tenderColumns(amount: Amount): Columns<TenderRow> {
  return [
    ["tender", (row) => row.tender],
    ["type", (row) => row.external_type],
    ["count", (row) => row.count],
    ...PAID.map((part) => [part, (row: TenderRow) => amount(row[part])] as const),
    ["refund_count", (row) => row.refunds.count],
    ...PAID.map((part) => [`refund_${part}`, (row: TenderRow) => amount(row.refunds[part])] as const),
  ];
}

function totalOfTenders(rows: readonly TenderRow[]): TenderRow {
  const added = (given: readonly TenderRow["refunds"][]): TenderRow["refunds"] => ({
    count: sumOf(given, (row) => row.count),
    amount: sumOf(given, (row) => row.amount),
    tip: sumOf(given, (row) => row.tip),
    rounding: sumOf(given, (row) => row.rounding),
    collected: sumOf(given, (row) => row.collected),
  });
  return {
    tender: "total",
    external_type: null,
    ...added(rows),
    refunds: added(rows.map(({ refunds }) => refunds)),
  };
}

function taxColumns(amount: Amount): Columns<TaxLine> {
  return [
    ["tax", (row) => row.name],
    ["percentage", (row) => row.percentage],
    ["inclusive", (row) => (row.inclusive === null ? null : row.inclusive ? "yes" : "no")],
    ["id", (row) => row.id],
    ["taxable", (row) => (row.taxable === null ? null : amount(row.taxable))],
    ["amount", (row) => amount(row.amount)],
    ["refund_taxable", (row) => (row.refunds.taxable === null ? null : amount(row.refunds.taxable))],
    ["refund_amount", (row) => amount(row.refunds.amount)],
  ];
}

/** The sum of all taxes is no tax itself: it has no rate, and what was taxable twice does not add up. */
interface TaxLine extends Omit<TaxRow, "inclusive" | "taxable" | "refunds"> {
  readonly inclusive: boolean | null;
  readonly taxable: number | null;
  readonly refunds: { readonly taxable: number | null; readonly amount: number };
}

function totalOfTaxes(rows: readonly TaxRow[]): TaxLine {
  return {
    id: "",
    name: "total",
    percentage: "",
    inclusive: null,
    taxable: null,
    amount: sumOf(rows, (row) => row.amount),
    refunds: {
      taxable: null,
      amount: sumOf(rows, (row) => row.refunds.amount),
    },
  };
}
