import { accept, type CommandSpec, exception, refused } from "@counterfoil/commands/spec";
import { happenedAt } from "@counterfoil/orders/rules";
import { CloseShiftArgs, type ShiftClosed, type ShiftCounted, type ZReport } from "../contract/index.ts";
import { countOf, misfit, MOST_COUNTS } from "./count.ts";
import { needsOfDrawer } from "./needs.ts";
import { noSuchShift } from "./refusals.ts";
import { drawerState } from "./state.ts";
import { tenderResults } from "./z.ts";

/**
 * Ends the shift with a numbered Z report. An open shift always closes (INV-9): without a count it closes all the same,
 * and an exception tells its owner.
 */
export const closeShift: CommandSpec<CloseShiftArgs> = {
  type: "shift.close",
  kind: "request",
  permission: "shifts.manage",
  args: CloseShiftArgs,
  needs: needsOfDrawer,
  decide: (command, states, entry) => {
    const { shift_id, drawer_id, count: given } = command.args;
    const drawer = states.get(drawerState, drawer_id);
    const shift = drawer?.shift;
    if (!drawer || shift?.id !== shift_id) return noSuchShift();
    const fault = given && misfit(given, "count.denominations");
    if (fault) return fault;
    if (given && shift.counts.length >= MOST_COUNTS) {
      return refused(
        "counted_twice",
        "This shift has been counted twice; close it without another count.",
        "count",
      );
    }
    const last = given && countOf(entry, given);
    const counts = last ? [...shift.counts, last] : shift.counts;
    const counted = counts.at(-1);
    const z: ZReport = {
      z_number: drawer.next_z,
      shift_id,
      drawer_id,
      business_date: shift.business_date,
      currency: shift.currency,
      opened_at: shift.opened_at,
      opened_by: shift.opened_by,
      closed_at: happenedAt(entry),
      closed_by: command.actor,
      float: shift.float,
      totals: shift.totals,
      ...(shift.carried ? { carried: shift.carried } : {}),
      counts,
      tenders: tenderResults(shift, counted),
    };
    const closed: ShiftClosed = { type: "shift.closed", shift_id, drawer_id, z };
    if (!last) return counted ? accept(closed) : accept(closed, uncounted(z.z_number));
    const event: ShiftCounted = { type: "shift.counted", shift_id, drawer_id, count: last };
    return accept(event, closed);
  },
};

function uncounted(z_number: number) {
  return exception(
    "shift_closed_without_count",
    `Z report ${z_number} was made without a count of the drawer.`,
  );
}
