import type { Entry } from "@counterfoil/commands/spec";
import { businessMoment, type DayRule } from "@counterfoil/time";

const MINUTE_MS = 60_000;
/** A till may have been cut off for a week, and its clock may be a little ahead of the server's. */
const MOST_BEHIND_MS = 7 * 24 * 60 * MINUTE_MS;
const MOST_AHEAD_MS = 2 * MINUTE_MS;

/** When something happened, and to which business day and local hour (0–23) it belongs. */
export interface Moment {
  readonly at: string;
  readonly date: string;
  readonly hour: number;
}

/**
 * When a command's deed was done (RFC 3339, in UTC): by the device's clock where that can be, else when it reached the server.
 * No clock is trusted further (design.md §6).
 */
export function happenedAt({ command, received_at }: Entry<unknown>): string {
  const at = Date.parse(command.at);
  const lead = at - Date.parse(received_at);
  return lead >= -MOST_BEHIND_MS && lead <= MOST_AHEAD_MS ? new Date(at).toISOString() : received_at;
}

/** The moment of a command by the location's day rule. */
export function momentOf(entry: Entry<unknown>, rule: DayRule): Moment {
  const at = happenedAt(entry);
  const { date, hour } = businessMoment(at, rule);
  return { at, date, hour };
}
