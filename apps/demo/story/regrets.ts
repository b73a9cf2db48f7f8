import type { MakeRefundArgs } from "@counterfoil/payments/contract";
import type { Chance } from "../chance.ts";
import { atCounter, type Scene } from "./stage.ts";
import type { Sold, SoldLine } from "./sold.ts";

const GIVEN_BACK_AT_ONCE = 0.009;
const BROUGHT_BACK_LATER = 0.05;
const LATEST_DAYS = 5;
/** Its drawer is counted soon after; local minutes after midnight. */
const LAST_AT_THE_FLOOR = 23 * 60 + 1;
const NO_GOOD = ["Wrong order handed over", "Paid twice by mistake", "Not fresh", "Cold when it came"];
const NOT_WANTED = ["Unopened, brought back", "A gift that was not needed", "Chipped"];

/** Something that will be brought back on a later day. */
export interface Regret {
  readonly onDay: number;
  readonly sold: Sold;
  readonly line: SoldLine;
}

/** Some of the day's sales are given back within the half hour, others some days later. */
export function regretsOf(scene: Scene, sales: readonly Sold[], chance: Chance): Regret[] {
  const later: Regret[] = [];
  for (const sold of sales) {
    const goods = sold.lines.find(
      ({ course, line }) => course === "goods" && Number.isInteger(line.quantity),
    );
    if (goods && chance.happens(BROUGHT_BACK_LATER)) {
      later.push({ onDay: scene.day.n + chance.whole(1, LATEST_DAYS), sold, line: goods });
    } else if (sold.lines.length > 0 && chance.happens(GIVEN_BACK_AT_ONCE)) {
      const line = chance.pick(sold.lines);
      const minute = sold.minute + chance.whole(4, 25);
      const when = sold.till === "counter" ? atCounter(minute) : Math.min(minute, LAST_AT_THE_FLOOR);
      giveBack(scene, { sold, line }, when, chance.pick(NO_GOOD), false);
    }
  }
  return later;
}

/** Somebody comes back with what was bought on another day. */
export function bringBack(scene: Scene, regret: Regret, chance: Chance): void {
  const minute = atCounter(chance.whole(10 * 60, 17 * 60));
  giveBack(scene, regret, minute, chance.pick(NOT_WANTED), true);
}

function giveBack(
  scene: Scene,
  { sold, line }: Pick<Regret, "sold" | "line">,
  minute: number,
  reason: string,
  restock: boolean,
): void {
  const { tender } = sold;
  const till = restock ? "counter" : sold.till;
  const args: MakeRefundArgs = {
    id: scene.id(minute),
    order_id: sold.order_id,
    drawer_id: scene.stage.tills[till].drawer,
    tender,
    reason,
    lines: [{ uid: line.line.uid, quantity: line.line.quantity, ...(restock ? { restock } : {}) }],
    ...(tender === "external" ? { external_type: "card terminal" } : {}),
  };
  const moves = tender === "cash" ? { cash: -line.total, slips: 0 } : { cash: 0, slips: -line.total };
  scene.say({ minute, till, by: scene.lead, type: "refund.make", args, moves });
}
