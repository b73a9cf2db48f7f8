import { readEntry, type House, type TapeRow } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";
import { FARTHEST_BEHIND, MOST_PULLED } from "../wire/limits.ts";
import { WIRE_VERSION, type PullReply, type ScopeName, type SyncResult } from "../wire/shapes.ts";
import { cursorOf, isAt, readCursor, writeCursor } from "./cursor.ts";
import type { Picture, Pictures, Sequence } from "./ports.ts";
import { resultOf } from "./result.ts";
import { documentsOf, touchedBy } from "./touched.ts";

export interface PullAsked {
  readonly of: ScopeName;
  readonly scope: Id;
  readonly cursor: string;
  readonly device: Id;
  /** Left out by who keeps no sequence; nothing is acknowledged then. */
  readonly epoch?: number | undefined;
  /** The server's clock, RFC 3339. */
  readonly now: string;
}

/**
 * What has happened in a scope since a cursor: the documents that the entries since then have touched.
 *
 * Exactly this is promised (decision 0060): documents are read in the same picture of the store as the tape. A page with
 * `more` may hold documents that are newer than its `to`; whatever was newer is touched by an entry that a later page
 * covers, and comes again. After the page without `more`, the documents that the device has taken together are those of
 * version `to`, no older and no newer, for every kind that is synced at all.
 */
export function pull(house: House, pictures: Pictures, asked: PullAsked): Promise<PullReply> {
  return pictures.picture(async (picture) => {
    const { of, scope, cursor, device, epoch, now } = asked;
    const from = readCursor(cursor);
    const tip = await picture.tip(scope, from.version);
    const reply = {
      v: WIRE_VERSION,
      of,
      from: cursor,
      to: cursor,
      more: false,
      reset: false,
      docs: [],
      acks: [],
      server_time: now,
    };
    if (!isAt(from, tip.hashAt) || tip.version - from.version > FARTHEST_BEHIND) {
      return { ...reply, reset: true, last_seq: await lastSeq(picture, scope, asked, tip.version) };
    }
    const entries =
      tip.version === from.version ? [] : await picture.entries(scope, from.version, MOST_PULLED);
    const last = entries.at(-1);
    const version = last?.version ?? from.version;
    return {
      ...reply,
      to: last ? writeCursor(cursorOf(version, last.entry_hash.toString("hex"))) : cursor,
      more: version < tip.version,
      docs: await documentsOf(picture, scope, touchedBy(house, pictures.kinds, entries)),
      acks: epoch === undefined ? [] : acksOf(entries, { device, epoch }),
      last_seq: await lastSeq(picture, scope, asked, version),
    };
  });
}

/** Where the device's sequence stands at a version; 0 for who keeps none. */
export function lastSeq(
  picture: Picture,
  scope: Id,
  { device, epoch }: { readonly device: Id; readonly epoch?: number | undefined },
  at: number,
): Promise<number> {
  return epoch === undefined ? Promise.resolve(0) : picture.lastSeq(scope, { device, epoch }, at);
}

function acksOf(entries: readonly TapeRow[], { device, epoch }: Sequence): SyncResult[] {
  return entries
    .filter((row) => row.device_id === device && row.epoch === epoch)
    .map((row) => resultOfRow(row));
}

/** What a device is told of a command that stands on the tape. */
export function resultOfRow(row: TapeRow): SyncResult {
  const { command, events } = readEntry(row);
  const refusal = row.refusal === null ? null : (JSON.parse(row.refusal) as Refusal);
  return resultOf({ seq: row.seq, id: command.id, version: row.version, events, refusal });
}
