import type { Fold } from "@counterfoil/commands/spec";
import type { Entry } from "@counterfoil/commands/spec";
import type { OrderClosed } from "@counterfoil/orders/contract";
import {
  type CashStranded,
  DRAWER_KIND,
  type PaymentTaken,
  type PaymentVoided,
  type RefundMade,
} from "@counterfoil/payments/contract";
import type {
  CashMoved,
  DrawerState,
  ShiftClosed,
  ShiftCounted,
  ShiftOpened,
  Totals,
} from "../contract/index.ts";
import { happenedAt } from "@counterfoil/orders/rules";
import { NO_TOTALS, withMove, withPayment, withRefund, withSale, withVoid } from "./totals.ts";

const ofDrawer = { key: (event: { readonly drawer_id: string }) => event.drawer_id };

/** A drawer's document: what its own commands did, and every payment, refund and sale that went through it. */
export const drawerState: Fold<DrawerState> = {
  kind: DRAWER_KIND,
  on: {
    "shift.opened": { ...ofDrawer, apply: open },
    "drawer.cash_moved": {
      ...ofDrawer,
      apply: (state: DrawerState | undefined, event: CashMoved) =>
        through(state, event.drawer_id, (totals) => withMove(totals, event.kind, event.amount)),
    },
    "cash.stranded": {
      ...ofDrawer,
      apply: (state: DrawerState | undefined, { drawer_id, way, amount }: CashStranded) =>
        through(state, drawer_id, (totals) =>
          withMove(totals, way === "in" ? "paid_in" : "paid_out", amount),
        ),
    },
    "shift.counted": {
      ...ofDrawer,
      apply: (state: DrawerState | undefined, event: ShiftCounted) => {
        const drawer = known(state, event.drawer_id);
        if (!drawer.shift) return drawer;
        return { ...drawer, shift: { ...drawer.shift, counts: [...drawer.shift.counts, event.count] } };
      },
    },
    "shift.closed": {
      ...ofDrawer,
      apply: (state: DrawerState | undefined, event: ShiftClosed) => ({
        ...known(state, event.drawer_id),
        shift: null,
        next_z: event.z.z_number + 1,
      }),
    },
    "order.closed": {
      ...ofDrawer,
      apply: (state: DrawerState | undefined, event: OrderClosed) =>
        through(state, event.drawer_id, (totals) => withSale(totals, event)),
    },
    "payment.taken": {
      key: (event: PaymentTaken) => event.payment.drawer_id,
      apply: (state: DrawerState | undefined, { payment }: PaymentTaken) =>
        through(state, payment.drawer_id, (totals) => withPayment(totals, payment)),
    },
    "payment.voided": {
      ...ofDrawer,
      apply: (state: DrawerState | undefined, event: PaymentVoided) =>
        through(state, event.drawer_id, (totals) => withVoid(totals, event)),
    },
    "refund.made": {
      key: (event: RefundMade) => event.refund.drawer_id,
      apply: (state: DrawerState | undefined, { refund }: RefundMade) =>
        through(state, refund.drawer_id, (totals) => withRefund(totals, refund)),
    },
  },
};

/** The drawer as it is, or as it is before anything has gone through it. */
export function known(state: DrawerState | undefined, drawer_id: string): DrawerState {
  return state ?? { drawer_id, shift: null, between: null, next_z: 1 };
}

function open(state: DrawerState | undefined, event: ShiftOpened, entry: Entry<never>): DrawerState {
  const { between, ...drawer } = known(state, event.drawer_id);
  const shift = {
    id: event.shift_id,
    opened_at: happenedAt(entry),
    opened_by: entry.command.actor,
    business_date: event.business_date,
    currency: event.currency,
    float: event.float,
    totals: between ?? NO_TOTALS,
    counts: [],
  };
  return { ...drawer, between: null, shift: between ? { ...shift, carried: between } : shift };
}

/** Money belongs to the open shift; without one it waits for the next. */
function through(
  state: DrawerState | undefined,
  drawer_id: string,
  add: (totals: Totals) => Totals,
): DrawerState {
  const drawer = known(state, drawer_id);
  if (drawer.shift) return { ...drawer, shift: { ...drawer.shift, totals: add(drawer.shift.totals) } };
  return { ...drawer, between: add(drawer.between ?? NO_TOTALS) };
}
