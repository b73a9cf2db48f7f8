import { type Database, Lane, type Reader } from "@counterfoil/sql";
import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { ClientConfig } from "pg";
import { Door } from "./door.ts";
import { readEntry } from "./entries.ts";
import { inputHash } from "./hashing.ts";
import type { House } from "./house.ts";
import { WriterLane, type WriteLine } from "./lane.ts";
import { look, rehearse } from "./look.ts";
import { Outbox } from "./outbox.ts";
import type { Command, Ref, States } from "./spec.ts";
import { findEntries, readTape } from "./store/tape.ts";
import { refusedOutcome, type Draft, type Grant, type Outcome, type Submission } from "./submission.ts";

export interface PipelineOptions {
  readonly house: House;
  readonly connection: ClientConfig;
  /** For reads outside the lanes. */
  readonly database: Reader & Pick<Database, "transaction">;
  /** Opens what a lane writes through. Default: a connection of its own. */
  readonly openLine?: () => WriteLine;
  /** Writer lanes, each with its own connection; about one per core. */
  readonly lanes?: number;
  /** The server's clock, RFC 3339. */
  readonly now?: () => string;
  /** Called before a lane tries again while the database is away. */
  readonly trouble?: (problem: Error) => Promise<void>;
  readonly defect?: (problem: unknown, what: string) => void;
}

const DEFAULT_LANES = 2;
const NONE: readonly never[] = [];

/**
 * The one way through the house: permission, seen before, load state, decide, append events and write views in one
 * transaction for many commands, then reply.
 */
export class Pipeline {
  readonly house: House;
  readonly #database: PipelineOptions["database"];
  readonly #lanes: readonly WriterLane[];
  readonly #door: Door;
  readonly #now: () => string;
  readonly #listeners = new Set<(scope: Id, version: number) => void>();
  readonly #outbox: Outbox;

  constructor(options: PipelineOptions) {
    this.house = options.house;
    this.#database = options.database;
    this.#now = options.now ?? (() => new Date().toISOString());
    this.#door = new Door(options.house);
    this.#outbox = new Outbox(options.database, this, this.#now);
    const events = {
      committed: (scope: Id, version: number) => this.announce(scope, version),
      effects: () => this.#outbox.kick(),
      defect: (problem: unknown, submissions: readonly Submission[]) =>
        options.defect?.(problem, submissions.map((submission) => submission.spec.type).join(", ")),
      trouble: options.trouble ?? (() => Promise.resolve()),
    };
    const openLine = options.openLine ?? (() => new Lane(options.connection));
    this.#lanes = Array.from(
      { length: options.lanes ?? DEFAULT_LANES },
      () => new WriterLane(options.house, openLine(), events),
    );
  }

  /**
   * Takes one command: checks its arguments and the sender's right, queues it for its scope's lane, and answers after
   * the commit. Commands of one scope that are handed in without waiting are taken in that order. `input` is the caller's
   * own text of the request, by which a repeat is told from another request under the same id; without it the arguments serve.
   * @throws Busy, Unavailable, or a defect.
   */
  submit(draft: Draft, grant: Grant, input?: string): Promise<Outcome> {
    const admitted = this.#door.admit(draft, grant);
    if (admitted.refusal && !draft.chain) return Promise.resolve(refusedOutcome(admitted.refusal));
    const argsText = JSON.stringify(draft.args);
    return this.#laneOf(draft.scope).submit({
      draft,
      ...admitted,
      argsText,
      inputHash: inputHash(input ?? `${draft.type} ${argsText}`),
      received_at: this.#now(),
      remarks: grant.remarks ?? NONE,
    });
  }

  /**
   * What a command would lead to, decided on what the database has now and stored nowhere: `calculate` is `create`
   * rehearsed. Its version is 0.
   */
  async rehearse(draft: Draft, grant: Grant): Promise<Outcome> {
    const { spec, refusal } = this.#door.admit(draft, grant);
    if (refusal) return refusedOutcome(refusal);
    return rehearse(this.house, this.#database, { draft, spec, received_at: this.#now() });
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

  /** Tells the listeners of what has reached the tape without this pipeline: a page of a copy. */
  announce(scope: Id, version: number): void {
    for (const listener of this.#listeners) listener(scope, version);
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

  #laneOf(scope: Id): WriterLane {
    const hash = Number.parseInt(scope.slice(-8), 16);
    return must(this.#lanes[hash % this.#lanes.length], "there is at least one lane");
  }
}
