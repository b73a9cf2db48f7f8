import type { Id } from "@counterfoil/ids";
import type { Store } from "../parts/store.ts";
import type { Findings } from "./findings.ts";
import { follow, type Orders } from "./lines.ts";
import type { Happened, Line } from "./tape.ts";

const MILLI = 1_000;
const MINUTE_MS = 60_000;
const MOST_BEHIND_MS = 7 * 24 * 60 * MINUTE_MS;
const MOST_AHEAD_MS = 2 * MINUTE_MS;

interface Move {
  readonly of: Id;
  readonly at: number;
  readonly milli: number;
}

interface Count extends Move {
  readonly id: Id;
}

/** INV-6: on hand is the last count plus the moves after it; the server's rows and the tape's own story must agree. */
export function checkStock(found: Findings, store: Store, lines: readonly Line[]): void {
  const [moves, counts] = told(lines);
  const rows = store.rowsOf("stock.add_moves") as readonly {
    readonly variation_id: Id;
    readonly at: string;
    readonly quantity_milli: number;
  }[];
  const kept = rows.map((row) => ({
    of: row.variation_id,
    at: Date.parse(row.at),
    milli: row.quantity_milli,
  }));
  const keptCounts = (
    store.rowsOf("stock.count_levels") as readonly {
      readonly variation_id: Id;
      readonly at: string;
      readonly count_id: Id;
      readonly counted_milli: number;
    }[]
  ).map((row) => ({
    of: row.variation_id,
    at: Date.parse(row.at),
    id: row.count_id,
    milli: row.counted_milli,
  }));
  for (const of of new Set([...moves, ...kept, ...counts].map((move) => move.of))) {
    found.same("INV-6", `what is on hand of ${of}`, onHand(of, kept, keptCounts), onHand(of, moves, counts));
  }
}

function onHand(of: Id, moves: readonly Move[], counts: readonly Count[]): number {
  const [last] = counts
    .filter((count) => count.of === of)
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return moves
    .filter((move) => move.of === of && move.at > (last?.at ?? -Infinity))
    .reduce((sum, move) => sum + move.milli, last?.milli ?? 0);
}

/** The moves and counts that the commands of the tape speak of. */
function told(lines: readonly Line[]): [Move[], Count[]] {
  const orders: Orders = new Map();
  const moves: Move[] = [];
  const counts: Count[] = [];
  for (const line of lines) {
    const at = happenedAt(line);
    for (const event of line.events) {
      follow(orders, event, line.command);
      moves.push(...movesOf(event, orders, line, at));
      if (event.type !== "stock.counted") continue;
      const { id, variation_id: of, quantity } = entered(line, "counts", event);
      counts.push({ id, of, at, milli: Math.round(quantity * MILLI) });
    }
  }
  return [moves, counts];
}

function movesOf(event: Happened, orders: Orders, line: Line, at: number): Move[] {
  switch (event.type) {
    case "order.closed":
      return [...(orders.get(event["order_id"] as Id)?.values() ?? [])].flatMap((one) =>
        one.isCounted && !one.isVoid && one.variation ? { of: one.variation, at, milli: -one.milli } : [],
      );
    case "refund.made": {
      const { lines } = event["refund"] as { lines: readonly Returned[] };
      return lines.flatMap(({ restock, track_stock, variation_id: of, quantity }) =>
        restock && track_stock && of ? { of, at, milli: Math.round(quantity * MILLI) } : [],
      );
    }
    case "stock.adjusted": {
      const { variation_id: of, quantity, kind } = entered(line, "changes", event);
      return [{ of, at, milli: Math.round(quantity * MILLI) * (kind === "waste" ? -1 : 1) }];
    }
    default:
      return [];
  }
}

interface Returned {
  readonly restock: boolean;
  readonly track_stock: boolean;
  readonly variation_id?: Id;
  readonly quantity: number;
}

interface Entered {
  readonly id: Id;
  readonly variation_id: Id;
  readonly quantity: number;
  readonly kind?: string;
}

function entered({ command }: Line, list: string, event: Happened): Entered {
  return (command.args[list] as Entered[])[event["n"] as number] as Entered;
}

/** The device's time where it can be, else the server's; never later than the server heard of it. */
function happenedAt({ command, row }: Line): number {
  const [at, heard] = [Date.parse(command.at), Date.parse(row.received_at)];
  const isCredible = at - heard >= -MOST_BEHIND_MS && at - heard <= MOST_AHEAD_MS;
  return isCredible ? Math.min(at, heard) : heard;
}
