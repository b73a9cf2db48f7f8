import { type Database, Lane } from "@counterfoil/sql";
import type { Id } from "@counterfoil/ids";
import { must, type Refusal } from "@counterfoil/result";
import type { ClientConfig } from "pg";
import { checker } from "./check.ts";
import { readEntry } from "./entries.ts";
import { inputHash } from "./hashing.ts";
import type { AnySpec, House } from "./house.ts";
import { WriterLane } from "./lane.ts";
import { look, rehearse } from "./look.ts";
import { Outbox } from "./outbox.ts";
import { type Command, type Ref, refused, type States } from "./spec.ts";
import { findEntries, readTape } from "./store/tape.ts";
import { refusedOutcome, type Draft, type Grant, type Outcome, type Submission } from "./submission.ts";

export interface PipelineOptions {
  readonly house: House;
  readonly connection: ClientConfig;
  /** For reads outside the lanes. */
  readonly database: Database;
  /** Writer lanes, each with its own connection; about one per core. */
  readonly lanes?: number;
  /** The server's clock, RFC 3339. */
  readonly now?: () => string;
  /** Called before a lane tries again while the database is away. */
  readonly trouble?: (problem: Error) => Promise<void>;
  readonly defect?: (problem: unknown, what: string) => void;
}

const DEFAULT_LANES = 2;

/**
 * The one way through the house: permission, seen before, load state, decide, append events and write views in one
 * transaction for many commands, then reply.
 */
export class Pipeline {
  readonly house: House;
  readonly #database: Database;
  readonly #lanes: readonly WriterLane[];
  readonly #checks: ReadonlyMap<string, (args: unknown) => Refusal | undefined>;
  readonly #now: () => string;
  readonly #listeners = new Set<(scope: Id, version: number) => void>();
  readonly #outbox: Outbox;

  constructor(options: PipelineOptions) {
    this.house = options.house;
    this.#database = options.database;
    this.#now = options.now ?? (() => new Date().toISOString());
    this.#checks = new Map([...options.house.specs].map(([type, spec]) => [type, checker(spec.args)]));
    this.#outbox = new Outbox(options.database, this, this.#now);
    const events = {
      committed: (scope: Id, version: number) => {
        for (const listener of this.#listeners) listener(scope, version);
      },
      effects: () => this.#outbox.kick(),
      defect: (problem: unknown, submissions: readonly Submission[]) =>
        options.defect?.(problem, submissions.map((submission) => submission.spec.type).join(", ")),
      trouble: options.trouble ?? (() => Promise.resolve()),
    };
    this.#lanes = Array.from(
      { length: options.lanes ?? DEFAULT_LANES },
      () => new WriterLane(options.house, new Lane(options.connection), events),
    );
  }

  /**
   * Takes one command: checks its arguments and the sender's right, queues it for its scope's lane, and answers after
   * the commit. `input` is the caller's own text of the request, by which a repeat is told from another request under
   * the same id; without it the arguments serve.
   * @throws Busy, Unavailable, or a defect.
   */
  submit(draft: Draft, grant: Grant, input?: string): Promise<Outcome> {
    const checked = this.#check(draft, grant);
    if ("refusal" in checked) return Promise.resolve(refusedOutcome(checked.refusal));
    const argsText = JSON.stringify(draft.args);
    return this.#laneOf(draft.scope).submit({
      draft,
      spec: checked.spec,
      argsText,
      inputHash: inputHash(input ?? `${draft.type} ${argsText}`),
      received_at: this.#now(),
    });
  }

  /**
   * What a command would lead to, decided on what the database has now and stored nowhere: `calculate` is `create`
   * rehearsed. Its version is 0.
   */
  async rehearse(draft: Draft, grant: Grant): Promise<Outcome> {
    const checked = this.#check(draft, grant);
    if ("refusal" in checked) return refusedOutcome(checked.refusal);
    return rehearse(this.house, this.#database, { draft, spec: checked.spec, received_at: this.#now() });
  }

  /** Documents of a scope as the database has them now. */
  look(scope: Id, refs: readonly Ref[]): Promise<States> {
    return look(this.house, this.#database, scope, refs);
  }

  /** Whether a command with this id stands on the scope's tape, whatever it said. */
  async taken(scope: Id, id: Id): Promise<boolean> {
    const found = await this.#database.query(findEntries, { scopes: [scope], ids: [id] });
    return found.length > 0;
  }

  /** The command that stands on the scope's tape under this id, as it was taken. */
  async stored(scope: Id, id: Id): Promise<Command | undefined> {
    const [found] = await this.#database.query(findEntries, { scopes: [scope], ids: [id] });
    if (!found) return undefined;
    const [row] = await this.#database.query(readTape, { scope, after: found.version - 1, limit: 1 });
    return row && readEntry(row).command;
  }

  /** Calls back after each commit with the version that a scope reached: a hint, not a delivery. */
  listen(listener: (scope: Id, version: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Delivers what earlier runs left in the outbox; resolves when nothing is pending. */
  settleOutbox(): Promise<void> {
    return this.#outbox.settle();
  }

  /** What the lanes have done and what waits for them. */
  counters(): { batches: number; commands: number; retries: number; halvings: number; waiting: number } {
    const sum = { batches: 0, commands: 0, retries: 0, halvings: 0, waiting: 0 };
    for (const lane of this.#lanes) {
      sum.batches += lane.counters.batches;
      sum.commands += lane.counters.commands;
      sum.retries += lane.counters.retries;
      sum.halvings += lane.counters.halvings;
      sum.waiting += lane.waiting;
    }
    return sum;
  }

  /** Finishes what is under way, the outbox first, then closes the lanes. */
  async close(): Promise<void> {
    await this.#outbox.close();
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  /** What every command passes at the door: its rule is known, its arguments fit, its sender may. */
  #check(draft: Draft, grant: Grant): { readonly spec: AnySpec } | { readonly refusal: Refusal } {
    const spec = this.house.specs.get(draft.type);
    if (!spec) return refused("unknown_command", `There is no command ${draft.type}.`, "type");
    const misfit = must(this.#checks.get(draft.type), "every command has a check")(draft.args);
    if (misfit) return { refusal: misfit };
    if (grant.may(spec.permission, draft.scope)) return { spec };
    return refused("not_allowed", `This sign-in does not allow "${spec.permission}" here.`);
  }

  #laneOf(scope: Id): WriterLane {
    const hash = Number.parseInt(scope.slice(-8), 16);
    return must(this.#lanes[hash % this.#lanes.length], "there is at least one lane");
  }
}
