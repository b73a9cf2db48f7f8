import type { CommandSpec, Domain, Event, Fold, States } from "@counterfoil/commands";

type Apply = (state: unknown, event: unknown, entry: unknown) => unknown;
type AnySpec = CommandSpec<unknown>;

/** The domains with one step of a fold that makes something else of what it made. */
export function withFold<S>(
  domains: readonly Domain[],
  kind: string,
  type: string,
  change: (before: S | undefined, after: S) => unknown,
): readonly Domain[] {
  return domains.map((domain) => ({
    ...domain,
    states: domain.states.map((table) => {
      const step = table.fold.kind === kind ? table.fold.on[type] : undefined;
      if (!step) return table;
      const apply: Apply = (state, event, entry) =>
        change(state as S | undefined, (step.apply as unknown as Apply)(state, event, entry) as S);
      return { ...table, fold: { ...table.fold, on: { ...table.fold.on, [type]: { ...step, apply } } } };
    }) as Domain["states"],
  }));
}

/** The domains with rules whose events are changed. `n` counts the decisions. */
export function withDecided(
  domains: readonly Domain[],
  change: (events: readonly Event[], n: number) => readonly Event[],
): readonly Domain[] {
  let n = 0;
  return withSpecs(domains, (spec) => ({
    ...spec,
    decide: (command, states, entry) => {
      const decision = spec.decide(command, states, entry);
      return "events" in decision ? { events: change(decision.events, (n += 1)) } : decision;
    },
  }));
}

/** The domains with one rule that is shown another document than there is. */
export function withSight<S>(
  domains: readonly Domain[],
  type: string,
  kind: string,
  change: (state: S) => S,
): readonly Domain[] {
  return withSpecs(domains, (spec) =>
    spec.type === type
      ? {
          ...spec,
          decide: (command, states, entry) => spec.decide(command, shown(states, kind, change), entry),
        }
      : spec,
  );
}

function shown<S>(states: States, kind: string, change: (state: S) => S): States {
  return {
    get: <T>(fold: Fold<T>, key: string): T | undefined => {
      const state = states.get(fold, key);
      if (fold.kind !== kind || state === undefined) return state;
      return change(state as unknown as S) as unknown as T;
    },
  };
}

function withSpecs(domains: readonly Domain[], change: (spec: AnySpec) => AnySpec): readonly Domain[] {
  return domains.map((domain) => ({
    ...domain,
    commands: domain.commands.map((spec) =>
      change(spec as unknown as AnySpec),
    ) as unknown as Domain["commands"],
  }));
}
