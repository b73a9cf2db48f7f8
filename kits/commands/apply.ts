import { invariant, must } from "@counterfoil/result";
import type { AnyStateTable, House } from "./house.ts";
import type { Memory } from "./memory.ts";
import type { Entry, Event, Fold, States } from "./spec.ts";

/**
 * Folds events into the documents they touch. The same function serves the pipeline and the rebuild, which is why the
 * two cannot differ (INV-11).
 * @returns the documents as they are afterwards, among those the command's `needs` named.
 */
export function applyEvents(
  house: House,
  memory: Memory,
  entry: Entry,
  events: readonly Event[],
  changed: (table: AnyStateTable, key: string) => void,
): States {
  const scope = entry.command.scope;
  for (const event of events) {
    for (const { kind, step } of house.folds.get(event.type) ?? []) {
      const key = step.key(event, entry);
      if (key === null) continue;
      const before = memory.state(scope, kind, key);
      invariant(before !== undefined, `${entry.command.type} must name the ${kind} ${key} among its needs`);
      memory.keepState(scope, kind, key, step.apply(before ?? undefined, event, entry));
      changed(must(house.tables.get(kind), `no domain keeps the state ${kind}`), key);
    }
  }
  return {
    get: <S>(fold: Fold<S>, key: string) =>
      (memory.state(scope, fold.kind, key) ?? undefined) as S | undefined,
  };
}
