import pg from "pg";
import { inspected } from "./inspect.ts";
import { parsers } from "./parsers.ts";
import type { RowsInto, Statement } from "./statement.ts";

/** Can read. */
export interface Reader {
  query<P, R>(statement: Statement<P, R>, params: P): Promise<R[]>;
}

/** Can read and write, inside the transaction that handed it out and nowhere else. */
export interface Transactor extends Reader {
  write<R>(statement: RowsInto<R>, rows: readonly R[]): Promise<void>;
  execute<P>(statement: Statement<P, never>, params: P): Promise<number>;
}

const READ_CONNECTIONS = 4;
const CONNECT_TIMEOUT_MS = 5_000;
/** A read that takes longer is a defect of ours or an attack; it must not hold a connection. */
const READ_TIMEOUT_MS = 30_000;

/** A small pool for reads and for the rare transaction outside the pipeline. */
export class Database implements Reader {
  readonly #pool: pg.Pool;

  constructor(connection: pg.PoolConfig, limits: { connections?: number; readTimeoutMs?: number } = {}) {
    this.#pool = new pg.Pool({
      ...connection,
      types: parsers,
      options: "-c TimeZone=UTC",
      max: limits.connections ?? READ_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: limits.readTimeoutMs ?? READ_TIMEOUT_MS,
      application_name: connection.application_name ?? "counterfoil",
    });
    // An idle connection that the server closes is not an event for anybody: the next query opens another. One that it
    // closes inside a transaction is told to the statement that follows; the pool does not listen to those it has lent.
    this.#pool.on("error", () => {});
    this.#pool.on("connect", (client) => client.on("error", () => {}));
  }

  async query<P, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    const answer = await this.#pool.query(named(statement, params));
    return readRows(statement, answer);
  }

  /** Runs `work` in one transaction and commits it; a throw rolls everything back. */
  transaction<T>(work: (tx: Transactor) => Promise<T>): Promise<T> {
    return this.#within("begin", work);
  }

  /** Lets `work` read one picture of the database that stays as it is, whatever is written meanwhile. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.#within("begin isolation level repeatable read, read only", work);
  }

  async #within<T>(begin: string, work: (tx: Transactor) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      await client.query(begin);
      const result = await work(transactorOn(client));
      await client.query("commit");
      client.release();
      return result;
    } catch (problem) {
      await client.query("rollback").then(
        () => client.release(),
        (lost: Error) => client.release(lost),
      );
      throw problem;
    }
  }

  /** Connections in use, idle and waited for: for the metrics page. */
  usage(): { total: number; idle: number; waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** What the driver takes for a statement with its parameters. */
export function named<P>(statement: Statement<P, unknown>, params: P): pg.QueryConfig {
  return { name: statement.name, text: statement.text, values: statement.encode(params) };
}

export function readRows<P, R>(statement: Statement<P, R>, answer: pg.QueryResult): R[] {
  return inspected(statement as Statement<never, R>, answer.rows as R[]);
}

/** A transactor over a connection whose transaction the caller has begun and will end. */
export function transactorOn(client: pg.ClientBase): Transactor {
  return {
    query: async (statement, params) => readRows(statement, await client.query(named(statement, params))),
    write: async (statement, rows) => {
      if (rows.length > 0) await client.query(named(statement, rows));
    },
    execute: async (statement, params) => (await client.query(named(statement, params))).rowCount ?? 0,
  };
}
