import { accept, ref, type CommandSpec } from "@counterfoil/commands/spec";
import type { Refusal } from "@counterfoil/result";
import { locationState } from "@counterfoil/venues/rules";
import { AdjustArgs, type StockAdjusted, type StockChange } from "../contract/index.ts";
import { newEntries } from "./new_entries.ts";
import { toMilli } from "./quantity.ts";
import { stockEntryState } from "./state.ts";
import { unknownLocation } from "./unknown_location.ts";

/** Records goods that came or went otherwise than by a sale: a fact, also when it says that there are fewer than none. */
export const adjustStock: CommandSpec<AdjustArgs> = {
  type: "stock.adjust",
  kind: "fact",
  permission: "stock.write",
  args: AdjustArgs,
  needs: ({ scope, args }) => [
    ref(locationState, scope),
    ...args.changes.map((change) => ref(stockEntryState, change.id)),
  ],
  decide: ({ scope, args }, states) => {
    if (!states.get(locationState, scope)) return unknownLocation();
    for (const [n, change] of args.changes.entries()) {
      const refusal = check(change);
      if (refusal) return { refusal: { ...refusal, field: `changes[${n}].${refusal.field}` } };
    }
    const fresh = newEntries(args.changes, "changes", (change) => {
      const known = states.get(stockEntryState, change.id);
      return known && (known.said === "change" ? known.change : known.count);
    });
    if ("refusal" in fresh) return fresh;
    return accept(...fresh.entries.map(({ id, n }): StockAdjusted => ({ type: "stock.adjusted", id, n })));
  },
};

function check({ kind, quantity, reason }: StockChange): Refusal | null {
  if (toMilli(quantity) === null || quantity === 0) {
    return no("bad_quantity", "quantity", "A quantity is a number with at most three decimals, and not 0.");
  }
  if (quantity < 0 && kind !== "correct") {
    return no(
      "bad_quantity",
      "quantity",
      "Say how many as a number above 0; the kind says which way they went.",
    );
  }
  if (reason === undefined && (kind === "correct" || kind === "waste")) {
    return no("reason_needed", "reason", "Say why, for whoever reads the books later.");
  }
  return null;
}

function no(code: string, field: string, message: string): Refusal {
  return { code, message, field };
}
