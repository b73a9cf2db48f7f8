import { isId } from "@counterfoil/ids";
import { CommitLost, type Lane, sqlState, TransientProblem } from "@counterfoil/sql";
import { setTimeout as sleep } from "node:timers/promises";
import { scopesOf, takeBatch, type Settled } from "./batch.ts";
import type { House } from "./house.ts";
import { Memory } from "./memory.ts";
import { BROKEN } from "./decide.ts";
import { refusedOutcome, type Outcome, type Submission } from "./submission.ts";

/** What a lane writes through: one transaction after another. */
export type WriteLine = Pick<Lane, "transaction" | "close">;

/** A batch is large enough to share a commit and small enough that nobody in it waits long for the others. */
const BATCH_COMMANDS = 128;
const BATCH_BYTES = 256 * 1024;
/** Commands that may wait for a lane; beyond it the door says "busy". */
const QUEUE_COMMANDS = 2_048;
/** How long a lane tries again while the database is away, before it answers that the outcome is not known. */
const RETRY_FOR_MS = 20_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** The queue is full: come back in a moment; nothing was taken. */
export class Busy extends Error {
  override readonly name = "Busy";
}

/** The database is away. `unknown`: the command may have been stored; the same id asked again will tell. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  readonly unknown: boolean;
  constructor(message: string, unknown: boolean) {
    super(message);
    this.unknown = unknown;
  }
}

/** SQLSTATE unique_violation (PostgreSQL documentation, appendix A). */
const UNIQUE_VIOLATION = "23505";
const ID_TAKEN = {
  code: "id_taken",
  message: "This id belongs to another thing already. Take a new one.",
  field: "id",
};

interface Waiting {
  readonly submission: Submission;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (problem: unknown) => void;
}

/** The values of the key, from `Key (scope_id, move_id)=(…, …) already exists.`, in whatever language. */
const KEY_VALUES = /\)=\(([^)]*)\)/;

/**
 * The database holds what ids promise: a second thing under a used id is refused by its key, which is an answer. A key that
 * holds more than ids, or none that the command has brought, is ours (a receipt's number, a place on the tape): a defect.
 */
function takesAnothersId(problem: unknown, { submission }: Waiting): boolean {
  if (sqlState(problem) !== UNIQUE_VIOLATION || submission.refusal !== undefined) return false;
  const { detail } = problem as { readonly detail?: string };
  const key = KEY_VALUES.exec(detail ?? "")?.[1]?.split(", ") ?? [];
  return key.every(isId) && key.some((id) => submission.argsText.includes(id));
}

export interface LaneEvents {
  /** A scope reached a version; called after the commit. */
  readonly committed: (scope: string, version: number) => void;
  /** Something was committed that has effects in other scopes. */
  readonly effects: () => void;
  /** A batch failed in a way that is a defect of ours. */
  readonly defect: (problem: unknown, submissions: readonly Submission[]) => void;
  /** The database is away; called before each new try. */
  readonly trouble: (problem: Error) => Promise<void>;
}

/**
 * Takes commands one batch at a time. Natural batching: an idle lane sends at once, a busy one collects until the
 * running batch has committed; no timer, so nobody waits when it is quiet.
 */
export class WriterLane {
  readonly #house: House;
  readonly #lane: WriteLine;
  readonly #events: LaneEvents;
  readonly #memory = new Memory();
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  /** What this lane has done since it started: for metrics and benchmarks. */
  readonly counters = { batches: 0, commands: 0, retries: 0, halvings: 0 };

  constructor(house: House, lane: WriteLine, events: LaneEvents) {
    this.#house = house;
    this.#lane = lane;
    this.#events = events;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** @throws Busy when the queue is full, Unavailable when the database stays away, or the defect of a rule. */
  submit(submission: Submission): Promise<Outcome> {
    if (this.#waiting.length >= QUEUE_COMMANDS)
      return Promise.reject(new Busy("too many commands are waiting"));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ submission, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Waits for what is under way, then lets the connection go. */
  async close(): Promise<void> {
    await this.#running;
    await this.#lane.close();
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#take(this.#next());
      this.#memory.trim();
    }
    this.#running = null;
  }

  #next(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { submission } of this.#waiting) {
      bytes += submission.argsText.length;
      if (count > 0 && (bytes > BATCH_BYTES || count === BATCH_COMMANDS)) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #take(batch: readonly Waiting[]): Promise<void> {
    const submissions = batch.map((waiting) => waiting.submission);
    try {
      const settled = await this.#commit(submissions);
      this.counters.batches += 1;
      this.counters.commands += batch.length;
      for (const [i, waiting] of batch.entries()) this.#answer(waiting, settled[i] as Settled);
      this.#poke(settled, submissions);
    } catch (problem) {
      for (const scope of scopesOf(submissions)) this.#memory.forget(scope);
      await this.#isolate(batch, problem);
    }
  }

  /** A batch that fails unexpectedly is halved until the bad command stands alone. */
  async #isolate(batch: readonly Waiting[], problem: unknown): Promise<void> {
    if (problem instanceof Unavailable) {
      for (const waiting of batch) waiting.reject(problem);
      return;
    }
    const [first] = batch;
    if (first && batch.length === 1) {
      await this.#alone(first, problem);
      return;
    }
    this.counters.halvings += 1;
    const middle = Math.ceil(batch.length / 2);
    await this.#take(batch.slice(0, middle));
    await this.#take(batch.slice(middle));
  }

  /**
   * A command that cannot be stored as it was decided. One without a place is answered so; one that has a place in its
   * device's sequence takes it all the same, or nothing after it could ever follow: as a refusal, at worst a bare one.
   */
  async #alone(waiting: Waiting, problem: unknown): Promise<void> {
    const { submission } = waiting;
    const { chain } = submission.draft;
    const isTaken = takesAnothersId(problem, waiting);
    if (!isTaken) this.#events.defect(problem, [submission]);
    if (chain && !submission.bare) {
      const refusal = submission.refusal ?? (isTaken ? ID_TAKEN : BROKEN);
      const again = { ...submission, refusal, ...(submission.refusal ? { bare: true as const } : {}) };
      await this.#take([{ ...waiting, submission: again }]);
    } else if (isTaken) waiting.resolve(refusedOutcome(ID_TAKEN));
    else waiting.reject(problem);
  }

  /** Sends the batch until it is stored. What was stored by a try whose answer was lost is recognised by the next. */
  async #commit(submissions: readonly Submission[]): Promise<Settled[]> {
    const giveUpAt = Date.now() + RETRY_FOR_MS;
    let unknown = false;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await this.#lane.transaction((tx) => takeBatch(this.#house, this.#memory, submissions, tx));
      } catch (problem) {
        for (const scope of scopesOf(submissions)) this.#memory.forget(scope);
        if (!(problem instanceof TransientProblem)) throw problem;
        unknown ||= problem instanceof CommitLost;
        if (Date.now() > giveUpAt) throw new Unavailable(problem.message, unknown);
        this.counters.retries += 1;
        await this.#events.trouble(problem);
        await sleep(pause);
      }
    }
  }

  #answer(waiting: Waiting, settled: Settled): void {
    if ("defect" in settled) this.#events.defect(settled.defect, [waiting.submission]);
    if ("outcome" in settled) waiting.resolve(settled.outcome);
    else waiting.reject(settled.defect);
  }

  #poke(settled: readonly Settled[], submissions: readonly Submission[]): void {
    const reached = new Map<string, number>();
    let effects = false;
    for (const [i, { draft }] of submissions.entries()) {
      const item = settled[i];
      if (!item || !("outcome" in item) || item.outcome.replayed) continue;
      const { outcome } = item;
      if (outcome.version !== undefined) reached.set(draft.scope, outcome.version);
      if (outcome.status === "accepted")
        effects ||= outcome.events.some((event) => this.#house.effects.has(event.type));
    }
    for (const [scope, version] of reached) this.#events.committed(scope, version);
    if (effects) this.#events.effects();
  }
}
