import { refused } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";

interface Entered {
  readonly id: Id;
}

/**
 * The entries whose ids are new, each with its place in the list. One that is known and says the same is passed over;
 * one that says something else under a known id is refused.
 */
export function newEntries<E extends Entered>(
  entries: readonly E[],
  list: string,
  known: (entry: E) => Entered | undefined,
): { readonly entries: { readonly id: Id; readonly n: number }[] } | { readonly refusal: Refusal } {
  const seen = new Map<Id, E>();
  const fresh: { id: Id; n: number }[] = [];
  for (const [n, entry] of entries.entries()) {
    const before = seen.get(entry.id) ?? known(entry);
    if (before && said(before) !== said(entry)) {
      const message = "This id was used before for something else. Take a new id for a new entry.";
      return refused("id_reused", message, `${list}[${n}].id`);
    }
    if (!before) fresh.push({ id: entry.id, n });
    seen.set(entry.id, entry);
  }
  return { entries: fresh };
}

/** What an entry says, whatever the order of its fields. */
function said(entry: Entered): string {
  return JSON.stringify(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
