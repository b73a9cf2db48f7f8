import type {
  CloseShiftArgs,
  CountShiftArgs,
  MoveCashArgs,
  OpenShiftArgs,
} from "@counterfoil/shifts/contract";
import type { Id } from "@counterfoil/ids";
import type { Chance } from "../chance.ts";
import { DAY_BEGINS, TILLS, type TillName } from "../place.ts";
import type { Deed, Money } from "./deed.ts";
import { SHIFT_CHANGE, type Scene } from "./stage.ts";

interface Shift {
  readonly till: TillName;
  readonly opens: number;
  readonly closes: number;
}

/** Local minutes after midnight. */
const SHIFTS: readonly Shift[] = [
  { till: "counter", opens: DAY_BEGINS * 60 + 0.4, closes: SHIFT_CHANGE },
  { till: "counter", opens: SHIFT_CHANGE + 2, closes: 22 * 60 + 45 },
  { till: "floor", opens: 8 * 60, closes: 23 * 60 + 5 },
];

const FITS = 0.55;
const WRONG_NOTE = 0.03;
const COUNTED_ANEW = 0.08;
const BUYS_SOMETHING = 0.35;
const FETCHES_CHANGE = 0.15;
const OPENS_FOR_NOTHING = 0.3;
const ERRANDS: readonly (readonly [reason: string, least: number, most: number])[] = [
  ["Milk from the corner store", 600, 1_900],
  ["Flowers for the tables", 1_500, 3_500],
  ["Ice for the bar", 500, 1_200],
  ["Window cleaner", 4_000, 4_000],
];

/**
 * Opens, counts and closes the drawers around what the day's deeds put in and took out. The last shifts of an unfinished
 * day stay open.
 */
export function keepDrawers(scene: Scene, isLastDay: boolean, chance: Chance): void {
  for (const [n, shift] of SHIFTS.entries()) {
    const { till, opens, closes } = shift;
    const shift_id = scene.id(opens);
    const drawer_id = scene.stage.tills[till].drawer;
    const { float } = TILLS[till];
    const opening: OpenShiftArgs = { shift_id, drawer_id, float };
    scene.say({ minute: opens, till, by: scene.crew(till, opens), type: "shift.open", args: opening });
    const moved = errands(scene, shift, drawer_id, chance);
    const next = SHIFTS.slice(n + 1).some((later) => later.till === till);
    if (isLastDay && !next) continue;
    const [from, to] = [scene.day.at(opens), scene.day.at(closes)];
    const sold = scene.deeds.filter(({ atMs }) => atMs >= from && atMs < to);
    const expected = sum(drawer_id, sold, { cash: float + moved, slips: 0 });
    close(scene, shift, { shift_id, drawer_id }, expected, chance);
  }
}

function close(
  scene: Scene,
  { till, closes }: Shift,
  which: { readonly shift_id: Id; readonly drawer_id: Id },
  expected: Money,
  chance: Chance,
): void {
  const by = scene.crew(till, closes - 1);
  const cash = Math.max(0, expected.cash + slip(chance));
  const count = { cash, external: expected.slips, denominations: piecesOf(cash) };
  if (chance.happens(COUNTED_ANEW)) {
    const first: CountShiftArgs = { ...which, cash: cash + 2_000, external: expected.slips };
    scene.say({ minute: closes - 0.5, till, by, type: "shift.count", args: first });
  }
  const args: CloseShiftArgs = { ...which, count };
  scene.say({ minute: closes, till, by, type: "shift.close", args });
}

/** By how much a count misses: mostly nothing, sometimes coins, rarely a note given for another. */
function slip(chance: Chance): number {
  if (chance.happens(FITS)) return 0;
  if (chance.happens(WRONG_NOTE)) return chance.pick([-1_000, -500, 500]);
  return Math.round(chance.about(-10, 70) / 5) * 5;
}

function errands(scene: Scene, { till, opens, closes }: Shift, drawer_id: Id, chance: Chance): number {
  let moved = 0;
  const say = (kind: MoveCashArgs["kind"], reason: string, amount: number) => {
    const minute = chance.whole(Math.ceil(opens) + 20, closes - 20);
    const args: MoveCashArgs = {
      id: scene.id(minute),
      drawer_id,
      kind,
      reason,
      ...(amount > 0 ? { amount } : {}),
    };
    scene.say({ minute, till, by: scene.crew(till, minute), type: "drawer.move_cash", args });
    moved += kind === "paid_in" ? amount : -amount;
  };
  if (till === "counter" && chance.happens(BUYS_SOMETHING)) {
    const [reason, least, most] = chance.pick(ERRANDS);
    say("paid_out", reason, chance.whole(least, most));
  }
  if (chance.happens(FETCHES_CHANGE)) say("paid_in", "Change from the bank", chance.pick([5_000, 10_000]));
  if (chance.happens(OPENS_FOR_NOTHING)) say("no_sale", "Change for a guest", 0);
  return moved;
}

function sum(drawer: Id, deeds: readonly Deed[], begin: Money): Money {
  let { cash, slips } = begin;
  for (const { moves } of deeds) {
    if (moves?.drawer !== drawer) continue;
    cash += moves.cash;
    slips += moves.slips;
  }
  return { cash, slips };
}

const PIECES = [10_000, 5_000, 2_000, 1_000, 500, 100, 25, 10, 5, 1] as const;

/** The fewest notes and coins that come to so much. */
function piecesOf(cash: number): Record<string, number> {
  const pieces: Record<string, number> = {};
  let left = cash;
  for (const value of PIECES) {
    if (left >= value) pieces[value] = Math.floor(left / value);
    left %= value;
  }
  return pieces;
}
