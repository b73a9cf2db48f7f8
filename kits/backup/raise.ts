import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { isDeepStrictEqual } from "node:util";
import { createGunzip } from "node:zlib";
import { derive, verify } from "@counterfoil/commands";
import { migrate, readMigrations } from "@counterfoil/migrations";
import { Database } from "@counterfoil/sql";
import pg from "pg";
import { from } from "pg-copy-streams";
import { readTips } from "./dump.ts";
import { connected, type Ground, type Tell } from "./ground.ts";
import { type BackupFile, damaged, type Manifest } from "./manifest.ts";
import { BackupProblem } from "./problem.ts";
import { copyIn } from "./tables.ts";

/** What came of a backup. */
export interface Raised {
  readonly entries: number;
  readonly events: number;
  readonly chains: number;
  /** Tables that were loaded, and tables that were derived from the tape. */
  readonly loaded: number;
  readonly derived: number;
}

/**
 * Makes a house of a backup in an empty database: tables in the form that they had, their rows, what migrations have
 * changed since, the views from the tape; then looks whether the tape holds and ends where it did.
 * Throws BackupProblem `newer`, `damaged` or `does_not_hold`.
 */
export async function raise(
  ground: Ground,
  into: pg.ClientConfig,
  dir: string,
  manifest: Manifest,
  { acceptFaults }: { acceptFaults: boolean },
): Promise<Raised> {
  const { house, migrations, tell = () => {} } = ground;
  comparePast(migrations, manifest);
  await migrate(into, migrations, { upTo: manifest.migrations.at(-1)?.number ?? 0 });
  await load(into, dir, manifest, tell);
  await migrate(into, migrations);
  const derived = await derive(house, into, (done, of) => tell("deriving the views", done, of));
  await connected(into, (client) => client.query("analyze"));
  const verdict = await look(ground, into, tell);
  const [fault] = verdict.faults;
  if (fault && !acceptFaults)
    throw doesNotHold(`${fault.fault} (scope ${fault.scope_id}, entry ${fault.version})`);
  if (!isDeepStrictEqual(await connected(into, readTips), manifest.tips)) {
    throw doesNotHold("its scopes do not end where the manifest says");
  }
  const { entries, events, chains } = verdict;
  return { entries, events, chains, loaded: manifest.tables.length, derived };
}

/** This release must know every migration that the backup has seen, word for word. */
function comparePast(dir: string, manifest: Manifest): void {
  const known = new Map(readMigrations(dir).map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of manifest.migrations) {
    if (known.get(name) === checksum) continue;
    throw new BackupProblem(
      "newer",
      `The backup was made by release ${manifest.release} after the migration ${name}, which this release does not have.`,
      "Restore it with that release, or a newer one.",
    );
  }
}

async function load(into: pg.ClientConfig, dir: string, manifest: Manifest, tell: Tell): Promise<void> {
  const total = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  await connected(into, async (client) => {
    await client.query("begin");
    for (const file of manifest.tables) {
      await loadTable(client, dir, file, (bytes) => tell("loading", (done += bytes), total));
    }
    await client.query("commit");
  });
}

async function loadTable(
  client: pg.Client,
  dir: string,
  { file, table, columns, rows }: BackupFile,
  progress: (bytes: number) => void,
): Promise<void> {
  // A migration may have put rows there.
  await client.query(`delete from public.${pg.escapeIdentifier(table)}`);
  const packed = createReadStream(join(dir, file));
  packed.on("data", (chunk) => progress(chunk.length));
  const copied = client.query(from(copyIn({ table, columns })));
  await pipeline(packed, createGunzip(), copied);
  if (copied.rowCount !== rows) throw damaged(file, `holds ${copied.rowCount} rows instead of ${rows}`);
}

async function look({ house }: Ground, at: pg.ClientConfig, tell: Tell) {
  const database = new Database(at, { connections: 1, readTimeoutMs: 0 });
  try {
    return await database.snapshot((reader) =>
      verify(house, reader, (done, of) => tell("verifying", done, of)),
    );
  } finally {
    await database.close();
  }
}

function doesNotHold(what: string): BackupProblem {
  return new BackupProblem(
    "does_not_hold",
    `What was restored for a look does not hold: ${what}.`,
    "Ask `counterfoil verify` what is wrong with the house that it was made of.",
  );
}
