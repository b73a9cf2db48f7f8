import { accept, type CommandSpec, refused } from "@counterfoil/commands/spec";
import { momentOf } from "@counterfoil/orders/rules";
import { isDrawer, locationState } from "@counterfoil/venues/rules";
import { OpenShiftArgs, type ShiftOpened } from "../contract/index.ts";
import { needsOfDrawer } from "./needs.ts";
import { unknownDrawer, unknownPlace } from "./refusals.ts";
import { drawerState, known } from "./state.ts";

/** Puts the change money in and begins to count what goes through. */
export const openShift: CommandSpec<OpenShiftArgs> = {
  type: "shift.open",
  kind: "request",
  permission: "shifts.manage",
  args: OpenShiftArgs,
  needs: needsOfDrawer,
  decide: ({ scope, args: { shift_id, drawer_id, float } }, states, entry) => {
    const location = states.get(locationState, scope);
    if (!location) return unknownPlace();
    if (!isDrawer(states, drawer_id)) return unknownDrawer();
    if (known(states.get(drawerState, drawer_id), drawer_id).shift) {
      return refused("shift_already_open", "A shift is open on this drawer. Close it first.", "drawer_id");
    }
    const { date } = momentOf(entry, location);
    const { currency } = location;
    const opened: ShiftOpened = {
      type: "shift.opened",
      shift_id,
      drawer_id,
      float,
      currency,
      business_date: date,
    };
    return accept(opened);
  },
};
