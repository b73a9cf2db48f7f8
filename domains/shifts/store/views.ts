import type { View } from "@counterfoil/commands";
import type { CashStranded } from "@counterfoil/payments/contract";
import type { CashMoved, ShiftClosed, ShiftOpened } from "../contract/index.ts";
import { drawerState, happenedAt } from "../rules/index.ts";
import { addCashMoves } from "./cash-moves.ts";
import { addShifts, endShifts } from "./shifts.ts";

export const shiftViews: View = {
  writes: [addShifts, endShifts, addCashMoves],
  on: {
    "shift.opened": (event: ShiftOpened, entry, put) =>
      put(addShifts, {
        scope_id: entry.command.scope,
        shift_id: event.shift_id,
        drawer_id: event.drawer_id,
        opened_at: happenedAt(entry),
        business_date: event.business_date,
      }),
    "shift.closed": ({ shift_id, z }: ShiftClosed, { command }, put) =>
      put(endShifts, {
        scope_id: command.scope,
        shift_id,
        z_number: z.z_number,
        closed_at: z.closed_at,
        z: JSON.stringify(z),
      }),
    "drawer.cash_moved": (event: CashMoved, entry, put) =>
      put(addCashMoves, {
        scope_id: entry.command.scope,
        move_id: event.id,
        drawer_id: event.drawer_id,
        shift_id: event.shift_id ?? null,
        kind: event.kind,
        amount: event.amount,
        reason: event.reason,
        business_date: event.business_date,
        moved_at: happenedAt(entry),
        actor_id: entry.command.actor,
      }),
    "cash.stranded": (event: CashStranded, entry, put, states) =>
      put(addCashMoves, {
        scope_id: entry.command.scope,
        move_id: entry.command.id,
        drawer_id: event.drawer_id,
        shift_id: states.get(drawerState, event.drawer_id)?.shift?.id ?? null,
        kind: event.way === "in" ? "paid_in" : "paid_out",
        amount: event.amount,
        reason: `${event.way === "in" ? "Taken" : "Given back"} for an order that could not have it (${event.reason})`,
        business_date: event.business_date,
        moved_at: happenedAt(entry),
        actor_id: entry.command.actor,
      }),
  },
};
