import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import Type, { type Static } from "typebox";
import { Check } from "typebox/value";
import { BackupProblem } from "./problem.ts";

export const MANIFEST = "manifest.json";
/** The manifest's own hash, in the form that `sha256sum --check` reads. */
export const SEAL = "manifest.sha256";
const FORMAT = "counterfoil-backup";
const FORMAT_VERSION = 1;

const Sha256 = Type.String({ pattern: "^[0-9a-f]{64}$" });
const Count = Type.Integer({ minimum: 0 });
/** No separators: a file of the backup stands in its directory and nowhere else. */
const FileName = Type.String({ pattern: "^[a-z0-9_]+\\.copy\\.gz$" });

const ManifestShape = Type.Object({
  format: Type.Literal(FORMAT),
  format_version: Type.Literal(FORMAT_VERSION),
  created_at: Type.String(),
  /** Of Counterfoil and of PostgreSQL, for whoever looks into it. */
  release: Type.String(),
  postgres: Type.String(),
  /** Those that had been applied, in order: tables have the form that they had then. */
  migrations: Type.Array(Type.Object({ number: Type.Integer(), name: Type.String(), checksum: Sha256 })),
  entries: Count,
  /** Where each scope's tape ends. A restored house ends there too, or it is not restored. */
  tips: Type.Array(Type.Object({ scope_id: Type.String(), version: Count, hash: Type.String() })),
  tables: Type.Array(
    Type.Object({
      table: Type.String(),
      columns: Type.Array(Type.String()),
      file: FileName,
      rows: Count,
      bytes: Count,
      sha256: Sha256,
    }),
  ),
});

/** What a backup says of itself: the file manifest.json. */
export type Manifest = Static<typeof ManifestShape>;
export type Tip = Manifest["tips"][number];
export type BackupFile = Manifest["tables"][number];

export const formatOfToday = { format: FORMAT, format_version: FORMAT_VERSION } as const;

/** The two files that tell of the others. */
export function sealed(manifest: Manifest): { [name: string]: string } {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const hash = createHash("sha256").update(text).digest("hex");
  return { [MANIFEST]: text, [SEAL]: `${hash}  ${MANIFEST}\n` };
}

/** Reads the manifest and compares it with its seal. Throws `not_a_backup`, `damaged` or `newer`. */
export async function readManifest(dir: string): Promise<Manifest> {
  const [text, seal] = await Promise.all([MANIFEST, SEAL].map((name) => readPart(dir, name)));
  const hash = createHash("sha256")
    .update(text ?? "")
    .digest("hex");
  if (seal?.trim() !== `${hash}  ${MANIFEST}`) throw damaged(MANIFEST, `does not have the hash in ${SEAL}`);
  const manifest: unknown = JSON.parse(text ?? "");
  if (Check(ManifestShape, manifest)) return manifest;
  throw new BackupProblem(
    "newer",
    `The backup in ${dir} is written in a form that this release does not know.`,
    "Restore it with the release that made it, or a newer one.",
  );
}

async function readPart(dir: string, name: string): Promise<string> {
  try {
    return await readFile(join(dir, name), "utf8");
  } catch (cause) {
    throw new BackupProblem(
      "not_a_backup",
      `${dir} holds no backup: ${name} cannot be read.`,
      "Name the directory that `counterfoil backup` made. One with `unfinished` in its name is none.",
      cause,
    );
  }
}

/** Compares every file with the manifest before anything is done with any of them. Throws `damaged`. */
export async function checkFiles(
  dir: string,
  manifest: Manifest,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const total = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { file, bytes, sha256 } of manifest.tables) {
    const size = await stat(join(dir, file)).then(
      (found) => found.size,
      () => undefined,
    );
    if (size === undefined) throw damaged(file, "is missing");
    if (size !== bytes) throw damaged(file, `has ${size} bytes instead of ${bytes}`);
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(join(dir, file)) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      done += chunk.length;
      progress(done, total);
    }
    if (hash.digest("hex") !== sha256) throw damaged(file, "was changed: its hash is not the manifest's");
  }
}

export function damaged(file: string, how: string): BackupProblem {
  return new BackupProblem(
    "damaged",
    `${file} of this backup ${how}.`,
    "Take another backup; nothing was restored.",
  );
}
