import { house, Pipeline } from "@counterfoil/commands";
import { migrate } from "@counterfoil/migrations";
import { openPostgres, type Postgres } from "@counterfoil/postgres";
import { Database } from "@counterfoil/sql";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { domains } from "./domains.ts";

/** The directory of numbered migrations. */
export const MIGRATIONS = join(import.meta.dirname, "../../db/migrations");

/** Long reads at once; more of them would only take the machine from the lanes. */
const LONG_READS = 2;

/** A house that is ready to take commands and to be read. */
export interface OpenHouse {
  readonly config: Config;
  readonly postgres: Postgres;
  readonly database: Database;
  /** For reports and the like, which take long: a few of them must not hold up what a sale waits for. */
  readonly longReads: Database;
  readonly pipeline: Pipeline;
  /** Makes sure that the database runs, and starts it again if it died; says so in the log and never throws. */
  readonly mend: () => Promise<void>;
  /** Finishes what is under way, and leaves the database running when others are connected to it. */
  readonly close: () => Promise<void>;
}

export interface OpenHouseOptions {
  /** Told what takes long and what goes wrong, in sentences. */
  readonly log?: (line: string) => void;
  /** Told of rules that broke, with the command's type. */
  readonly defect?: (problem: unknown, what: string) => void;
  /** The clock of the house, RFC 3339; the machine's unless an import tells of the past. */
  readonly now?: () => string;
}

/**
 * Opens the database (starting the embedded one, or joining the one that runs) and brings it to the newest migration.
 * @throws PostgresProblem, MigrationProblem
 */
export async function openDatabase(config: Config, log: (line: string) => void): Promise<Postgres> {
  const { dataDir, databaseUrl } = config;
  const postgres = await openPostgres({ dataDir, databaseUrl, log });
  try {
    await migrate(postgres.connection, MIGRATIONS, { log });
    return postgres;
  } catch (problem) {
    await postgres.stop();
    throw problem;
  }
}

/**
 * Opens the database and puts the pipeline on it. The server does this, and every CLI command that sells or changes.
 * @throws PostgresProblem, MigrationProblem
 */
export async function openHouse(config: Config, options: OpenHouseOptions = {}): Promise<OpenHouse> {
  const { log = () => {}, defect, now } = options;
  const postgres = await openDatabase(config, log);
  const database = new Database(postgres.connection);
  const longReads = new Database(postgres.connection, { connections: LONG_READS });
  const mend = () =>
    postgres.ensure().catch((problem: unknown) => log(`The database does not come back: ${String(problem)}`));
  const pipeline = new Pipeline({
    house: house(domains),
    connection: postgres.connection,
    database,
    lanes: config.lanes,
    trouble: mend,
    ...(defect ? { defect } : {}),
    ...(now ? { now } : {}),
  });
  // What an earlier run left in the outbox is carried out now; commands need not wait for it.
  pipeline.settleOutbox().catch((problem: unknown) => log(`The outbox has to wait: ${String(problem)}`));
  const close = async (): Promise<void> => {
    await pipeline.close();
    await Promise.all([database.close(), longReads.close()]);
    await postgres.stop();
  };
  return { config, postgres, database, longReads, pipeline, mend, close };
}
