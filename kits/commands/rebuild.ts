import pg from "pg";
import { parsers, type Transactor, transactorOn } from "@counterfoil/sql";
import { load, type Wanted } from "./load.ts";
import { pagesOf, readEntry } from "./entries.ts";
import { NO_HASH } from "./hashing.ts";
import type { House } from "./house.ts";
import { Memory } from "./memory.ts";
import type { Command, Entry, Ref } from "./spec.ts";
import { countEntries, listScopes } from "./store/whole.ts";
import { Writes } from "./writes.ts";

/** The kit's own derived tables, beside those that the domains name. */
const OWN_TABLES = ["device_heads", "exceptions"];
const SCHEMA = "rebuilt";
/**
 * Statements are planned while the tables are empty, and nobody tells the planner inside one transaction that they have
 * grown: it would go on to read them from end to end.
 */
const BY_KEY = "set local enable_seqscan to off";

/** Every table that follows from the tape, and so need not be kept with it. */
export function derivedTables(house: House): readonly string[] {
  return [...OWN_TABLES, ...house.derivedTables];
}

export interface Rebuilt {
  /** Whether every derived table was, byte for byte, what the tape says (INV-11). */
  readonly equal: boolean;
  readonly entries: number;
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly different: number }[];
  /** Whether the derived tables were replaced by what the tape says. */
  readonly replaced: boolean;
}

/**
 * Derives every view again from the tape, beside the ones that stand, and compares them row by row. With `replace`, the
 * tape's version takes the place of tables that differ (writers wait meanwhile).
 */
export async function rebuild(
  house: House,
  connection: pg.ClientConfig,
  options: { replace: boolean; progress?: (done: number, of: number) => void },
): Promise<Rebuilt> {
  return onOwnConnection(connection, async (client) => {
    const tables = derivedTables(house);
    await client.query("begin isolation level repeatable read");
    if (options.replace) await client.query("lock table scopes in exclusive mode");
    await makeBeside(client, tables);
    await client.query(BY_KEY);
    const entries = await replay(house, transactorOn(client), options.progress ?? (() => {}));
    await client.query("set local enable_seqscan to default");
    const compared = await compare(client, tables);
    const equal = compared.every((table) => table.different === 0);
    const replaced = options.replace && !equal;
    if (replaced) {
      const different = compared.filter((table) => table.different > 0);
      await replaceWith(
        client,
        different.map(({ table }) => table),
      );
      // Whoever remembers what was there forgets it now.
      await client.query("update scopes set rebuilds = rebuilds + 1");
    }
    await client.query(`drop schema ${SCHEMA} cascade`);
    await client.query("commit");
    return { equal, entries, tables: compared, replaced };
  });
}

/**
 * Derives every view from the tape where nobody has written any yet: in a house that is being restored.
 * @returns how many tables it wrote
 */
export async function derive(
  house: House,
  connection: pg.ClientConfig,
  progress: (done: number, of: number) => void = () => {},
): Promise<number> {
  return onOwnConnection(connection, async (client) => {
    const tables = derivedTables(house);
    await client.query("begin");
    // A migration may have put rows there.
    for (const table of tables) await client.query(`delete from ${table}`);
    await client.query(BY_KEY);
    await replay(house, transactorOn(client), progress);
    await client.query("commit");
    return tables.length;
  });
}

async function onOwnConnection<T>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...connection, types: parsers, options: "-c TimeZone=UTC", pipeline: true });
  client.on("error", () => {}); // the query under way fails with the same error
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeBeside(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query(`drop schema if exists ${SCHEMA} cascade`);
  await client.query(`create schema ${SCHEMA}`);
  for (const table of tables)
    await client.query(`create table ${SCHEMA}.${table} (like public.${table} including all)`);
  await client.query(`set local search_path to ${SCHEMA}, public`);
}

/**
 * Folds the whole tape that `tx` reads into documents and views, which it writes; the tape itself stays as it is.
 * @returns how many entries it has folded
 */
export async function replay(
  house: House,
  tx: Transactor,
  progress: (done: number, of: number) => void,
): Promise<number> {
  const [total] = await tx.query(countEntries, { least: 0 });
  const memory = new Memory();
  let done = 0;
  for (const { scope_id: scope } of await tx.query(listScopes, {})) {
    memory.confirm(scope, 0, NO_HASH);
    for await (const page of pagesOf(tx, scope)) {
      const entries = page.map((row) => ({ row, ...readEntry(row) }));
      const wanted = entries.map(({ command, events }): Wanted => {
        const { device, epoch } = command;
        // What was stored without being done need not even have arguments that fit.
        const isFolded = events.some((event) => house.folds.has(event.type));
        return { scope, device, epoch, refs: isFolded ? needsOf(house, command) : [] };
      });
      (await load(house, memory, wanted, tx)).keep();
      const writes = new Writes(house);
      for (const { row, command, events } of entries) {
        const entry: Entry = { command, version: row.version, received_at: row.received_at };
        writes.replay(memory, entry, events, { command: row.command_hash, entry: row.entry_hash });
      }
      await Promise.all(writes.flush(memory, tx, "views"));
      memory.trim();
      done += page.length;
      progress(done, total?.entries ?? done);
    }
  }
  return done;
}

function needsOf(house: House, command: Command): readonly Ref[] {
  return house.specs.get(command.type)?.needs(command) ?? [];
}

async function compare(client: pg.Client, tables: readonly string[]): Promise<Rebuilt["tables"]> {
  const compared: { table: string; rows: number; different: number }[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ rows: number; different: number }>(`
      select (select count(*) from ${SCHEMA}.${table}) as rows,
        (select count(*) from (select t::text from public.${table} t except all select t::text from ${SCHEMA}.${table} t) a)
        + (select count(*) from (select t::text from ${SCHEMA}.${table} t except all select t::text from public.${table} t) b)
        as different`);
    compared.push({ table, rows: rows[0]?.rows ?? 0, different: rows[0]?.different ?? 0 });
  }
  return compared;
}

async function replaceWith(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await client.query(`delete from public.${table}`);
    await client.query(`insert into public.${table} table ${SCHEMA}.${table}`);
  }
}
