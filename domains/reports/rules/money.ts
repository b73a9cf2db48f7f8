import type { TaxRow, TenderRow } from "../contract/index.ts";
import { back, grouped, sides, sumOf } from "./amounts.ts";

/** Sums of one tender and one kind of movement; voids and refunds are below zero. */
export interface TenderSums {
  readonly tender: string;
  readonly external_type: string | null;
  readonly kind: string;
  readonly count: number;
  readonly amount: number;
  readonly tip: number;
  readonly rounding: number;
}

/** One row for each way of paying. A payment that was voided is as if it had not been (REP-6). */
export function tenderRows(sums: readonly TenderSums[]): TenderRow[] {
  return grouped(sums, ({ tender, external_type }) => JSON.stringify([tender, external_type])).map(
    (group) => {
      const taken = group.filter(({ kind }) => kind !== "refund");
      const given = group.filter(({ kind }) => kind === "refund");
      const [{ tender, external_type }] = group as [TenderSums];
      const { amount, tip, rounding, collected } = moneyOf(given);
      return {
        tender,
        external_type,
        count: sumOf(taken, ({ kind, count }) => (kind === "void" ? -count : count)),
        ...moneyOf(taken),
        refunds: {
          count: sumOf(given, ({ count }) => count),
          amount: back(amount),
          tip: back(tip),
          rounding: back(rounding),
          collected: back(collected),
        },
      };
    },
  );
}

function moneyOf(sums: readonly TenderSums[]) {
  const amount = sumOf(sums, (each) => each.amount);
  const tip = sumOf(sums, (each) => each.tip);
  const rounding = sumOf(sums, (each) => each.rounding);
  return { amount, tip, rounding, collected: amount + tip + rounding };
}

export interface TaxSums {
  readonly id: string;
  readonly name: string;
  readonly percentage: string;
  readonly inclusive: boolean;
  readonly refund: boolean;
  readonly last: number;
  readonly taxable: number;
  readonly amount: number;
}

/** One row for each tax, rate and way of charging, by its newest name. */
export function taxRows(sums: readonly TaxSums[]): TaxRow[] {
  return grouped(sums, ({ id, percentage, inclusive }) => JSON.stringify([id, percentage, inclusive])).map(
    (group) => {
      const { id, name, percentage, inclusive } = group.reduce((best, each) =>
        each.last > best.last ? each : best,
      );
      const { sold, given } = sides(group);
      const { taxable, amount } = taxedOf(given);
      return {
        id,
        name,
        percentage,
        inclusive,
        ...taxedOf(sold),
        refunds: {
          taxable: back(taxable),
          amount: back(amount),
        },
      };
    },
  );
}

function taxedOf(sums: readonly TaxSums[]): { taxable: number; amount: number } {
  return { taxable: sumOf(sums, (each) => each.taxable), amount: sumOf(sums, (each) => each.amount) };
}
