import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { locateBinaries, type Binaries } from "./binaries.ts";
import { DATABASE, ensureCluster, prepareHome, readSecret, ROLE, type Home } from "./cluster.ts";
import { withFileLock } from "./lock.ts";
import type { Postgres } from "./open.ts";
import { findPostmaster } from "./pid-file.ts";
import { adoptOrStart, READY_TIMEOUT_MS, stopPostmaster, type Endpoint } from "./postmaster.ts";
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
  #stopped = false;
  #ensuring: Promise<void> | undefined;

  constructor(home: Home, options: EmbeddedOptions) {
    this.#home = home;
    this.#options = options;
  }

  get connection(): pg.ClientConfig {
    return this.connectionTo(DATABASE);
  }

  connectionTo(database: string): pg.ClientConfig {
    const { host, port } = this.#running();
    const { instance } = this.#options;
    return { host, port, user: ROLE, password: this.#secret, database, application_name: instance };
  }

  url(database: string = DATABASE): string {
    return `postgresql://${ROLE}:${this.#secret}@127.0.0.1:${this.#running().port}/${encodeURIComponent(database)}`;
  }

  #running(): Endpoint {
    if (this.#endpoint === undefined) throw stopped();
    return this.#endpoint;
  }

  ensure(): Promise<void> {
    this.#ensuring ??= this.#ensure().finally(() => (this.#ensuring = undefined));
    return this.#ensuring;
  }

  async #ensure(): Promise<void> {
    if (await this.#works()) return;
    await withFileLock(this.#home.lock, LOCK_TIMEOUT_MS, async () => {
      if (this.#stopped) throw stopped();
      await this.#presence?.leave();
      const binaries = locateBinaries();
      ensureCluster(this.#home, binaries);
      this.#secret = readSecret(this.#home);
      this.#presence = await this.#reach(binaries);
    });
  }

  /** Asks on a new connection: backends that a killed postmaster left behind answer on old ones for a while. */
  async #works(): Promise<boolean> {
    if (this.#presence?.lost !== false) return false;
    return this.#knock().then(
      (visitor) => visitor.leave().then(() => true),
      () => false,
    );
  }

  #knock(): Promise<Presence> {
    return Presence.announce(this.connectionTo("postgres"), this.#options.instance);
  }

  /** Adopts or starts a postmaster until one lets us in: it may die, or recover from a crash, while we knock. */
  async #reach(binaries: Binaries): Promise<Presence> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    for (;;) {
      this.#endpoint = await adoptOrStart(this.#home, binaries, this.#options);
      this.owned = this.#endpoint.started ? "started" : "adopted";
      try {
        const presence = await this.#knock();
        await this.#look(presence);
        return presence;
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

  async others(): Promise<number> {
    await this.ensure();
    return (await this.#presence?.others())?.length ?? 0;
  }

  async stop(): Promise<"stopped" | "left_running"> {
    if (this.#stopped) return "left_running";
    this.#stopped = true;
    return withFileLock(this.#home.lock, LOCK_TIMEOUT_MS, async () => {
      const last = await this.#leave();
      if (last) await stopPostmaster(this.#home);
      return findPostmaster(this.#home) === undefined ? "stopped" : "left_running";
    });
  }

  /** @returns whether nobody stays behind. */
  async #leave(): Promise<boolean> {
    // After a crash of PostgreSQL our connection is gone but the others may have come back: ask on a new one.
    const presence =
      this.#presence?.lost === false ? this.#presence : await this.#knock().catch(() => undefined);
    const last = await presence?.isLastOne().catch(() => false);
    await presence?.leave();
    this.#endpoint = undefined;
    return last ?? false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

const stopped = (): Error => new Error("This database was left by its opener, who called stop().");

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
