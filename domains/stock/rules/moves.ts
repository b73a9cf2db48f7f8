import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { ChangeKind, StockChange } from "../contract/index.ts";
import { toMilli } from "./quantity.ts";

/** What of a sold line matters to stock. */
export interface SoldLine {
  readonly variation_id?: Id;
  readonly quantity: number;
  readonly track_stock?: boolean;
  /** Set where the line was taken back before the close. */
  readonly void?: unknown;
}

/** What of a refunded line matters to stock. */
export interface ReturnedLine extends SoldLine {
  /** The goods go back on the shelf. */
  readonly restock: boolean;
}

export interface Moved {
  readonly variation_id: Id;
  /** Thousandths; below zero where goods went. */
  readonly quantity_milli: number;
}

/** What a sale takes off the shelf: one move for each variation whose stock is tracked. */
export function movesOfSale(lines: readonly SoldLine[]): Moved[] {
  return summed(
    lines.filter((line) => line.void === undefined),
    -1,
  );
}

/** What a refund puts back on the shelf. */
export function movesOfRefund(lines: readonly ReturnedLine[]): Moved[] {
  return summed(
    lines.filter((line) => line.restock),
    1,
  );
}

const SIGN: Readonly<Record<ChangeKind, 1 | -1>> = {
  receive: 1,
  transfer_in: 1,
  correct: 1,
  waste: -1,
  transfer_out: -1,
};

export function moveOfChange({ kind, variation_id, quantity }: StockChange): Moved {
  return { variation_id, quantity_milli: SIGN[kind] * milliOf(quantity) };
}

function summed(lines: readonly SoldLine[], sign: 1 | -1): Moved[] {
  const sums = new Map<Id, number>();
  for (const { variation_id, quantity, track_stock } of lines) {
    if (variation_id === undefined || !track_stock || quantity === 0) continue;
    sums.set(variation_id, (sums.get(variation_id) ?? 0) + sign * milliOf(quantity));
  }
  return [...sums].map(([variation_id, quantity_milli]) => ({ variation_id, quantity_milli }));
}

function milliOf(quantity: number): number {
  return must(toMilli(quantity), `quantity ${quantity} was checked before it was taken`);
}
