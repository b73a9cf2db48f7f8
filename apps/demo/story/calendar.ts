import { businessMoment, type DayRule } from "@counterfoil/time";
import { Chance } from "../chance.ts";

const MINUTE_MS = 60_000;
const MONDAY_TO_FRIDAY = 5;

/** One business day of the story. */
export interface Day {
  readonly date: string;
  /** From 0, the first day of the story. */
  readonly n: number;
  /** 1 Monday … 7 Sunday (ISO 8601). */
  readonly weekday: number;
  readonly isWeekend: boolean;
  readonly weather: Weather;
  /** The instant of a local time, in minutes after midnight. */
  readonly at: (minutes: number) => number;
}

export interface Weather {
  /** −1 cold for these parts … 1 warm. */
  readonly warmth: number;
  readonly rain: boolean;
}

/** The business days that begin after the story does, up to the one of its end. */
export function daysBetween(openedMs: number, endMs: number, rule: DayRule): Day[] {
  const last = businessMoment(endMs, rule).date;
  const days: Day[] = [];
  let date = Temporal.PlainDate.from(businessMoment(openedMs, rule).date).add({ days: 1 });
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    days.push(dayOf(date, days.length, rule.time_zone));
    date = date.add({ days: 1 });
  }
  return days;
}

function dayOf(date: Temporal.PlainDate, n: number, timeZone: string): Day {
  const midnight = date.toPlainDateTime();
  return {
    date: date.toString(),
    n,
    weekday: date.dayOfWeek,
    isWeekend: date.dayOfWeek > MONDAY_TO_FRIDAY,
    weather: weatherOf(date),
    at: (minutes) =>
      midnight.add({ milliseconds: Math.round(minutes * MINUTE_MS) }).toZonedDateTime(timeZone)
        .epochMilliseconds,
  };
}

/** Three days share in each day's weather, so that it comes in spells. */
function weatherOf(date: Temporal.PlainDate): Weather {
  let warmth = 0;
  let wet = 0;
  for (const [back, share] of [0.5, 0.3, 0.2].entries()) {
    const chance = new Chance(`weather ${date.subtract({ days: back }).toString()}`);
    warmth += share * (2 * chance.next() - 1);
    wet += share * chance.next();
  }
  return { warmth, rain: wet > 0.6 };
}
