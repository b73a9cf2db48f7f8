import type { Entry } from "@counterfoil/commands/spec";
import { happenedAt } from "@counterfoil/orders/rules";

/**
 * The time from which something entered counts (RFC 3339, UTC): when it happened, but not later than when the server
 * heard of it. A clock that runs ahead must not make moves invisible until the world has caught up.
 */
export function effectiveAt(at: string | undefined, entry: Entry<unknown>): string {
  const said = at ?? happenedAt(entry);
  return new Date(Math.min(Date.parse(said), Date.parse(entry.received_at))).toISOString();
}
