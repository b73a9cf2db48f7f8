import type { Entry } from "@counterfoil/commands/spec";
import { businessMoment, type DayRule } from "@counterfoil/time";
import { happenedAt } from "@counterfoil/venues/rules";

export { happenedAt, saidAt } from "@counterfoil/venues/rules";

/** When something happened, and to which business day and local hour (0–23) it belongs. */
export interface Moment {
  readonly at: string;
  readonly date: string;
  readonly hour: number;
}

/** The moment of a command by the location's day rule. */
export function momentOf(entry: Entry<unknown>, rule: DayRule): Moment {
  const at = happenedAt(entry);
  const { date, hour } = businessMoment(at, rule);
  return { at, date, hour };
}
