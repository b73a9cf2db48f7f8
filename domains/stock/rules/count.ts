import { accept, ref, type CommandSpec } from "@counterfoil/commands/spec";
import { locationState } from "@counterfoil/venues/rules";
import { CountArgs, type StockCounted } from "../contract/index.ts";
import { newEntries } from "./new_entries.ts";
import { toMilli } from "./quantity.ts";
import { stockEntryState } from "./state.ts";
import { unknownLocation } from "./unknown_location.ts";

/** Records what was found when somebody counted: a fact from which on hand starts anew. */
export const countStock: CommandSpec<CountArgs> = {
  type: "stock.count",
  kind: "fact",
  permission: "stock.write",
  args: CountArgs,
  needs: ({ scope, args }) => [
    ref(locationState, scope),
    ...args.counts.map((count) => ref(stockEntryState, count.id)),
  ],
  decide: ({ scope, args }, states) => {
    if (!states.get(locationState, scope)) return unknownLocation();
    const bad = args.counts.findIndex((count) => toMilli(count.quantity) === null);
    if (bad !== -1) {
      const message = "A quantity is a number from 0 with at most three decimals.";
      return { refusal: { code: "bad_quantity", message, field: `counts[${bad}].quantity` } };
    }
    const fresh = newEntries(args.counts, "counts", (count) => {
      const known = states.get(stockEntryState, count.id);
      return known && (known.said === "count" ? known.count : known.change);
    });
    if ("refusal" in fresh) return fresh;
    return accept(...fresh.entries.map(({ id, n }): StockCounted => ({ type: "stock.counted", id, n })));
  },
};
