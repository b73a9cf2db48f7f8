import type { Id } from "@counterfoil/ids";

/** A move of one variation, at the time at which it happened (RFC 3339, UTC). */
export interface TimedMove {
  readonly at: string;
  readonly quantity_milli: number;
}

export interface TimedCount {
  readonly id: Id;
  readonly at: string;
  readonly counted_milli: number;
}

/**
 * INV-6: the last count plus the moves after it, by the time at which they happened; the order in which they arrive is
 * of no matter. Of two counts at the very same time the one with the greater id stands, so that everybody agrees. A move
 * at the very time of the count has been counted. Thousandths.
 */
export function onHand(moves: readonly TimedMove[], counts: readonly TimedCount[]): number {
  const last = counts.reduce<TimedCount | null>(
    (best, count) => (best && !isLater(count, best) ? best : count),
    null,
  );
  const since = last === null ? -Infinity : Date.parse(last.at);
  return moves
    .filter((move) => Date.parse(move.at) > since)
    .reduce((sum, move) => sum + move.quantity_milli, last?.counted_milli ?? 0);
}

function isLater(count: TimedCount, than: TimedCount): boolean {
  const [one, other] = [Date.parse(count.at), Date.parse(than.at)];
  return one === other ? count.id > than.id : one > other;
}
