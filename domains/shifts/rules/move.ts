import { accept, type CommandSpec, refused } from "@counterfoil/commands/spec";
import { momentOf } from "@counterfoil/orders/rules";
import { isDrawer, locationState } from "@counterfoil/venues/rules";
import { type CashMoved, MoveCashArgs } from "../contract/index.ts";
import { needsOfDrawer } from "./needs.ts";
import { unknownDrawer, unknownPlace } from "./refusals.ts";
import { drawerState } from "./state.ts";

/** Cash in or out for another reason than a sale; a fact, because the hand was in the drawer. */
export const moveCash: CommandSpec<MoveCashArgs> = {
  type: "drawer.move_cash",
  kind: "fact",
  permission: "shifts.manage",
  args: MoveCashArgs,
  needs: needsOfDrawer,
  decide: ({ scope, args }, states, entry) => {
    const location = states.get(locationState, scope);
    if (!location) return unknownPlace();
    const { id, drawer_id, kind, amount = 0, reason } = args;
    if (!isDrawer(states, drawer_id)) return unknownDrawer();
    if (kind !== "no_sale" && amount === 0) {
      return refused("amount_missing", "Say how much was put in or taken out.", "amount");
    }
    if (kind === "no_sale" && amount > 0) {
      return refused("amount_not_expected", "Opening the drawer without a sale moves no money.", "amount");
    }
    const shift = states.get(drawerState, drawer_id)?.shift;
    const moved: CashMoved = {
      type: "drawer.cash_moved",
      id,
      drawer_id,
      ...(shift ? { shift_id: shift.id } : {}),
      kind,
      amount,
      reason,
      business_date: momentOf(entry, location).date,
    };
    return accept(moved);
  },
};
