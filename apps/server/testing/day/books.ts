import type { Id } from "@counterfoil/ids";
import type { OrderState } from "@counterfoil/orders/contract";
import type { PaymentState, RefundState, Tender } from "@counterfoil/payments/contract";
import { expectWhole } from "@counterfoil/payments/testing";
import { readSales } from "@counterfoil/reports/server";
import { must } from "@counterfoil/result";
import type { DrawerState, Totals, ZReport } from "@counterfoil/shifts/contract";
import { balance } from "@counterfoil/shifts/rules";
import type { World } from "@counterfoil/testing";
import { venueDirectory } from "@counterfoil/venues/server";
import { expect } from "vitest";

/*
 * Everybody keeps accounts of the same sales: the orders themselves, the ledger, the drawers with their Z reports, the
 * sales reports, the receipts, the stock. Whatever was done, they agree to the cent.
 */

type Sum = <T>(list: readonly T[], of: (one: T) => number) => number;
const sum: Sum = (list, of) => list.reduce((before, one) => before + of(one), 0);
const TENDERS: readonly Tender[] = ["cash", "external"];

/** What the orders of a location say, from which all else follows. */
interface Sales {
  readonly orders: readonly OrderState[];
  readonly closed: readonly OrderState[];
  readonly payments: readonly PaymentState[];
  readonly refunds: readonly RefundState[];
  readonly total: number;
  readonly tax: number;
  readonly refundedTax: number;
}

export async function expectBooksAgree(world: World, merchant: Id, location: Id): Promise<void> {
  const docs = async <T>(table: string, column = "doc"): Promise<T[]> => {
    const rows = await world.base.query<{ doc: string }>(
      `select ${column} as doc from ${table} where scope_id = $1 and ${column} is not null`,
      [location],
    );
    return rows.map((row) => JSON.parse(row.doc) as T);
  };
  const orders = await docs<OrderState>("orders");
  for (const order of orders) expectWhole(order);
  const sales = salesOf(orders);
  const drawers = await docs<DrawerState>("drawers");
  const reports = await docs<ZReport>("shifts", "z");
  const accounts = await accountsOf(world, location);
  expectLedger(accounts, sales);
  expectDrawers(drawers, reports, accounts, sales);
  await expectReports(world, merchant, location, sales);
  await expectReceipts(world, location, sales);
  await expectStock(world, location, sales);
}

function salesOf(orders: readonly OrderState[]): Sales {
  const closed = orders.filter(({ state }) => state === "completed");
  const refunds = orders.flatMap((order) => order.refunds);
  return {
    orders,
    closed,
    payments: orders.flatMap((order) => order.payments.filter(({ status }) => status === "completed")),
    refunds,
    total: sum(closed, (order) => pricedOf(order).total),
    tax: sum(closed, (order) => pricedOf(order).tax),
    refundedTax: sum(refunds, ({ lines }) => sum(lines, (line) => line.tax)),
  };
}

const pricedOf = (order: OrderState) => must(order.priced, "a closed order has its price");
const money = (one: { amount: number; tip: number; rounding: number }) => one.amount + one.tip + one.rounding;

/** What payments brought, less what refunds gave back, by tender. */
function takings({ payments, refunds }: Sales, tender: Tender): number {
  const of = <T extends { tender: Tender }>(list: readonly T[]) =>
    list.filter((one) => one.tender === tender);
  return sum(of(payments), money) - sum(of(refunds), money);
}

/** Credits less debits of an account, or of all that begin with its name. */
type Accounts = (name: string) => number;

async function accountsOf(world: World, location: Id): Promise<Accounts> {
  const rows = await world.base.query<{ account: string; credit: string }>(
    `select account, sum(credit) as credit from (
       select credit as account, amount as credit from postings where scope_id = $1
       union all select debit, -amount from postings where scope_id = $1) sides group by account`,
    [location],
  );
  return (name) =>
    sum(
      rows.filter(({ account }) => account === name || account.startsWith(`${name}:`)),
      ({ credit }) => Number(credit),
    );
}

/** INV-4 */
function expectLedger(accounts: Accounts, sales: Sales): void {
  const { orders, payments, refunds, total, tax, refundedTax } = sales;
  const unfinished = orders.filter(({ state }) => state === "open");
  const paidAhead = unfinished.flatMap((order) => order.payments.filter((one) => one.status === "completed"));
  expect(accounts("sales") + accounts("service") + accounts("discounts")).toBe(total - tax);
  expect(accounts("tax")).toBe(tax - refundedTax);
  expect(accounts("tips")).toBe(sum(payments, ({ tip }) => tip) - sum(refunds, ({ tip }) => tip));
  expect(accounts("rounding")).toBe(
    sum(payments, (one) => one.rounding) - sum(refunds, (one) => one.rounding),
  );
  expect(0 - accounts("external")).toBe(takings(sales, "external"));
  expect(accounts("order")).toBe(sum(paidAhead, ({ amount }) => amount));
}

/** INV-9, SHI-2, SHI-3: all Z reports and open shifts together have seen every payment, sale and refund, once. */
function expectDrawers(
  drawers: readonly DrawerState[],
  reports: readonly ZReport[],
  accounts: Accounts,
  sales: Sales,
): void {
  const open = drawers.flatMap(({ shift, between }): Totals[] => [
    ...(shift ? [shift.totals] : []),
    ...(between ? [between] : []),
  ]);
  const all = [...reports.map(({ totals }) => totals), ...open];
  for (const tender of TENDERS) {
    const moved = (one: Totals) => (tender === "cash" ? one.paid_in.amount - one.paid_out.amount : 0);
    expect(sum(all, (one) => balance(one, tender) - moved(one))).toBe(takings(sales, tender));
  }
  expect(sum(all, (one) => one.sales.total)).toBe(sales.total);
  expect(sum(all, (one) => one.sales.count)).toBe(sales.closed.length);
  expect(sum(all, (one) => one.refunds.total)).toBe(sum(sales.refunds, ({ amount }) => amount));
  expect(sum(all, ({ taxes }) => sum(taxes, ({ amount }) => amount))).toBe(sales.tax - sales.refundedTax);
  for (const { drawer_id, shift, between } of drawers) {
    const numbers = reports.filter((one) => one.drawer_id === drawer_id).map(({ z_number }) => z_number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, n) => n + 1));
    const cash = shift ? shift.float + balance(shift.totals, "cash") : between ? balance(between, "cash") : 0;
    expect(0 - accounts(`cash:${drawer_id}`)).toBe(cash);
  }
}

const GROUPINGS = ["day", "hour", "order_type", "item", "variation", "category"] as const;

/** REP-3 */
async function expectReports(world: World, merchant: Id, location: Id, sales: Sales): Promise<void> {
  const profiles = await venueDirectory(world.database).locationsOf([merchant]);
  const place = must(
    profiles.find(({ id }) => id === location),
    "the location is its merchant's",
  );
  const span = { from: "2026-01-01", to: "2026-12-31" };
  const back = sum(sales.refunds, ({ amount }) => amount);
  for (const by of GROUPINGS) {
    const report = await readSales(world.database, place, { ...span, by });
    const { totals, rows } = must(report.ok ? report.value : null, "the span is a span") as {
      totals: Row;
      rows: Row[];
    };
    expect([by, totals.total, totals.tax, totals.refunds.total]).toEqual([by, sales.total, sales.tax, back]);
    expect([by, sum(rows, (row) => row.total), sum(rows, (row) => row.tax)]).toEqual([
      by,
      sales.total,
      sales.tax,
    ]);
    expect([by, sum(rows, (row) => row.refunds.total)]).toEqual([by, back]);
  }
  const taxes = await readSales(world.database, place, { ...span, by: "tax" });
  const tenders = await readSales(world.database, place, { ...span, by: "tender" });
  if (!taxes.ok || taxes.value.by !== "tax" || !tenders.ok || tenders.value.by !== "tender")
    throw new Error("both reports are there");
  expect(sum(taxes.value.rows, (row) => row.amount)).toBe(sales.tax);
  expect(sum(taxes.value.rows, (row) => row.refunds.amount)).toBe(sales.refundedTax);
  expect(sum(tenders.value.rows, (row) => row.collected)).toBe(sum(sales.payments, money));
  expect(sum(tenders.value.rows, (row) => row.refunds.collected)).toBe(sum(sales.refunds, money));
}

interface Row {
  readonly total: number;
  readonly tax: number;
  readonly refunds: { readonly total: number };
}

/** INV-8: every series counts from 1 without gaps, and each sale, void and refund has the number that it shows. */
async function expectReceipts(world: World, location: Id, { orders, refunds }: Sales): Promise<void> {
  const rows = await world.base.query<{ series: string; number: string; of: Id }>(
    `select series, number, coalesce(refund_id, order_id) as of from receipts where scope_id = $1
     order by series, number`,
    [location],
  );
  const counted = new Map<string, number>();
  const numbers = new Map<Id, string>();
  for (const { series, number, of } of rows) {
    counted.set(series, (counted.get(series) ?? 0) + 1);
    expect([series, Number(number)]).toEqual([series, counted.get(series)]);
    numbers.set(of, `${series}-${number.padStart(6, "0")}`);
  }
  const ended = orders.filter(({ state }) => state !== "open");
  expect(rows).toHaveLength(ended.length + refunds.length);
  for (const one of [...ended, ...refunds]) expect(one.receipt?.legal_number).toBe(numbers.get(one.id));
}

/** STO-1, STO-2 */
async function expectStock(world: World, location: Id, { closed, refunds }: Sales): Promise<void> {
  const moved = await world.base.query<{ milli: string }>(
    `select coalesce(sum(quantity_milli), 0) as milli from stock_moves
     where scope_id = $1 and kind in ('sale', 'return')`,
    [location],
  );
  const milli = (quantity: number) => Math.round(quantity * 1_000);
  const sold = closed.flatMap(({ lines }) =>
    lines.filter((one) => one.track_stock && one.void === undefined),
  );
  const back = refunds.flatMap(({ lines }) => lines.filter((one) => one.restock && one.track_stock));
  expect(Number(moved[0]?.milli)).toBe(
    sum(back, ({ quantity }) => milli(quantity)) - sum(sold, ({ quantity }) => milli(quantity)),
  );
}
