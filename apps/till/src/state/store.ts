/** A value that changes, and whoever wants to know. */
export interface Store<Value> {
  readonly current: () => Value;
  readonly subscribe: (changed: () => void) => () => void;
  /** Applies a pure change; nobody is told when it returns what it was given. */
  readonly update: (change: (value: Value) => Value) => void;
}

export function makeStore<Value>(start: Value): Store<Value> {
  let value = start;
  const watchers = new Set<() => void>();
  return {
    current: () => value,
    subscribe: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    update: (change) => {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const changed of watchers) changed();
    },
  };
}
