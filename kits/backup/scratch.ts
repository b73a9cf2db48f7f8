import { randomBytes } from "node:crypto";
import { sqlState } from "@counterfoil/sql";
import pg from "pg";
import { client, type Ground } from "./ground.ts";
import { BackupProblem } from "./problem.ts";

/** Any number of our own: whoever holds it makes, renames or drops databases. */
const LOCK_KEY = 4_606_912_004;
/** Where administrators connect; a server has the one or the other. */
const LOBBIES = ["postgres", "template1"];
/** PostgreSQL cuts longer names off. */
const LONGEST_NAME = 63;
const SCRATCH = "_scratch_";
const BEFORE = "_before_";
const OBJECT_IN_USE = "55006";
const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * A database beside the house's own, with the same encoding and order of text, in which a backup is raised. It is gone
 * when it is disposed of, unless it has taken the house's place. A connection holds it; by having none, one that a
 * killed process left behind is known, and goes when the next is made.
 */
export class Scratch implements AsyncDisposable {
  readonly name: string;
  readonly connection: pg.ClientConfig;
  readonly #house: string;
  readonly #postgres: Ground["postgres"];
  readonly #admin: pg.Client;
  readonly #holder: pg.Client;

  private constructor(postgres: Ground["postgres"], house: string, name: string, admin: pg.Client) {
    this.name = name;
    this.connection = postgres.connectionTo(name);
    this.#house = house;
    this.#postgres = postgres;
    this.#admin = admin;
    this.#holder = client(this.connection);
  }

  /** Throws BackupProblem `may_not`. */
  static async make({ postgres }: Ground, house: string): Promise<Scratch> {
    const admin = await connectToLobby(postgres);
    try {
      const scratch = new Scratch(
        postgres,
        house,
        nameBeside(house, SCRATCH, randomBytes(4).toString("hex")),
        admin,
      );
      await locked(admin, async () => {
        await sweep(admin, house);
        await createLike(admin, house, scratch.name);
        await scratch.#holder.connect();
      });
      return scratch;
    } catch (problem) {
      await admin.end();
      throw forbidden(problem);
    }
  }

  /**
   * Takes the place of the house's database, which gets another name, in one step that happens or does not.
   * @returns the other name. Throws BackupProblem `in_use` when anybody else is connected.
   */
  async takeThePlace(now: Date): Promise<string> {
    const kept = nameBeside(
      this.#house,
      BEFORE,
      now
        .toISOString()
        .replace(/\.\d+|[-:]/g, "")
        .toLowerCase(),
    );
    await locked(this.#admin, async () => {
      if ((await this.#postgres.others()) > 0) throw inUse();
      await this.#holder.end();
      await this.#admin.query("begin");
      await this.#rename(this.#house, kept);
      await this.#rename(this.name, this.#house);
      await this.#admin.query("commit");
    });
    return kept;
  }

  /** Drops a database unless somebody uses it. What has been done by then is done either way. @returns whether it is gone */
  drop(name: string): Promise<boolean> {
    return this.#admin.query(`drop database if exists ${pg.escapeIdentifier(name)}`).then(
      () => true,
      () => false,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#holder.end().catch(() => {});
    // A connection that was lost takes nothing more; then the next one to make a scratch drops this one.
    await this.#admin
      .query(`drop database if exists ${pg.escapeIdentifier(this.name)} with (force)`)
      .catch(() => {});
    await this.#admin.end().catch(() => {});
  }

  async #rename(from: string, to: string): Promise<void> {
    await this.#admin
      .query(`alter database ${pg.escapeIdentifier(from)} rename to ${pg.escapeIdentifier(to)}`)
      .catch((problem: unknown) => {
        throw sqlState(problem) === OBJECT_IN_USE ? inUse(problem) : forbidden(problem);
      });
  }
}

export function inUse(cause?: unknown): BackupProblem {
  return new BackupProblem(
    "in_use",
    "Other programs are connected to the database.",
    "Stop the server and whatever else uses this house, then try again.",
    cause,
  );
}

async function connectToLobby(postgres: Ground["postgres"]): Promise<pg.Client> {
  let refusal: unknown;
  for (const lobby of LOBBIES) {
    const admin = client(postgres.connectionTo(lobby));
    try {
      await admin.connect();
      return admin;
    } catch (problem) {
      refusal = problem;
    }
  }
  throw refusal;
}

/** One at a time on a server; whoever dies lets go. */
async function locked<T>(admin: pg.Client, work: () => Promise<T>): Promise<T> {
  await admin.query("select pg_advisory_lock($1)", [LOCK_KEY]);
  try {
    return await work();
  } finally {
    await admin.query("rollback").catch(() => {}); // of a transaction that the work left behind
    await admin.query("select pg_advisory_unlock($1)", [LOCK_KEY]).catch(() => {});
  }
}

/** Drops what killed processes left. What is held by one that works stays, because PostgreSQL drops nothing in use. */
async function sweep(admin: pg.Client, house: string): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "select datname as name from pg_database where starts_with(datname, $1)",
    [nameBeside(house, SCRATCH, "")],
  );
  for (const { name } of rows) {
    await admin.query(`drop database if exists ${pg.escapeIdentifier(name)}`).catch((problem: unknown) => {
      if (sqlState(problem) !== OBJECT_IN_USE) throw problem;
    });
  }
}

// The column of the locale was renamed in PostgreSQL 17; a JSON of the row has the one that there is.
const LIKE = `
  select format('create database %I template template0 encoding %L lc_collate %L lc_ctype %L locale_provider %s %s %s',
    $2::text, pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
    case d.datlocprovider when 'c' then 'libc' when 'i' then 'icu' else 'builtin' end,
    case d.datlocprovider
      when 'i' then format('icu_locale %L', coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
      when 'b' then format('builtin_locale %L', to_jsonb(d) ->> 'datlocale')
      else ''
    end,
    -- Naming the one that everybody has takes a right that not everybody has.
    case t.spcname when 'pg_default' then '' else format('tablespace %I', t.spcname) end) as statement
  from pg_database d join pg_tablespace t on t.oid = d.dattablespace
  where d.datname = $1`;

async function createLike(admin: pg.Client, house: string, name: string): Promise<void> {
  const { rows } = await admin.query<{ statement: string }>(LIKE, [house, name]);
  await admin.query(rows[0]?.statement ?? "");
}

function nameBeside(house: string, mark: string, which: string): string {
  const longest = LONGEST_NAME - mark.length - "20260301t100000z".length;
  return house.slice(0, longest) + mark + which;
}

function forbidden(problem: unknown): unknown {
  if (sqlState(problem) !== INSUFFICIENT_PRIVILEGE) return problem;
  return new BackupProblem(
    "may_not",
    "This role may not create databases beside the house's own, or rename it.",
    "Let an administrator run: alter role NAME createdb, and make that role the owner of the database.",
    problem,
  );
}
