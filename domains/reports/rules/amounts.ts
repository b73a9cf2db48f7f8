import type { StoredAmounts } from "./facts.ts";

/** All the amounts of a report's row. */
export interface Amounts extends StoredAmounts {
  readonly tax_included: number;
  readonly total: number;
}

const NOTHING: StoredAmounts = { gross: 0, discount: 0, charge: 0, net: 0, tax: 0 };

/** The sum of what rows say, with what follows from it. */
export function amountsOf(rows: readonly StoredAmounts[]): Amounts {
  const sum = rows.reduce(
    (before, { gross, discount, charge, net, tax }) => ({
      gross: before.gross + gross,
      discount: before.discount + discount,
      charge: before.charge + charge,
      net: before.net + net,
      tax: before.tax + tax,
    }),
    NOTHING,
  );
  const { gross, discount, charge, net, tax } = sum;
  return {
    gross,
    discount,
    charge,
    net,
    tax,
    tax_included: gross - discount + charge - net,
    total: net + tax,
  };
}

/** Refunds are kept below zero and shown above it. */
export function shownBack(amounts: Amounts): Amounts {
  const { gross, discount, charge, net, tax, tax_included, total } = amounts;
  return {
    gross: back(gross),
    discount: back(discount),
    charge: back(charge),
    net: back(net),
    tax: back(tax),
    tax_included: back(tax_included),
    total: back(total),
  };
}

/** The other sign, and no minus zero. */
export function back(amount: number): number {
  return amount === 0 ? 0 : -amount;
}

/** Sales and refunds of one kind of row. */
export function sides<R extends { readonly refund: boolean }>(rows: readonly R[]): { sold: R[]; given: R[] } {
  return { sold: rows.filter((row) => !row.refund), given: rows.filter((row) => row.refund) };
}

/** Rows that belong together, in the order in which their keys first came. */
export function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): R[][] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** The sum of one column. */
export function sumOf<R>(rows: readonly R[], of: (row: R) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}
