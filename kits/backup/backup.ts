import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { migrationStatus } from "@counterfoil/migrations";
import { dump, sync } from "./dump.ts";
import { connected, databaseName, type Ground } from "./ground.ts";
import { checkFiles, type Manifest, sealed } from "./manifest.ts";
import { BackupProblem, named } from "./problem.ts";
import { raise } from "./raise.ts";
import { Scratch } from "./scratch.ts";

export interface BackupOptions {
  /** Whether to restore it into a scratch database, to see that it can be. */
  readonly check: boolean;
  /** Counterfoil's version, for the manifest. */
  readonly release: string;
}

export interface BackedUp {
  readonly dir: string;
  readonly manifest: Manifest;
  /** Sizes of the files, packed. */
  readonly bytes: number;
  readonly checked: boolean;
}

const PRIVATE = 0o700;

/**
 * Writes the house as it is at one instant into a directory that must be new or empty, while it goes on selling: the
 * tape and all that does not follow from it. The directory has its name only when the backup is whole and, if asked,
 * was restored and verified.
 * Throws BackupProblem `not_empty`, `nothing_there`, `cannot_write`; from the check `does_not_hold`, `may_not`, `no_room`.
 */
export async function backup(ground: Ground, dir: string, options: BackupOptions): Promise<BackedUp> {
  const final = resolve(dir);
  await refuseNotEmpty(final);
  const unfinished = join(dirname(final), `${basename(final)}.unfinished-${randomBytes(4).toString("hex")}`);
  try {
    await mkdir(dirname(final), { recursive: true });
    await mkdir(unfinished, { mode: PRIVATE });
    const manifest = await write(ground, unfinished, options);
    if (options.check) await check(ground, unfinished, manifest);
    // Takes the place of an empty directory, and of nothing else.
    await rename(unfinished, final).catch((cause: unknown) => {
      throw notEmpty(final, cause);
    });
    await sync(dirname(final));
    const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0);
    return { dir: final, manifest, bytes, checked: options.check };
  } catch (problem) {
    await rm(unfinished, { recursive: true, force: true });
    throw named(problem);
  }
}

async function refuseNotEmpty(dir: string): Promise<void> {
  const names = await readdir(dir).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === "ENOENT") return [];
    throw notEmpty(dir, problem);
  });
  if (names.length > 0) throw notEmpty(dir);
}

function notEmpty(dir: string, cause?: unknown): BackupProblem {
  return new BackupProblem(
    "not_empty",
    `${dir} is not an empty directory.`,
    "Name one that does not exist yet; a backup never writes over anything.",
    cause,
  );
}

async function write(ground: Ground, dir: string, { release }: BackupOptions): Promise<Manifest> {
  const { house, postgres, migrations, tell = () => {} } = ground;
  const manifest = await connected(postgres.connection, async (client) => {
    const { applied, problem } = await migrationStatus(client, migrations);
    if (problem) throw problem;
    if (applied.length === 0) throw nothingThere();
    return dump(client, house, dir, { release, migrations: applied }, (done, of) =>
      tell("writing", done, of),
    );
  });
  for (const [name, text] of Object.entries(sealed(manifest))) {
    await writeFile(join(dir, name), text, { mode: 0o600, flag: "wx", flush: true });
  }
  await sync(dir);
  return manifest;
}

function nothingThere(): BackupProblem {
  return new BackupProblem(
    "nothing_there",
    "There is no house in this database.",
    "Check COUNTERFOIL_DATA or DATABASE_URL.",
  );
}

/** A backup is good when it was restored, not before. */
async function check(ground: Ground, dir: string, manifest: Manifest): Promise<void> {
  const house = await connected(ground.postgres.connection, databaseName);
  await checkFiles(dir, manifest, (done, of) => ground.tell?.("reading it back", done, of));
  await using scratch = await Scratch.make(ground, house);
  await raise(ground, scratch.connection, dir, manifest, { acceptFaults: false });
}
