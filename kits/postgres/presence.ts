import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Ends the name of the one connection by which an opener shows that it is there. */
const MARK = " present";
const ANSWER_TIMEOUT_MS = 5_000;
/** A backend needs a moment to see that its client is gone, longer when it is in the middle of a statement. */
const STRAGGLERS_TIMEOUT_MS = 2_000;
const POLL_MS = 50;

const OTHERS = `
  SELECT application_name AS name
  FROM pg_stat_activity
  WHERE backend_type IN ('client backend', 'walsender')
    AND pid <> pg_backend_pid()
    AND NOT starts_with(application_name, $1)`;

/**
 * The connection that says "we are using this database". Whoever leaves asks for the others' before switching it off;
 * a killed process loses its connection with its life, so nobody has to be remembered or forgotten.
 */
export class Presence {
  readonly #client: pg.Client;
  readonly #instance: string;
  #lost = false;

  private constructor(client: pg.Client, instance: string) {
    this.#client = client;
    this.#instance = instance;
    client.on("error", () => (this.#lost = true));
    client.on("end", () => (this.#lost = true));
  }

  /** `instance` is the application_name that all connections of one opener share as a prefix. */
  static async announce(connection: pg.ClientConfig, instance: string): Promise<Presence> {
    const client = new pg.Client({
      ...connection,
      application_name: instance + MARK,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
    });
    const presence = new Presence(client, instance);
    await client.connect();
    return presence;
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(text, values)).rows;
  }

  /** Whether the connection still stood when we last heard of it. */
  get lost(): boolean {
    return this.#lost;
  }

  /** The connections of everybody else. */
  async others(): Promise<readonly string[]> {
    return (await this.query<{ name: string }>(OTHERS, [this.#instance])).map(({ name }) => name);
  }

  /** Whether nobody else is connected. Connections left over by somebody who has gone are given a moment to end. */
  async isLastOne(): Promise<boolean> {
    const deadline = Date.now() + STRAGGLERS_TIMEOUT_MS;
    for (;;) {
      const others = await this.others();
      if (others.length === 0) return true;
      if (others.some((name) => name.endsWith(MARK)) || Date.now() > deadline) return false;
      await sleep(POLL_MS);
    }
  }

  /** Takes the mark off first, so that whoever asks next does not count a connection that is being closed. */
  async leave(): Promise<void> {
    if (!this.#lost)
      await this.query("SELECT set_config('application_name', $1, false)", [this.#instance]).catch(() => {});
    await this.#client.end().catch(() => {});
  }
}
