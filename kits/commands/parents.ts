import type { Id } from "@counterfoil/ids";
import type { Reader } from "@counterfoil/sql";
import { findParent } from "./store/scopes.ts";

/** Scopes that are remembered; beyond it all are forgotten and asked for again. */
const REMEMBERED = 100_000;

/**
 * Tells the parent of a scope: null for one without, undefined when there is no such scope. A parent never changes, so
 * it is asked for once.
 */
export function scopeParents(reader: Reader): (scope: Id) => Id | null | Promise<Id | null | undefined> {
  const known = new Map<Id, Id | null>();
  const ask = async (scope: Id): Promise<Id | null | undefined> => {
    const [row] = await reader.query(findParent, { scope });
    if (!row) return undefined;
    if (known.size >= REMEMBERED) known.clear();
    known.set(scope, row.parent_id);
    return row.parent_id;
  };
  return (scope) => known.get(scope) ?? (known.has(scope) ? null : ask(scope));
}
