import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { House } from "@counterfoil/commands";
import type { Applied } from "@counterfoil/migrations";
import type pg from "pg";
import { to } from "pg-copy-streams";
import { type BackupFile, formatOfToday, type Manifest, type Tip } from "./manifest.ts";
import { copyOut, type Kept, keptTables } from "./tables.ts";

/** Text shrinks to a fifth at the lowest level already, and the server has better things to do than the rest. */
const COMPRESSION = 3;
const PRIVATE = 0o600;

/**
 * Writes every kept table to a file of `dir`, all as they are at one instant, while others write.
 * @returns the manifest, which is not written.
 */
export async function dump(
  client: pg.Client,
  house: House,
  dir: string,
  about: { readonly release: string; readonly migrations: readonly Applied[] },
  progress: (done: number, of: number) => void,
): Promise<Manifest> {
  await client.query("begin isolation level repeatable read, read only");
  const created_at = new Date().toISOString();
  const tips = await readTips(client);
  const entries = tips.reduce((sum, { version }) => sum + version, 0);
  const tables: BackupFile[] = [];
  for (const kept of await keptTables(client, house)) {
    // Only the tape is long.
    const told = kept.table === "tape" ? (rows: number) => progress(rows, entries) : () => {};
    tables.push(await dumpTable(client, kept, dir, told));
  }
  const { rows } = await client.query<{ postgres: string }>(
    "select current_setting('server_version') as postgres",
  );
  await client.query("commit");
  const migrations = about.migrations.map(({ number, name, checksum }) => ({ number, name, checksum }));
  const postgres = rows[0]?.postgres ?? "";
  return {
    ...formatOfToday,
    created_at,
    release: about.release,
    postgres,
    migrations,
    entries,
    tips,
    tables,
  };
}

export async function readTips(client: pg.ClientBase): Promise<Tip[]> {
  const { rows } = await client.query<Tip>(
    `select scope_id, version, encode(last_hash, 'hex') as hash from scopes order by scope_id`,
  );
  return rows;
}

async function dumpTable(
  client: pg.Client,
  kept: Kept,
  dir: string,
  progress: (rows: number) => void,
): Promise<BackupFile> {
  const file = `${kept.table}.copy.gz`;
  const rows = client.query(to(copyOut(kept)));
  const hash = createHash("sha256");
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      progress(rows.rowCount);
      done(null, chunk);
    },
  });
  const path = join(dir, file);
  await pipeline(
    rows,
    createGzip({ level: COMPRESSION }),
    measured,
    createWriteStream(path, { flags: "wx", mode: PRIVATE }),
  );
  await sync(path);
  return {
    table: kept.table,
    columns: [...kept.columns],
    file,
    rows: rows.rowCount,
    bytes,
    sha256: hash.digest("hex"),
  };
}

/** Waits until a file, or a directory's list of names, is on the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync();
  await handle.close();
}
