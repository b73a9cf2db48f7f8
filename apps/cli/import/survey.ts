import type { Row, Table } from "@counterfoil/delimited";
import { Problem } from "../command.ts";
import { MenuDraft } from "./draft.ts";
import type { Faults } from "./faults.ts";
import { mentionOf, type OrderRow, readOrderRow, type RowManner } from "./order-row.ts";
import { readName } from "./values.ts";

/** Orders of one file: their names are kept in memory. */
const MOST_ORDERS = 1_000_000;
/** Different items of one file; more is a wrong column. */
const MOST_ITEMS = 5_000;

interface Extent {
  /** Good ones. */
  rows: number;
  /** The last line that belongs to it. */
  last: number;
  isBad: boolean;
}

/** What the first reading finds. */
export class Survey {
  readonly menu = new MenuDraft();
  readonly orders = new Map<string, Extent>();

  mark(order: string, line: number, isBad: boolean): void {
    const extent = this.orders.get(order) ?? { rows: 0, last: line, isBad: false };
    extent.last = line;
    extent.isBad ||= isBad;
    if (!isBad) extent.rows += 1;
    this.orders.set(order, extent);
    if (this.orders.size > MOST_ORDERS) {
      throw new Problem(`The file has more than ${MOST_ORDERS} orders. Split it and import the parts.`);
    }
  }

  /** Orders whose rows are all good. */
  get good(): number {
    let count = 0;
    for (const extent of this.orders.values()) if (!extent.isBad) count += 1;
    return count;
  }

  /** Good rows of orders that have a bad one. */
  leftOut(): number {
    let rows = 0;
    for (const extent of this.orders.values()) if (extent.isBad) rows += extent.rows;
    return rows;
  }
}

/** Reads the whole file once. Tells what is wrong with rows as it goes. */
export async function surveyOf(table: Table, manner: RowManner, faults: Faults): Promise<Survey> {
  const survey = new Survey();
  for await (const row of table.rows()) {
    const read = readRow(row, manner);
    if ("reason" in read) {
      faults.add(row.line, read.reason);
      if (read.order !== "") survey.mark(read.order, row.line, true);
      continue;
    }
    survey.mark(read.order, read.line, false);
    survey.menu.add(mentionOf(read));
    if (survey.menu.size > MOST_ITEMS) {
      throw new Problem(
        `The file has more than ${MOST_ITEMS} different items. Does --map item name their column?`,
      );
    }
  }
  return survey;
}

function readRow(row: Row, manner: RowManner): OrderRow | { reason: string; order: string } {
  const named = row.values && readName(row.values, "order");
  const order = named?.ok === true ? named.value : "";
  if ("fault" in row) return { reason: row.fault, order };
  const read = readOrderRow(row.line, row.values, manner);
  return read.ok ? read.value : { reason: read.refusal.message, order };
}

/** Orders as soon as their last row is read, so that only those are in memory whose rows are still to come. */
export async function* wholeOrders(
  table: Table,
  manner: RowManner,
  extents: ReadonlyMap<string, Extent>,
): AsyncGenerator<[name: string, rows: OrderRow[]]> {
  const open = new Map<string, OrderRow[]>();
  for await (const row of table.rows()) {
    const read = readRow(row, manner);
    const extent = extents.get(read.order);
    if ("reason" in read || !extent || extent.isBad) continue;
    const rows = open.get(read.order) ?? [];
    rows.push(read);
    open.set(read.order, rows);
    if (row.line < extent.last) continue;
    open.delete(read.order);
    yield [read.order, rows];
  }
}
