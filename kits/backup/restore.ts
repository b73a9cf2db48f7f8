import { resolve } from "node:path";
import pg from "pg";
import { connected, databaseName, type Ground } from "./ground.ts";
import { checkFiles, type Manifest, readManifest } from "./manifest.ts";
import { BackupProblem, named } from "./problem.ts";
import { raise, type Raised } from "./raise.ts";
import { inUse, Scratch } from "./scratch.ts";

export interface RestoreOptions {
  /** Whether a house that has entries may be put aside. */
  readonly overwrite: boolean;
  /** Drops that house once the restored one stands in its place, instead of keeping it under another name. */
  readonly dropOld: boolean;
  /** Restores a tape that was faulty when it was backed up. */
  readonly acceptFaults: boolean;
}

export interface Restored extends Raised {
  readonly manifest: Manifest;
  /** The database that holds what was there before; null where that was nothing, or was dropped. */
  readonly kept: string | null;
}

/**
 * Makes the house what a backup says. All is done in a scratch database, which takes the house's place in the end, in
 * one step: whatever is interrupted before leaves the house as it was. Nobody else may be connected.
 * Throws BackupProblem `not_a_backup`, `damaged`, `newer`, `live`, `in_use`, `does_not_hold`, `may_not`, `no_room`.
 */
export async function restore(ground: Ground, from: string, options: RestoreOptions): Promise<Restored> {
  const dir = resolve(from);
  const manifest = await readManifest(dir);
  await checkFiles(dir, manifest, (done, of) => ground.tell?.("comparing the files", done, of));
  const house = await connected(ground.postgres.connection, databaseName);
  const live = await connected(ground.postgres.connection, isLive);
  if (live && !options.overwrite) throw isLiveProblem();
  if ((await ground.postgres.others()) > 0) throw inUse();

  await using scratch = await Scratch.make(ground, house);
  const raised = await raise(ground, scratch.connection, dir, manifest, options).catch((problem: unknown) => {
    throw named(problem);
  });
  ground.tell?.("taking the place of the old", 0, 1);
  const old = await scratch.takeThePlace(new Date());
  const dropped = (!live || options.dropOld) && (await scratch.drop(old));
  return { ...raised, manifest, kept: dropped ? null : old };
}

/** A house lives once something has happened in it. */
async function isLive(client: pg.Client): Promise<boolean> {
  const { rows: tables } = await client.query<{ made: boolean }>(
    "select to_regclass('public.tape') is not null as made",
  );
  if (tables[0]?.made !== true) return false;
  const { rows } = await client.query<{ live: boolean }>("select exists (select from tape) as live");
  return rows[0]?.live === true;
}

function isLiveProblem(): BackupProblem {
  return new BackupProblem(
    "live",
    "There is a house with entries in this database.",
    "To put it aside add --overwrite, or restore into another data directory (COUNTERFOIL_DATA) or database (DATABASE_URL).",
  );
}
