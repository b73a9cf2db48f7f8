import { ok, refuse, type Result } from "@counterfoil/result";
import { isDate } from "@counterfoil/time";
import { MOST_DAYS } from "../contract/index.ts";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** Every date from one to another, both included. Refuses `invalid_date`, `range_reversed` and `range_too_long`. */
export function daysBetween(from: string, to: string): Result<string[]> {
  for (const [field, date] of Object.entries({ from, to })) {
    if (!isDate(date)) return refuse("invalid_date", `${date} is not a date of the calendar.`, field);
  }
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1)
    return refuse("range_reversed", "The report ends before it begins: exchange from and to.", "from");
  if (days > MOST_DAYS) {
    return refuse("range_too_long", `A report spans at most ${MOST_DAYS} days, not ${days}.`, "to");
  }
  return ok(Array.from({ length: days }, (_, i) => dateAfter(from, i)));
}

/** The same weekday a week earlier. */
export function weekBefore(date: string): string {
  return dateAfter(date, -WEEK_DAYS);
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, date.length);
}
