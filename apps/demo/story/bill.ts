import type { Id } from "@counterfoil/ids";
import type { SplitOrderArgs } from "@counterfoil/orders/contract";
import type { TakePaymentArgs, VoidPaymentArgs } from "@counterfoil/payments/contract";
import type { Chance } from "../chance.ts";
import { AT_A_TABLE, byCard, payment, SERVED_BY_TWO, type Habits, type Payment } from "./pay.ts";
import type { Scene } from "./stage.ts";

const SHARES_EVENLY = 0.07;
const PAYS_IN_TWO = 0.05;
const TYPED_WRONG = 0.006;
const MOST_SHARES = 4;

export interface Bill {
  readonly order_id: Id;
  readonly total: number;
  readonly covers: number;
  /** Service is on it already. */
  readonly charged: boolean;
}

/** The table pays. The tender where it was one payment; null where it was several, or nothing to pay. */
export function payAtTable(
  scene: Scene,
  bill: Bill,
  minute: number,
  chance: Chance,
): "cash" | "external" | null {
  const habits = bill.charged ? SERVED_BY_TWO : AT_A_TABLE;
  if (bill.total === 0) {
    const { drawer: drawer_id } = scene.stage.tills.floor;
    say(scene, minute, "order.close", { order_id: bill.order_id, drawer_id });
    return null;
  }
  if (bill.covers > 1 && chance.happens(SHARES_EVENLY)) {
    shareEvenly(scene, bill, minute, habits, chance);
    return null;
  }
  if (chance.happens(PAYS_IN_TWO)) {
    const part = Math.floor(bill.total * 0.4);
    take(scene, bill, minute, payment(scene.id(minute), part, habits, chance, part));
    take(scene, bill, minute + 1, payment(scene.id(minute), bill.total - part, habits, chance));
    return null;
  }
  const paid = payment(scene.id(minute), bill.total, habits, chance);
  if (paid.args.tender === "external" && chance.happens(TYPED_WRONG)) {
    typedWrong(scene, bill, minute - 3, chance);
  }
  take(scene, bill, minute, paid);
  return paid.args.tender;
}

/** A check for each of them; all by card, because nobody has change for the same sum four times. */
function shareEvenly(scene: Scene, bill: Bill, minute: number, habits: Habits, chance: Chance): void {
  const shares = Math.min(bill.covers, MOST_SHARES);
  const checks = Array.from({ length: shares }, (_, n) => ({
    id: n === 0 ? bill.order_id : scene.id(minute),
    name: `Guest ${n + 1}`,
  }));
  const split: SplitOrderArgs = { order_id: bill.order_id, evenly: true, checks };
  say(scene, minute - 1, "order.split", split);
  let left = bill.total;
  for (const [n, { id: check_id }] of checks.entries()) {
    // What the checks come to in all is what counts for the drawer; which of them has the odd cent does not.
    const part = n === shares - 1 ? left : Math.round(bill.total / shares);
    left -= part;
    take(scene, bill, minute + n / 2, byCard(scene.id(minute), part, habits, chance, { check_id }));
  }
}

/** A payment is taken, seen to be wrong, and taken back before the bill is closed. */
function typedWrong(scene: Scene, bill: Bill, minute: number, chance: Chance): void {
  const wrong = byCard(scene.id(minute), bill.total, { ...AT_A_TABLE, cardTip: 0 }, chance);
  const { drawer: drawer_id } = scene.stage.tills.floor;
  const { order_id } = bill;
  const taken: TakePaymentArgs = { order_id, drawer_id, close: false, ...wrong.args };
  say(scene, minute, "payment.take", taken, wrong.moves);
  const voided: VoidPaymentArgs = {
    order_id,
    payment_id: wrong.args.id,
    drawer_id,
    reason: "Declined by the terminal after all",
  };
  say(scene, minute + 1, "payment.void", voided, { cash: 0, slips: -wrong.moves.slips });
}

function take(scene: Scene, { order_id }: Bill, minute: number, { args, moves }: Payment): void {
  const { drawer: drawer_id } = scene.stage.tills.floor;
  const taken: TakePaymentArgs = { order_id, drawer_id, ...args };
  say(scene, minute, "payment.take", taken, moves);
}

function say(scene: Scene, minute: number, type: string, args: unknown, moves?: Payment["moves"]): void {
  const by = type === "payment.void" ? scene.lead : scene.crew("floor", minute);
  scene.say({ minute, till: "floor", by, type, args, ...(moves ? { moves } : {}) });
}
