import type { Command, Entry, Fold, States } from "@counterfoil/commands/spec";
import { newId, type Id } from "@counterfoil/ids";
import { must, ok, refuse, type Result } from "@counterfoil/result";
import type {
  CloseShiftArgs,
  DrawerState,
  MoveCashArgs,
  ShiftState,
  ZReport,
} from "@counterfoil/shifts/contract";
import { closeShift, drawerState } from "@counterfoil/shifts/rules";
import type { HeldCommand } from "@counterfoil/sync/device";
import type { CashMove, Shift } from "../api/shift.ts";
import type { TillActions } from "../api/till.ts";
import { act, after } from "./act.ts";
import { type Ground, noStand } from "./ground.ts";
import { heldSince } from "./held.ts";
import type { Stand } from "./stand.ts";

type DrawerActions = Pick<TillActions, "open_shift" | "move_cash" | "read_shift" | "close_shift">;

/** The shift of the till's own drawer. */
export function drawerActions(ground: Ground): DrawerActions {
  const drawer_id = (): Id => ground.store.current().seat?.device.drawer_id ?? "";
  const running = async (stand: Stand, drawer: DrawerState): Promise<Result<Shift>> =>
    ok(openShift(drawer, must(drawer.shift, "a shift is open"), await movesOf(stand, drawer)));
  return {
    async open_shift({ id, float }) {
      const args = { shift_id: id, drawer_id: drawer_id(), float };
      const acted = await act(ground, "shift.open", id, args);
      if (!acted.ok) return acted;
      return running(acted.value.stand, after(acted.value, drawerState, args.drawer_id));
    },
    async move_cash({ id, kind, amount, reason }) {
      const args: MoveCashArgs = { id, drawer_id: drawer_id(), kind, amount, reason };
      const acted = await act(ground, "drawer.move_cash", id, args);
      if (!acted.ok) return acted;
      return running(acted.value.stand, after(acted.value, drawerState, args.drawer_id));
    },
    async read_shift({ shift_id }) {
      const stand = await ground.stand();
      if (stand === null) return noStand(ground);
      const drawer = stand.device.docs.location.get(drawerState, drawer_id());
      if (drawer?.shift?.id !== shift_id)
        return refuse("unknown_shift", "This shift is not open here.", "shift_id");
      return running(stand, drawer);
    },
    async close_shift({ shift_id, count }) {
      const stand = await ground.stand();
      const args: CloseShiftArgs = { shift_id, drawer_id: drawer_id(), count };
      const before = stand?.device.docs.location.get(drawerState, args.drawer_id);
      const acted = await act(ground, "shift.close", newId(), args);
      if (!acted.ok) return acted;
      const drawer = must(before, "a shift that was closed was open");
      const [command] = await acted.value.stand.device.held({ limit: 1 });
      return ok(closedShift(zReport(drawer, must(command, "what was done is held"), args)));
    },
  };
}

/** The open shift as the screens show it; what cash should be there is left out, for the count is blind. */
export function openShift(
  { drawer_id }: DrawerState,
  { id, currency, business_date, opened_at, float, totals, carried, counts }: ShiftState,
  moves: readonly CashMove[],
): Shift {
  return {
    id,
    drawer_id,
    state: "open",
    currency,
    business_date,
    opened_at,
    closed_at: null,
    float,
    z_number: null,
    x: { totals, ...(carried && { carried }), counts: counts.length, moves },
    z: null,
  };
}

function closedShift(z: ZReport): Shift {
  const { shift_id: id, drawer_id, currency, business_date, opened_at, closed_at, float, z_number } = z;
  return {
    id,
    drawer_id,
    state: "closed",
    currency,
    business_date,
    opened_at,
    closed_at,
    float,
    z_number,
    x: null,
    z,
  };
}

/** Cash that went in or out of the open shift by this till's own hand, the first first. */
export async function movesOf(
  { device }: Pick<Stand, "device">,
  { shift }: DrawerState,
): Promise<CashMove[]> {
  if (shift === null) return [];
  const { paid_in, paid_out, no_sales } = shift.totals;
  if (paid_in.count + paid_out.count + no_sales === 0) return [];
  const moves = await heldSince(device, shift.opened_at);
  return moves
    .filter(({ type }) => type === "drawer.move_cash")
    .map(({ args, at, actor }) => {
      const { id, kind, amount = 0, reason } = args as MoveCashArgs; // as this till has made it
      return { id, kind, amount, reason, moved_at: at, actor_id: actor };
    })
    .reverse();
}

/** The Z report of a close, by the rule that has decided it: over the drawer as it was, at the moment that was kept. */
function zReport(before: DrawerState, held: HeldCommand, args: CloseShiftArgs): ZReport {
  const command = { ...held, scope: "", device: "", args } as Command<CloseShiftArgs>;
  const entry: Entry<CloseShiftArgs> = { command, version: 0, received_at: held.at };
  const states: States = {
    get: <S>({ kind }: Fold<S>) => (kind === drawerState.kind ? (before as unknown as S) : undefined),
  };
  const decision = closeShift.decide(command, states, entry);
  const events = "events" in decision ? decision.events : [];
  const closed = events.find((event) => event.type === "shift.closed");
  return must(closed as { readonly z?: ZReport } | undefined, "the close was decided like this")
    ?.z as ZReport;
}
