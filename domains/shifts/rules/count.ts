import { accept, type CommandSpec, type Entry, refused } from "@counterfoil/commands/spec";
import { happenedAt } from "@counterfoil/orders/rules";
import type { Static } from "typebox";
import type Type from "typebox";
import { type Count, type countFields, CountShiftArgs, type ShiftCounted } from "../contract/index.ts";
import { needsOfDrawer } from "./needs.ts";
import { noSuchShift } from "./refusals.ts";
import { drawerState } from "./state.ts";

/** Counting again is human; counting until it fits is not. */
export const MOST_COUNTS = 2;

type Counted = Static<Type.TObject<typeof countFields>>;

/**
 * A blind count: whoever counts is told what was expected only by the Z report. One recount is allowed, and both are
 * kept (field practice: pos.md §3.7). A fact: whoever tells it has counted.
 */
export const countShift: CommandSpec<CountShiftArgs> = {
  type: "shift.count",
  kind: "fact",
  permission: "shifts.manage",
  args: CountShiftArgs,
  needs: needsOfDrawer,
  decide: (command, states, entry) => {
    const { shift_id, drawer_id, ...counted } = command.args;
    const shift = states.get(drawerState, drawer_id)?.shift;
    if (shift?.id !== shift_id) return noSuchShift();
    const fault = misfit(counted);
    if (fault) return fault;
    if (shift.counts.length >= MOST_COUNTS) {
      return refused(
        "counted_twice",
        "This shift has been counted twice. Close it; the last count stands.",
        "shift_id",
      );
    }
    const event: ShiftCounted = {
      type: "shift.counted",
      shift_id,
      drawer_id,
      count: countOf(entry, counted),
    };
    return accept(event);
  },
};

/** The count with who and when. */
export function countOf(entry: Entry<unknown>, counted: Counted): Count {
  const { cash, external, denominations } = counted;
  return {
    at: happenedAt(entry),
    by: entry.command.actor,
    cash,
    ...(external === undefined ? {} : { external }),
    ...(denominations === undefined ? {} : { denominations }),
  };
}

/** Coins and notes, where they are given, must come to the cash that is said. */
export function misfit({ cash, denominations }: Counted, field = "denominations") {
  if (!denominations) return undefined;
  const sum = Object.entries(denominations).reduce(
    (total, [value, pieces]) => total + Number(value) * pieces,
    0,
  );
  if (sum === cash) return undefined;
  return refused("count_does_not_add_up", `The coins and notes come to ${sum}, not to ${cash}.`, field);
}
