import type { Chance } from "../chance.ts";
import type { Day } from "./calendar.ts";
import { sellAtCounter } from "./counter.ts";
import type { Deed } from "./deed.ts";
import { OCCASIONS, type Occasion } from "./occasions.ts";
import { bringBack, regretsOf, type Regret } from "./regrets.ts";
import { keepDrawers } from "./shifts.ts";
import type { Sold } from "./sold.ts";
import { atCounter, Scene, type Stage } from "./stage.ts";
import type { Stockroom } from "./stockroom.ts";
import { serveTable } from "./table.ts";
import { Tables } from "./tables.ts";

/** The place becomes known: a little more each day. */
const GROWTH_A_DAY = 0.002;

/** What is carried from one day to the next. */
export interface Carried {
  readonly stockroom: Stockroom;
  readonly regrets: Regret[];
}

/** Everything that is done on one day, in the order in which it is done. */
export function deedsOf(stage: Stage, day: Day, carried: Carried, isLastDay: boolean): Deed[] {
  const scene = new Scene(stage, day);
  const sales = sellAll(scene);
  const chance = scene.chance("regrets");
  for (const regret of carried.regrets.filter(({ onDay }) => onDay === day.n)) {
    bringBack(scene, regret, chance);
    carried.stockroom.putBack(regret.line.line);
  }
  carried.regrets.push(...regretsOf(scene, sales, chance));
  keepDrawers(scene, isLastDay, scene.chance("drawers"));
  carried.stockroom.keep(scene, scene.chance("stock"));
  return scene.deeds.toSorted((a, b) => a.atMs - b.atMs);
}

function sellAll(scene: Scene): Sold[] {
  const { day } = scene;
  const tables = new Tables(day.weather);
  const sales: Sold[] = [];
  for (const [n, occasion] of OCCASIONS.entries()) {
    const times = timesOf(occasion, day, scene.chance(`times ${n}`));
    const chance = scene.chance(`guests ${n}`);
    for (const minute of times) {
      const sold =
        occasion.service === "table"
          ? serveTable(scene, occasion, tables, minute, chance)
          : sellAtCounter(scene, occasion, atCounter(minute), chance);
      if (sold) sales.push(sold);
    }
  }
  return sales;
}

/** When they come, in order. */
function timesOf(occasion: Occasion, day: Day, chance: Chance): number[] {
  const usual = occasion.orders[day.weekday - 1] ?? 0;
  const mood = (day.weather.rain ? occasion.inRain : 1) * (1 + GROWTH_A_DAY * day.n);
  const count = Math.max(0, Math.round(chance.about(usual * mood, Math.sqrt(usual) * 0.6)));
  const times = Array.from({ length: count }, () => timeOf(occasion, day, chance)).toSorted((a, b) => a - b);
  return occasion.firstAt === undefined ? times : [occasion.firstAt, ...times];
}

function timeOf(
  { from, to, peak, weekendPeak, spread }: Occasion,
  { isWeekend }: Day,
  chance: Chance,
): number {
  const time = chance.about(isWeekend ? (weekendPeak ?? peak) : peak, spread);
  // Who would come before the doors open or after they close comes at some other time.
  return time >= from && time <= to ? time : from + chance.next() * (to - from);
}
