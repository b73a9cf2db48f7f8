import {
  type Command,
  type CommandSpec,
  type Decision,
  type Entry,
  type Event,
  exception,
  type Fold,
  type FoldStep,
  type States,
} from "@counterfoil/commands/spec";
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
  #folds: readonly Fold<unknown>[];
  readonly #documents = new Map<string, unknown>();
  readonly #device = newId();
  #version = 0;

  constructor(specs: readonly CommandSpec<never>[], folds: readonly Pick<Fold<unknown>, "kind">[]) {
    for (const spec of specs) this.#specs.set(spec.type, spec as unknown as CommandSpec<unknown>);
    this.#folds = folds as unknown as readonly Fold<unknown>[];
  }

  /** The same documents, to go on with apart from this one: what a device knows when its network goes. */
  copy(): RuleBook {
    const other = new RuleBook([], []);
    for (const [type, spec] of this.#specs) other.#specs.set(type, spec);
    other.#folds = this.#folds;
    for (const [place, document] of this.#documents) other.#documents.set(place, document);
    other.#version = this.#version;
    return other;
  }

  /** Decides one command and folds what follows. */
  say(scope: Id, type: string, args: unknown, said: Said = {}): Decision {
    const { spec, entry, named, states } = this.#prepared(scope, type, args, said);
    const decision = recorded(spec, entry, states);
    if ("events" in decision) {
      this.#version += 1;
      for (const event of decision.events) this.#fold(event, entry, named);
    }
    return decision;
  }

  /** What the rule says, and nothing follows. */
  rehearse(scope: Id, type: string, args: unknown, said: Said = {}): Decision {
    const { spec, entry, states } = this.#prepared(scope, type, args, said);
    return spec.decide(entry.command, states, entry);
  }

  #prepared(scope: Id, type: string, args: unknown, said: Said) {
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
    return { spec, entry, named, states: { get: look } };
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

/** What becomes of a command: a fact that a device has numbered itself is on record, also where the rule refuses it. */
function recorded(spec: CommandSpec<unknown>, entry: Entry, states: States): Decision {
  const { command } = entry;
  const decision = spec.decide(command, states, entry);
  if ("events" in decision || command.epoch === 0 || spec.kind === "request") return decision;
  const { refusal } = decision;
  const spoiled = spec.spoiled?.(command, refusal, states, entry) ?? [];
  return { events: [exception(refusal.code, refusal.message), ...spoiled] };
}

function keyOf(scope: Id, kind: string, key: string): string {
  return `${scope} ${kind} ${key}`;
}

/** The code of a refusal; undefined when the command was accepted. */
export function refusalOf(decision: Decision): string | undefined {
  return "refusal" in decision ? decision.refusal.code : undefined;
}
