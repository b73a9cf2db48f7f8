import type { Command, CommandSpec, Entry, Event, Fold, FoldStep, States } from "@counterfoil/commands/spec";
import { invariant, type Refusal } from "@counterfoil/result";
import type { SyncDoc } from "../wire/shapes.ts";
import type { DeviceHouse } from "./api.ts";
import type { Documents } from "./documents.ts";

interface Step {
  readonly kind: string;
  readonly step: FoldStep<unknown, Event>;
}

/** A house with its rules ready to be found. */
export interface Rules {
  readonly specs: ReadonlyMap<string, CommandSpec>;
  readonly folds: ReadonlyMap<string, readonly Step[]>;
  readonly settle: (args: unknown, decided: { readonly events: readonly Event[] }) => unknown;
}

export function rulesOf({ commands, folds, settle }: DeviceHouse): Rules {
  const steps = new Map<string, Step[]>();
  for (const { kind, on } of folds as unknown as readonly Fold<unknown>[]) {
    for (const [type, step] of Object.entries(on)) {
      const of = steps.get(type) ?? [];
      of.push({ kind, step: step as unknown as FoldStep<unknown, Event> });
      steps.set(type, of);
    }
  }
  return {
    specs: new Map((commands as unknown as readonly CommandSpec[]).map((spec) => [spec.type, spec])),
    folds: steps,
    settle: settle ?? ((args) => args),
  };
}

/** What a command leads to on some documents: the events, and the documents that change; or a refusal. */
export type Led =
  | { readonly events: readonly Event[]; readonly changes: readonly SyncDoc[]; readonly states: States }
  | { readonly refusal: Refusal };

/**
 * Decides a command and folds what follows, as the server's pipeline does: a rule sees only what its `needs` name, and an
 * event touches only what they name.
 * @throws what a broken rule throws.
 */
export function lead(rules: Rules, documents: Documents, command: Command, version: number): Led {
  const spec = rules.specs.get(command.type);
  if (!spec) {
    return { refusal: { code: "unknown_command", message: `This device does not know ${command.type}.` } };
  }
  const sight = sightOf(spec, documents, command, version);
  const decision = spec.decide(command, sight.states, sight.entry);
  if ("refusal" in decision) return decision;
  return { events: decision.events, changes: folded(rules, sight, decision.events), states: sight.states };
}

/**
 * The same for a command that is done and stored already. Of one that its rule refuses by now, only what a refused fact
 * leaves behind: a number that it has used is not given again. One that its rule breaks on shows nothing: the server will
 * say what became of it.
 */
export function changesOf(
  rules: Rules,
  documents: Documents,
  command: Command,
  version: number,
): readonly SyncDoc[] {
  try {
    const led = lead(rules, documents, command, version);
    if ("changes" in led) return led.changes;
    const spec = rules.specs.get(command.type);
    if (spec?.spoiled === undefined || spec.kind === "request") return [];
    const sight = sightOf(spec, documents, command, version);
    return folded(rules, sight, spec.spoiled(command, led.refusal, sight.states, sight.entry));
  } catch {
    return [];
  }
}

/** What a rule sees, and the documents that its events may touch. */
interface Sight {
  readonly entry: Entry;
  readonly named: Map<string, SyncDoc>;
  readonly states: States;
}

function sightOf(spec: CommandSpec, documents: Documents, command: Command, version: number): Sight {
  const named = new Map<string, SyncDoc>();
  for (const { kind, key } of spec.needs(command)) {
    named.set(`${kind} ${key}`, { kind, key, doc: documents.get({ kind }, key) });
  }
  const states: States = {
    get: <S>(fold: Fold<S>, key: string): S | undefined => {
      const found = named.get(`${fold.kind} ${key}`);
      invariant(found, `${command.type} looks at the ${fold.kind} ${key} without naming it`);
      return found.doc as S | undefined;
    },
  };
  return { entry: { command, version, received_at: command.at }, named, states };
}

/** Folds events into the documents that were named; those that change. */
function folded(rules: Rules, { entry, named }: Sight, events: readonly Event[]): readonly SyncDoc[] {
  const changed = new Map<string, SyncDoc>();
  for (const event of events) {
    for (const { kind, step } of rules.folds.get(event.type) ?? []) {
      const key = step.key(event, entry as Entry<never>);
      if (key === null) continue;
      const place = `${kind} ${key}`;
      const before = named.get(place);
      invariant(before, `${entry.command.type} must name the ${kind} ${key} among its needs`);
      const after = { kind, key, doc: step.apply(before.doc ?? undefined, event, entry as Entry<never>) };
      named.set(place, after);
      changed.set(place, after);
    }
  }
  return [...changed.values()];
}
