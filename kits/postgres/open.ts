import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import type { ClientConfig } from "pg";
import { openEmbedded } from "./embedded.ts";
import { openExternal } from "./external.ts";
import type { Settings } from "./settings.ts";

export type PostgresOptions = {
  /** The embedded cluster lives in `<dataDir>/postgres`; made when missing. */
  dataDir: string;
  /** Another PostgreSQL, 15 or newer, used instead of the embedded one and never started or stopped by us. */
  databaseUrl?: string | undefined;
  /** A fixed loopback port for the embedded one; without it a free port is taken and kept. */
  port?: number | undefined;
  /** PostgreSQL settings over our own. They apply when we start it, not when we adopt a running one. */
  settings?: Settings;
  /** Told what takes long, in sentences. */
  log?: (line: string) => void;
};

/** A database that accepts connections. */
export interface Postgres extends AsyncDisposable {
  /**
   * For `new pg.Client` and `new pg.Pool`. Keep its application_name as the beginning of yours: `stop` takes connections
   * with another beginning for somebody else's and leaves the database running.
   */
  readonly connection: ClientConfig;
  /** The same for another database of this server. */
  connectionTo(database: string): ClientConfig;
  /** A URL with the password, for programs that take nothing else; loopback TCP where it is embedded. */
  url(database?: string): string;
  /** As PostgreSQL says it, "18.4". */
  readonly version: string;
  /** Whether we started it, found it running in our data directory, or were given it by URL. */
  readonly owned: "started" | "adopted" | "external";
  /**
   * Makes sure that it runs, and starts it again if it died; concurrent calls share one attempt. Call it when
   * connections fail. The port stays the same unless another program has taken it meanwhile.
   */
  ensure(): Promise<void>;
  /** How many connections others have to it: to the whole server where it is embedded, to the database where it was given by URL. */
  others(): Promise<number>;
  /**
   * Leaves. The last one out turns off the light: an embedded database is shut down when no other process is connected.
   * Close your own connections first; the shutdown would cut them.
   */
  stop(): Promise<"stopped" | "left_running">;
}

/**
 * Opens the database, creating and starting the embedded one if need be. Safe to call from any number of processes at
 * once: they end up on one postmaster. Throws PostgresProblem.
 */
export function openPostgres(options: PostgresOptions): Promise<Postgres> {
  const instance = `counterfoil ${process.pid}-${randomBytes(4).toString("hex")}`;
  if (options.databaseUrl !== undefined) return openExternal(options.databaseUrl, instance);
  return openEmbedded({
    dataDir: resolve(options.dataDir),
    instance,
    port: options.port,
    settings: options.settings ?? {},
    log: options.log ?? (() => {}),
  });
}
