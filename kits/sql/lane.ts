import type { Writable } from "node:stream";
import pg from "pg";
import { named, readRows, type Transactor } from "./database.ts";
import { parsers } from "./parsers.ts";
import { CommitLost, isTransient, TransientProblem } from "./problems.ts";

const CONNECT_TIMEOUT_MS = 5_000;
/**
 * Scopes are locked for milliseconds. Whoever holds one for longer (a rebuild that replaces views, somebody at a SQL
 * prompt) must not make a sale wait without an answer; the lane tries again as long as it does when the database is away.
 */
const LOCK_TIMEOUT_MS = 5_000;

/**
 * A lane finds rows by key and by nothing else. Its statements are planned once for each connection, often while the
 * tables are still small; a plan made then with a hash join or a scan reads the whole tape for every batch a day later
 * (measured: 325 µs instead of 4 µs per sale at 20,000 sales). So only the plan by index is left to choose.
 */
const SESSION = [
  "-c TimeZone=UTC",
  "-c enable_seqscan=off",
  "-c enable_hashjoin=off",
  "-c enable_mergejoin=off",
  "-c jit=off",
].join(" ");

/**
 * One connection that does one transaction after another, with all its statements on the wire at once (pipelining):
 * a transaction costs as many round trips as it has points where it must look at an answer.
 */
export class Lane {
  readonly #connection: pg.ClientConfig;
  readonly #session: string;
  #client: pg.Client | null = null;

  constructor(connection: pg.ClientConfig, limits: { readonly lockTimeoutMs?: number } = {}) {
    this.#connection = connection;
    this.#session = `${SESSION} -c lock_timeout=${limits.lockTimeoutMs ?? LOCK_TIMEOUT_MS}`;
  }

  /**
   * Runs `work` between BEGIN and COMMIT. `work` may leave its last writes unawaited by returning their promises in
   * `pending`, so that COMMIT travels with them.
   * @throws CommitLost when the connection broke at COMMIT, TransientProblem when it broke before.
   */
  async transaction<T>(
    work: (tx: Transactor) => Promise<{ value: T; pending: Promise<unknown>[] }>,
  ): Promise<T> {
    const client = await this.#connected();
    const send = together(client);
    const begun = swallow(send("begin"));
    let committing = false;
    try {
      const { value, pending } = await work(transactorOf(send));
      committing = true;
      const commit = send("commit");
      void swallow(commit);
      await begun;
      await firstFailure(pending);
      // A failed statement turns COMMIT into ROLLBACK without an error: only the tag tells.
      if ((await commit).command !== "COMMIT")
        throw new Error("the transaction was rolled back by the server");
      return value;
    } catch (problem) {
      if (isTransient(problem)) {
        this.#forget(client);
        const message = (problem as Error).message;
        throw committing ? new CommitLost(message) : new TransientProblem(message);
      }
      if (!committing) await client.query("rollback").catch(() => this.#forget(client));
      throw problem;
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    const client = new pg.Client({
      ...this.#connection,
      types: parsers,
      options: this.#session,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      pipeline: true,
    });
    client.on("error", () => this.#forget(client));
    try {
      await client.connect();
    } catch (problem) {
      throw new TransientProblem(`no connection to the database: ${(problem as Error).message}`);
    }
    this.#client = client;
    return client;
  }

  #forget(client: pg.Client): void {
    if (this.#client === client) this.#client = null;
    client.end().catch(() => {});
  }
}

type Send = (query: pg.QueryConfig | string) => Promise<pg.QueryResult>;

/**
 * Sends queries so that those of one turn leave in one write: the driver writes each by itself, and with twenty
 * statements to a batch the system calls cost as much as the rules do.
 */
function together(client: pg.Client): Send {
  // The driver's types do not show its stream; it corks the same stream for the messages of one query.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  let held = false;
  return (query) => {
    if (!held) {
      held = true;
      stream.cork();
      process.nextTick(() => {
        held = false;
        stream.uncork();
      });
    }
    return client.query(query);
  };
}

function transactorOf(send: Send): Transactor {
  return {
    query: (statement, params) =>
      swallow(send(named(statement, params)).then((answer) => readRows(statement, answer))),
    write: (statement, rows) =>
      rows.length === 0 ? Promise.resolve() : swallow(send(named(statement, rows)).then(() => {})),
    execute: (statement, params) =>
      swallow(send(named(statement, params)).then((answer) => answer.rowCount ?? 0)),
  };
}

/** The first statement that failed names the cause; those after it only say that the transaction is aborted. */
async function firstFailure(pending: Promise<unknown>[]): Promise<void> {
  for (const settled of await Promise.allSettled(pending)) {
    if (settled.status === "rejected") throw settled.reason;
  }
}

/** Marks a failure as seen: with many statements under way, one that nobody awaits yet must not end the process. */
function swallow<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
