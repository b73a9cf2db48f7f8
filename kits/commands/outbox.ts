import type { Id } from "@counterfoil/ids";
import type { Database, Reader } from "@counterfoil/sql";
import { Busy, Unavailable } from "./lane.ts";
import { pendingOutbox, settleOutbox } from "./store/outbox.ts";
import type { Draft, Grant, Outcome } from "./submission.ts";

/** Read at once; a full page means there is more. */
const PAGE = 200;
/** How often to look again for what a failure left behind. */
const SWEEP_MS = 5_000;

const FIRST = { scope: "00000000-0000-0000-0000-000000000000", version: 0, n: 0 };

/** What follows from a decision already taken needs no further permission. */
const HOUSE_GRANT = { may: () => true };

/** One effect on its way. */
interface Pending {
  readonly scope_id: Id;
  readonly version: number;
  readonly n: number;
  /** A draft as JSON. */
  readonly command: string;
}

/**
 * Carries effects to other scopes: each row is a command with an id of its own, so delivering one twice does nothing
 * the second time. Rows are read in the order of their scope; one that runs into a defect holds up those behind it in
 * its scope, and nobody else's.
 */
export class Outbox {
  readonly #database: Reader & Pick<Database, "transaction">;
  readonly #pipeline: { submit(draft: Draft, grant: Grant): Promise<Outcome> };
  readonly #now: () => string;
  #delivering: Promise<void> | null = null;
  #again = false;
  #sweep: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    database: Reader & Pick<Database, "transaction">,
    pipeline: { submit(draft: Draft, grant: Grant): Promise<Outcome> },
    now: () => string,
  ) {
    this.#database = database;
    this.#pipeline = pipeline;
    this.#now = now;
  }

  /** Something was committed that may have effects elsewhere. */
  kick(): void {
    if (this.#closed) return;
    this.#again = true;
    this.#delivering ??= this.#run();
  }

  async settle(): Promise<void> {
    this.kick();
    await this.#delivering;
  }

  async close(): Promise<void> {
    if (this.#delivering) await this.#delivering;
    this.#closed = true;
    if (this.#sweep) clearTimeout(this.#sweep);
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#deliverAll();
      } catch {
        // The database is away, a lane is full, or a rule broke; the rows stay where they are. What was committed
        // meanwhile has set #again, and is not made to wait for the sweep.
        this.#sweepLater();
      }
    }
    this.#delivering = null;
  }

  async #deliverAll(): Promise<void> {
    const stuck = new Map<Id, unknown>();
    for (let after = FIRST; ;) {
      const rows = await this.#database.query(pendingOutbox, { ...after, limit: PAGE });
      for (const row of rows) {
        if (stuck.has(row.scope_id)) continue;
        try {
          await this.#deliver(row);
        } catch (problem) {
          if (problem instanceof Busy || problem instanceof Unavailable) throw problem;
          stuck.set(row.scope_id, problem);
        }
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      after = { scope: last.scope_id, version: last.version, n: last.n };
    }
    for (const problem of stuck.values()) throw problem;
  }

  async #deliver(row: Pending): Promise<void> {
    const draft: Draft = JSON.parse(row.command);
    const { actor, device } = draft;
    const outcome = await this.#pipeline.submit(draft, { ...HOUSE_GRANT, actor, device });
    // The lead went to another database since this row was read: its effects are carried out there.
    if (outcome.status === "refused" && outcome.refusal.code === "led_elsewhere") return;
    await this.#database.transaction((tx) =>
      tx.execute(settleOutbox, {
        scope: row.scope_id,
        version: row.version,
        n: row.n,
        at: this.#now(),
        refusal: outcome.status === "refused" ? JSON.stringify(outcome.refusal) : null,
      }),
    );
  }

  #sweepLater(): void {
    if (this.#closed) return;
    this.#sweep ??= setTimeout(() => {
      this.#sweep = null;
      this.kick();
    }, SWEEP_MS).unref();
  }
}
