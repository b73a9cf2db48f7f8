import type { Entry } from "@counterfoil/commands/spec";
import { happenedAt } from "@counterfoil/orders/rules";
import type { Count, DrawerState, ShiftClosed, ShiftState, ZReport } from "../contract/index.ts";
import { tenderResults } from "./z.ts";

/** The end of a shift with its numbered Z report. The last count is the one that counts. */
export function closedBy(
  entry: Entry<unknown>,
  { drawer_id, next_z }: DrawerState,
  shift: ShiftState,
  counts: readonly Count[],
): ShiftClosed {
  const z: ZReport = {
    z_number: next_z,
    shift_id: shift.id,
    drawer_id,
    business_date: shift.business_date,
    currency: shift.currency,
    opened_at: shift.opened_at,
    opened_by: shift.opened_by,
    closed_at: happenedAt(entry),
    closed_by: entry.command.actor,
    float: shift.float,
    totals: shift.totals,
    ...(shift.carried ? { carried: shift.carried } : {}),
    counts,
    tenders: tenderResults(shift, counts.at(-1)),
  };
  return { type: "shift.closed", shift_id: shift.id, drawer_id, z };
}
