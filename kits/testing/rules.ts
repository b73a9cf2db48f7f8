import type { Command, CommandSpec, Decision, Entry, Event, Fold, FoldStep } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { invariant, must } from "@counterfoil/result";

/** A command as a test says it; what is left out is of no matter to it. */
export type Said = Partial<Omit<Command, "kind" | "scope" | "type" | "args">> & {
  readonly received_at?: string;
};

/**
 * Rules without a database: commands are decided one after another, and their events folded into documents in memory.
 * Keeps the pipeline's contract: a rule sees only what its `needs` name, and an event touches only what they name.
 */
export class RuleBook {
  readonly #specs = new Map<string, CommandSpec<unknown>>();
  readonly #folds: readonly Fold<unknown>[];
  readonly #documents = new Map<string, unknown>();
  readonly #device = newId();
  #version = 0;

  constructor(specs: readonly CommandSpec<never>[], folds: readonly Pick<Fold<unknown>, "kind">[]) {
    for (const spec of specs) this.#specs.set(spec.type, spec as unknown as CommandSpec<unknown>);
    this.#folds = folds as unknown as readonly Fold<unknown>[];
  }

  /** Decides one command and folds what follows. */
  say(scope: Id, type: string, args: unknown, said: Said = {}): Decision {
    const spec = must(this.#specs.get(type), `no rule for ${type}`);
    const { received_at = "2026-03-01T10:00:00.000Z", ...given } = said;
    const command: Command = {
      device: this.#device,
      epoch: 0,
      seq: this.#version + 1,
      id: newId(),
      actor: this.#device,
      prev: "",
      at: received_at,
      scope,
      type,
      kind: spec.kind,
      args,
      ...given,
    };
    const entry: Entry = { command, version: this.#version + 1, received_at };
    const named = new Set(spec.needs(command).map(({ kind, key }) => keyOf(scope, kind, key)));
    const look = <S>(fold: Fold<S>, key: string): S | undefined => {
      const place = keyOf(scope, fold.kind, key);
      invariant(named.has(place), `${type} looks at the ${fold.kind} ${key} without naming it`);
      return this.#documents.get(place) as S | undefined;
    };
    const decision = spec.decide(command, { get: look }, entry);
    if ("events" in decision) {
      this.#version += 1;
      for (const event of decision.events) this.#fold(event, entry, named);
    }
    return decision;
  }

  state<S>(fold: Fold<S>, scope: Id, key: string): S | undefined {
    return this.#documents.get(keyOf(scope, fold.kind, key)) as S | undefined;
  }

  #fold(event: Event, entry: Entry, named: ReadonlySet<string>): void {
    for (const { kind, on } of this.#folds) {
      const step = on[event.type] as unknown as FoldStep<unknown, Event> | undefined;
      const key = step?.key(event, entry as Entry<never>) ?? null;
      if (!step || key === null) continue;
      const place = keyOf(entry.command.scope, kind, key);
      invariant(named.has(place), `${entry.command.type} must name the ${kind} ${key} among its needs`);
      this.#documents.set(place, step.apply(this.#documents.get(place), event, entry as Entry<never>));
    }
  }
}

function keyOf(scope: Id, kind: string, key: string): string {
  return `${scope} ${kind} ${key}`;
}

/** The code of a refusal; undefined when the command was accepted. */
export function refusalOf(decision: Decision): string | undefined {
  return "refusal" in decision ? decision.refusal.code : undefined;
}
