import type { Database } from "@counterfoil/sql";
import { pendingOutbox, settleOutbox } from "./store/outbox.ts";
import type { Draft, Grant, Outcome } from "./submission.ts";

/** Read at once; a full page means there is more. */
const PAGE = 200;
/** How often to look again for what a failure left behind. */
const SWEEP_MS = 5_000;

/** What follows from a decision already taken needs no further permission. */
const HOUSE_GRANT = { may: () => true };

/**
 * Carries effects to other scopes: each row is a command with an id of its own, so delivering one twice does nothing
 * the second time. Rows are read in the order of their scope.
 */
export class Outbox {
  readonly #database: Database;
  readonly #pipeline: { submit(draft: Draft, grant: Grant): Promise<Outcome> };
  readonly #now: () => string;
  #delivering: Promise<void> | null = null;
  #again = false;
  #sweep: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    database: Database,
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
    try {
      while (this.#again) {
        this.#again = false;
        await this.#deliverAll();
      }
    } catch {
      // The database is away or a lane is full; the rows stay where they are.
      this.#sweepLater();
    } finally {
      this.#delivering = null;
    }
  }

  async #deliverAll(): Promise<void> {
    for (;;) {
      const rows = await this.#database.query(pendingOutbox, { limit: PAGE });
      for (const row of rows) {
        const draft: Draft = JSON.parse(row.command);
        const outcome = await this.#pipeline.submit(draft, {
          ...HOUSE_GRANT,
          actor: draft.actor,
          device: draft.device,
        });
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
      if (rows.length < PAGE) return;
    }
  }

  #sweepLater(): void {
    if (this.#closed) return;
    this.#sweep ??= setTimeout(() => {
      this.#sweep = null;
      this.kick();
    }, SWEEP_MS).unref();
  }
}
