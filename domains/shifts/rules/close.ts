import {
  accept,
  type Command,
  type CommandSpec,
  type Decision,
  exception,
  refused,
} from "@counterfoil/commands/spec";
import { CloseShiftArgs, type ShiftCounted } from "../contract/index.ts";
import { closedBy } from "./closed.ts";
import { countOf, misfit, MOST_COUNTS } from "./count.ts";
import { needsOfDrawer } from "./needs.ts";
import { noSuchShift } from "./refusals.ts";
import { drawerState } from "./state.ts";

/**
 * Ends the shift with a numbered Z report: a fact, because the drawer has been counted and emptied by then. An open shift
 * always closes (INV-9): without a count it closes all the same, and an exception tells its owner. A close that a device
 * tells late is never lost (CON-14): the shift that was closed elsewhere stays closed, and what was counted is on record;
 * one whose count does not fit any more closes without it.
 */
export const closeShift: CommandSpec<CloseShiftArgs> = {
  type: "shift.close",
  kind: "fact",
  permission: "shifts.manage",
  args: CloseShiftArgs,
  needs: needsOfDrawer,
  decide: (command, states, entry) => {
    const { shift_id, drawer_id, count: given } = command.args;
    const drawer = states.get(drawerState, drawer_id);
    const shift = drawer?.shift;
    if (!drawer || shift?.id !== shift_id) return withCount(noSuchShift(), command);
    const fault = given && misfit(given, "count.denominations");
    if (fault) return fault;
    if (given && shift.counts.length >= MOST_COUNTS) {
      const message = "This shift has been counted twice; close it without another count.";
      return withCount(refused("counted_twice", message, "count"), command);
    }
    const last = given && countOf(entry, given);
    const closed = closedBy(entry, drawer, shift, last ? [...shift.counts, last] : shift.counts);
    if (!last)
      return closed.z.counts.length > 0 ? accept(closed) : accept(closed, uncounted(closed.z.z_number));
    const event: ShiftCounted = { type: "shift.counted", shift_id, drawer_id, count: last };
    return accept(event, closed);
  },
  spoiled: ({ args: { shift_id, drawer_id } }, _refusal, states, entry) => {
    const drawer = states.get(drawerState, drawer_id);
    if (drawer?.shift?.id !== shift_id) return [];
    return [closedBy(entry, drawer, drawer.shift, drawer.shift.counts)];
  },
};

/** What a device has counted is in the sentence, for whoever finds that its shift was closed elsewhere. */
function withCount(
  { refusal }: ReturnType<typeof refused>,
  { epoch, args: { count } }: Command<CloseShiftArgs>,
): Decision {
  if (epoch === 0 || count === undefined) return { refusal };
  const { cash, external } = count;
  const said = external === undefined ? `${cash} in cash` : `${cash} in cash and ${external} elsewhere`;
  return { refusal: { ...refusal, message: `${refusal.message} Counted: ${said}, in minor units.` } };
}

function uncounted(z_number: number) {
  return exception(
    "shift_closed_without_count",
    `Z report ${z_number} was made without a count of the drawer.`,
  );
}
