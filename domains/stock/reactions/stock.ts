import type { Entry, Put, View } from "@counterfoil/commands";
import type { OrderClosed } from "@counterfoil/orders/contract";
import { orderState } from "@counterfoil/orders/rules";
import type { RefundMade } from "@counterfoil/payments/contract";
import { must } from "@counterfoil/result";
import type { AdjustArgs, CountArgs, MoveKind, StockAdjusted, StockCounted } from "../contract/index.ts";
import {
  effectiveAt,
  moveOfChange,
  movesOfRefund,
  movesOfSale,
  toMilli,
  type Moved,
} from "../rules/index.ts";
import { addToLevels, countLevels } from "../store/levels.ts";
import { addMoves, type MoveRow } from "../store/moves.ts";

/** What sales, refunds, changes and counts do to stock. The order of `writes` is the order in which batches run them. */
export const stockView: View = {
  writes: [addMoves, addToLevels, countLevels],
  on: {
    "order.closed": (event: OrderClosed, entry: Entry<never>, put, states, n) => {
      const order = must(states.get(orderState, event.order_id), `order ${event.order_id} was closed`);
      const source = {
        kind: "sale",
        at: effectiveAt(undefined, entry),
        n,
        source_id: event.order_id,
      } as const;
      for (const moved of movesOfSale(order.lines)) move(put, entry, moved, source);
    },
    "refund.made": (event: RefundMade, entry: Entry<never>, put, _states, n) => {
      const source = {
        kind: "return",
        at: effectiveAt(undefined, entry),
        n,
        source_id: event.refund.id,
      } as const;
      for (const moved of movesOfRefund(event.refund.lines)) move(put, entry, moved, source);
    },
    "stock.adjusted": (event: StockAdjusted, entry: Entry<AdjustArgs>, put, _states, n) => {
      const change = must(entry.command.args.changes[event.n], `change ${event.n} is in the command`);
      const at = effectiveAt(change.at, entry);
      move(put, entry, moveOfChange(change), { kind: change.kind, at, n, source_id: change.id });
    },
    "stock.counted": (event: StockCounted, entry: Entry<CountArgs>, put) => {
      const count = must(entry.command.args.counts[event.n], `count ${event.n} is in the command`);
      put(countLevels, {
        scope_id: entry.command.scope,
        variation_id: count.variation_id,
        at: effectiveAt(count.at, entry),
        count_id: count.id,
        counted_milli: must(toMilli(count.quantity), "a count was checked before it was taken"),
      });
    },
  },
};

/** `n`: the event's place in its entry, which tells moves of one entry apart. */
function move(
  put: Put,
  entry: Pick<Entry<never>, "version"> & { readonly command: { readonly scope: string } },
  moved: Moved,
  source: { kind: MoveKind; at: string; n: number; source_id: string },
): void {
  const row: MoveRow = { scope_id: entry.command.scope, version: entry.version, ...moved, ...source };
  put(addMoves, row);
  put(addToLevels, row);
}
