import type { Entry, Fold } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import type { AdjustArgs, CountArgs, StockAdjusted, StockCounted, StockEntry } from "../contract/index.ts";

/** What somebody entered. Key: the id of the change or the count. */
export const stockEntryState: Fold<StockEntry> = {
  kind: "stock_entry",
  on: {
    "stock.adjusted": {
      key: (event: StockAdjusted) => event.id,
      apply: (_: StockEntry | undefined, { n }: StockAdjusted, { command, version }: Entry<AdjustArgs>) => {
        const change = must(command.args.changes[n], `change ${n} is in the command`);
        return { said: "change", change, actor: command.actor, version };
      },
    },
    "stock.counted": {
      key: (event: StockCounted) => event.id,
      apply: (_: StockEntry | undefined, { n }: StockCounted, { command, version }: Entry<CountArgs>) => {
        const count = must(command.args.counts[n], `count ${n} is in the command`);
        return { said: "count", count, actor: command.actor, version };
      },
    },
  },
};
