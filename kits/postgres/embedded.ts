import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { locateBinaries, type Binaries } from "./binaries.ts";
import { DATABASE, ensureCluster, prepareHome, readSecret, ROLE, type Home } from "./cluster.ts";
import { withFileLock } from "./lock.ts";
import type { Postgres } from "./open.ts";
import {
  awaitReady,
  findPostmaster,
  READY_TIMEOUT_MS,
  startPostmaster,
  stopPostmaster,
  type Endpoint,
} from "./postmaster.ts";
import { Presence } from "./presence.ts";
import { PostgresProblem } from "./problem.ts";
import type { Settings } from "./settings.ts";

/** Whoever holds the lock may be waiting for a recovery. */
const LOCK_TIMEOUT_MS = READY_TIMEOUT_MS + 60_000;
const KNOCK_EVERY_MS = 50;
/** SQLSTATE cannot_connect_now: starting up, shutting down or in recovery. */
const RECOVERING = "57P03";

export type EmbeddedOptions = {
  dataDir: string;
  instance: string;
  port: number | undefined;
  settings: Settings;
  log: (line: string) => void;
};

export async function openEmbedded(options: EmbeddedOptions): Promise<Postgres> {
  const embedded = new Embedded(prepareHome(options.dataDir), options);
  await embedded.ensure();
  return embedded;
}

class Embedded implements Postgres {
  version = "";
  owned: "started" | "adopted" = "adopted";
  readonly #home: Home;
  readonly #options: EmbeddedOptions;
  #presence: Presence | undefined;
  #endpoint: Endpoint | undefined;
  #secret = "";
  #ensuring: Promise<void> | undefined;

  constructor(home: Home, options: EmbeddedOptions) {
    this.#home = home;
    this.#options = options;
  }

  get connection(): pg.ClientConfig {
    return this.connectionTo(DATABASE);
  }

  connectionTo(database: string): pg.ClientConfig {
    const { port, socketDir } = this.#running();
    const host = socketDir ?? "127.0.0.1";
    return {
      host,
      port,
      user: ROLE,
      password: this.#secret,
      database,
      application_name: this.#options.instance,
    };
  }

  url(database: string = DATABASE): string {
    return `postgresql://${ROLE}:${this.#secret}@127.0.0.1:${this.#running().port}/${encodeURIComponent(database)}`;
  }

  #running(): Endpoint {
    if (this.#endpoint === undefined) throw new Error("This database has been stopped by its opener.");
    return this.#endpoint;
  }

  ensure(): Promise<void> {
    this.#ensuring ??= this.#ensure().finally(() => (this.#ensuring = undefined));
    return this.#ensuring;
  }

  async #ensure(): Promise<void> {
    if (await this.#works()) return;
    await withFileLock(this.#home.lock, LOCK_TIMEOUT_MS, async () => {
      await this.#presence?.leave();
      const binaries = locateBinaries();
      ensureCluster(this.#home, binaries);
      this.#secret = readSecret(this.#home);
      this.#presence = await this.#reach(binaries);
      await this.#look(this.#presence);
    });
  }

  /** Knocks anew: after the postmaster was killed, backends that it left behind answer on old connections for a while. */
  async #works(): Promise<boolean> {
    if (this.#presence === undefined || this.#presence.lost) return false;
    const knock = Presence.announce(this.connectionTo("postgres"), this.#options.instance);
    return knock.then(
      (visitor) => visitor.leave().then(() => true),
      () => false,
    );
  }

  /** Adopts or starts a postmaster until one lets us in: it may die, or recover from a crash, while we knock. */
  async #reach(binaries: Binaries): Promise<Presence> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    for (;;) {
      const found = await awaitReady(this.#home, this.#options.log);
      this.owned = found === undefined ? "started" : "adopted";
      this.#endpoint = found ?? (await startPostmaster(this.#home, binaries, this.#options));
      try {
        return await Presence.announce(this.connectionTo("postgres"), this.#options.instance);
      } catch (cause) {
        const mayPass = sqlState(cause) === RECOVERING || findPostmaster(this.#home) === undefined;
        if (!mayPass || Date.now() > deadline) throw refused(cause);
        await sleep(KNOCK_EVERY_MS);
      }
    }
  }

  async #look(presence: Presence): Promise<void> {
    const rows = await presence.query<{ version: string; made: boolean }>(
      "SELECT current_setting('server_version') AS version, EXISTS (SELECT FROM pg_database WHERE datname = $1) AS made",
      [DATABASE],
    );
    this.version = rows[0]?.version ?? "";
    if (rows[0]?.made === false) await presence.query(`CREATE DATABASE ${DATABASE}`);
  }

  async stop(): Promise<"stopped" | "left_running"> {
    const presence = this.#presence;
    if (presence === undefined) return "left_running";
    return withFileLock(this.#home.lock, LOCK_TIMEOUT_MS, async () => {
      this.#presence = undefined;
      this.#endpoint = undefined;
      const last = await presence.isLastOne().catch(() => false);
      await presence.leave();
      if (last) await stopPostmaster(this.#home);
      return findPostmaster(this.#home) === undefined ? "stopped" : "left_running";
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

function refused(cause: unknown): PostgresProblem {
  return new PostgresProblem(
    "start_failed",
    `The database runs but lets nobody in (${cause instanceof Error ? cause.message : String(cause)}).`,
    "Read postgres.log in the data directory.",
    cause,
  );
}

function sqlState(cause: unknown): unknown {
  return cause instanceof Error && "code" in cause ? cause.code : undefined;
}
