import type { Id } from "@counterfoil/ids";
import { SNAPSHOT_CHUNK } from "../wire/limits.ts";
import { WIRE_VERSION, type ScopeName, type SnapshotReply, type SyncDoc } from "../wire/shapes.ts";
import { cursorOf, isAt, readCursor, writeCursor } from "./cursor.ts";
import { NotOurs, type Picture, type Pictures } from "./ports.ts";
import { lastSeq } from "./pull.ts";
import { syncDoc } from "./touched.ts";

/** What was over and done with so many days ago is left out of snapshots. */
const DAYS_KEPT = 8;
const DAY_MS = 86_400_000;

export interface SnapshotAsked {
  readonly of: ScopeName;
  readonly scope: Id;
  readonly device: Id;
  readonly epoch?: number | undefined;
  /** `next` of the chunk before. */
  readonly after?: string | undefined;
  /** The server's clock, RFC 3339. */
  readonly now: string;
}

/** How far a snapshot has come. The device keeps it, so that the server need not. */
interface Progress {
  /** The cursor of the first chunk. */
  readonly at: string;
  readonly total: number;
  readonly since: string;
  readonly kind: string;
  readonly key: string | null;
}

/**
 * The documents of a scope, a chunk at a time, in the order of kinds and keys. Each chunk is of one moment; later ones
 * may be newer than `at`, and a pull from `at` makes the whole exact. Where the tape has been replaced since the first
 * chunk (an older backup was restored), the snapshot starts over: with the first chunk, and another `at`.
 * @throws NotOurs for an `after` that no chunk has had as its `next`.
 */
export function snapshot(pictures: Pictures, asked: SnapshotAsked): Promise<SnapshotReply> {
  return pictures.picture(async (picture) => {
    const { of, scope, after, now } = asked;
    const progress =
      (await resumed(picture, pictures, scope, after)) ?? (await begun(picture, pictures, asked));
    const { at, total } = progress;
    const { docs, next } = await chunk(picture, pictures.kinds, scope, progress);
    return {
      v: WIRE_VERSION,
      of,
      at,
      docs,
      next: next && writeProgress(next),
      total,
      last_seq: await lastSeq(picture, scope, asked, readCursor(at).version),
      server_time: now,
    };
  });
}

async function resumed(
  picture: Picture,
  { kinds }: Pictures,
  scope: Id,
  after: string | undefined,
): Promise<Progress | null> {
  if (after === undefined) return null;
  const progress = readProgress(after);
  if (!progress || !kinds.includes(progress.kind)) throw new NotOurs("after");
  const at = readCursor(progress.at);
  const { hashAt } = await picture.tip(scope, at.version);
  return isAt(at, hashAt) ? progress : null;
}

async function begun(
  picture: Picture,
  { kinds }: Pictures,
  { scope, now }: SnapshotAsked,
): Promise<Progress> {
  const { version, hash } = await picture.tip(scope, 0);
  const since = dayOf(Date.parse(now) - DAYS_KEPT * DAY_MS);
  let total = 0;
  for (const kind of kinds) total += await picture.count(scope, kind, since);
  return { at: writeCursor(cursorOf(version, hash)), total, since, kind: kinds[0] ?? "", key: null };
}

async function chunk(
  picture: Picture,
  kinds: readonly string[],
  scope: Id,
  progress: Progress,
): Promise<{ docs: SyncDoc[]; next: Progress | null }> {
  const docs: SyncDoc[] = [];
  let { key } = progress;
  for (const kind of kinds.slice(kinds.indexOf(progress.kind))) {
    const limit = SNAPSHOT_CHUNK - docs.length;
    const rows = await picture.page(scope, kind, { after: key, since: progress.since, limit });
    for (const row of rows) docs.push(syncDoc(kind, row.key, row.doc));
    const last = rows.at(-1);
    if (last && docs.length === SNAPSHOT_CHUNK) return { docs, next: { ...progress, kind, key: last.key } };
    key = null;
  }
  return { docs, next: null };
}

function writeProgress({ at, total, since, kind, key }: Progress): string {
  return Buffer.from(JSON.stringify([at, total, since, kind, key])).toString("base64url");
}

/** Null for a text that is none of ours. */
function readProgress(text: string): Progress | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(parts)) return null;
    const [at, total, since, kind, key] = parts as readonly unknown[];
    if (!isCursor(at) || !isCount(total) || !isDay(since)) return null;
    if (typeof kind !== "string" || typeof key !== "string") return null;
    return { at, total, since, kind, key };
  } catch {
    return null;
  }
}

function isCursor(value: unknown): value is string {
  return typeof value === "string" && /^\d{1,16}\.[0-9a-f]{0,16}$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const ms = Date.parse(value);
  // The 31st of February is read as a day of March.
  return !Number.isNaN(ms) && dayOf(ms) === value;
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, "2026-01-01".length);
}
