import type { Entry } from "@counterfoil/commands/spec";

const MINUTE_MS = 60_000;
/** A till may have been cut off for a week, and its clock may be a little ahead of the server's. */
const MOST_BEHIND_MS = 7 * 24 * 60 * MINUTE_MS;
const MOST_AHEAD_MS = 2 * MINUTE_MS;

/**
 * When a command's deed was done (RFC 3339, in UTC): by the device's clock where that can be, else when it reached the server.
 * No clock is trusted further (design.md §6).
 */
export function happenedAt({ command, received_at }: Entry<unknown>): string {
  const at = Date.parse(command.at);
  const lead = at - Date.parse(received_at);
  return lead >= -MOST_BEHIND_MS && lead <= MOST_AHEAD_MS ? new Date(at).toISOString() : received_at;
}

/**
 * When something was said, for who spoke last: as `happenedAt`, but not later than the server heard of it. Of two who speak
 * over the line the later one is heard, however far ahead the clock of the first.
 */
export function saidAt(entry: Entry<unknown>): string {
  const at = Math.min(Date.parse(happenedAt(entry)), Date.parse(entry.received_at));
  return new Date(at).toISOString();
}
