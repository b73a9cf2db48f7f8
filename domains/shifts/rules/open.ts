import {
  accept,
  type Command,
  type CommandSpec,
  type Entry,
  refused,
  type States,
} from "@counterfoil/commands/spec";
import { momentOf } from "@counterfoil/orders/rules";
import { isDrawer, locationState } from "@counterfoil/venues/rules";
import { OpenShiftArgs, type ShiftOpened } from "../contract/index.ts";
import { closedBy } from "./closed.ts";
import { needsOfDrawer } from "./needs.ts";
import { unknownDrawer, unknownPlace } from "./refusals.ts";
import { drawerState, known } from "./state.ts";

/**
 * Puts the change money in and begins to count what goes through: a fact, because the float is in the drawer by then.
 * Where another shift is still open there (somebody opened one from elsewhere), a device that tells late ends that one,
 * uncounted, and begins its own, so that its count and its close find it (CON-13).
 */
export const openShift: CommandSpec<OpenShiftArgs> = {
  type: "shift.open",
  kind: "fact",
  permission: "shifts.manage",
  args: OpenShiftArgs,
  needs: needsOfDrawer,
  decide: (command, states, entry) => {
    const opened = openedBy(command, states, entry);
    if ("refusal" in opened) return opened;
    if (known(states.get(drawerState, command.args.drawer_id), command.args.drawer_id).shift) {
      return refused("shift_already_open", "A shift is open on this drawer. Close it first.", "drawer_id");
    }
    return accept(opened);
  },
  spoiled: (command, { code }, states, entry) => {
    const drawer = states.get(drawerState, command.args.drawer_id);
    const opened = openedBy(command, states, entry);
    if (code !== "shift_already_open" || "refusal" in opened || !drawer?.shift) return [];
    if (drawer.shift.id === command.args.shift_id) return [];
    return [closedBy(entry, drawer, drawer.shift, drawer.shift.counts), opened];
  },
};

function openedBy(
  { scope, args: { shift_id, drawer_id, float } }: Command<OpenShiftArgs>,
  states: States,
  entry: Entry<OpenShiftArgs>,
): ShiftOpened | ReturnType<typeof refused> {
  const location = states.get(locationState, scope);
  if (!location) return unknownPlace();
  if (!isDrawer(states, drawer_id)) return unknownDrawer();
  const { date } = momentOf(entry, location);
  const { currency } = location;
  return { type: "shift.opened", shift_id, drawer_id, float, currency, business_date: date };
}
