import type { Call } from "@counterfoil/http";
import { found } from "@counterfoil/http";
import { must } from "@counterfoil/result";
import type { Reader } from "@counterfoil/sql";
import type { Static } from "typebox";
import type { DrawerState, ZReport } from "../contract/index.ts";
import { listCashMoves } from "../store/cash-moves.ts";
import { readShift } from "../store/shifts.ts";
import type { ShiftShape } from "./shapes.ts";

/** A shift whose cash was moved more often than this is shown with the first of the moves. */
const MOST_MOVES = 1_000;

type Shift = Static<typeof ShiftShape>;
type Row = Awaited<ReturnType<typeof rowOf>>;

/** The shift as REST shows it: with its X report while it is open, with its Z report afterwards. */
export async function showShift(call: Call, shift_id: string): Promise<Shift> {
  return shown(call.database, call.scope, await rowOf(call, shift_id));
}

/** The row of a shift of this location. @throws Problem unknown_shift */
export async function rowOf(call: Call, shift_id: string) {
  const [row] = await call.database.query(readShift, { scope: call.scope, shift: shift_id });
  return found(row, "shift", "id");
}

export async function shown(reader: Reader, scope: string, row: Row): Promise<Shift> {
  const { shift_id: id, drawer_id, opened_at, closed_at, business_date, z_number } = row;
  const common = { id, drawer_id, location_id: scope, business_date, opened_at, closed_at, z_number };
  if (row.z !== null) {
    const z = JSON.parse(row.z) as ZReport;
    return { ...common, state: "closed", currency: z.currency, float: z.float, x: null, z: z as Shift["z"] };
  }
  const open = row.drawer === null ? null : (JSON.parse(row.drawer) as DrawerState).shift;
  const shift = must(open?.id === id ? open : null, "an open shift is its drawer's shift");
  const moves = await reader.query(listCashMoves, { scope, shift: id, limit: MOST_MOVES });
  const x = {
    totals: shift.totals,
    ...(shift.carried ? { carried: shift.carried } : {}),
    counts: shift.counts.length,
    moves: moves.map(({ move_id, ...move }) => ({ id: move_id, ...move })),
  };
  return {
    ...common,
    state: "open",
    currency: shift.currency,
    float: shift.float,
    x: x as Shift["x"],
    z: null,
  };
}
