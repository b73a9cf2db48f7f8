import type { Id } from "@counterfoil/ids";
import type { MoveKind } from "./commands.ts";
import type { Count, ZReport } from "./drawer.ts";

export interface ShiftOpened {
  readonly type: "shift.opened";
  readonly shift_id: Id;
  readonly drawer_id: Id;
  readonly float: number;
  readonly currency: string;
  readonly business_date: string;
}

export interface CashMoved {
  readonly type: "drawer.cash_moved";
  readonly id: Id;
  readonly drawer_id: Id;
  /** Absent when no shift was open. */
  readonly shift_id?: Id;
  readonly kind: MoveKind;
  readonly amount: number;
  readonly reason: string;
  readonly business_date: string;
}

export interface ShiftCounted {
  readonly type: "shift.counted";
  readonly shift_id: Id;
  readonly drawer_id: Id;
  readonly count: Count;
}

export interface ShiftClosed {
  readonly type: "shift.closed";
  readonly shift_id: Id;
  readonly drawer_id: Id;
  readonly z: ZReport;
}

export type ShiftEvent = ShiftOpened | CashMoved | ShiftCounted | ShiftClosed;
