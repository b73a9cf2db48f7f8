import { readEntry, type House, type TapeRow } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { SyncDoc } from "../wire/shapes.ts";
import type { Picture } from "./ports.ts";

/** Keys of documents by their kind. */
export type Touched = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The documents of synced kinds that entries have touched. The folds' own `key` tells, so that there is no table of
 * changes to keep, and none that could differ from what was folded.
 */
export function touchedBy(house: House, kinds: readonly string[], entries: readonly TapeRow[]): Touched {
  const touched = new Map(kinds.map((kind) => [kind, new Set<string>()]));
  for (const row of entries) {
    const { command, events } = readEntry(row);
    const entry = { command, version: row.version, received_at: row.received_at };
    for (const event of events) {
      for (const { kind, step } of house.folds.get(event.type) ?? []) {
        const keys = touched.get(kind);
        const key = keys ? step.key(event, entry) : null;
        if (key !== null) keys?.add(key);
      }
    }
  }
  return touched;
}

/** The documents as they stand in this picture; null for those that are not there. */
export async function documentsOf(picture: Picture, scope: Id, touched: Touched): Promise<SyncDoc[]> {
  const docs: SyncDoc[] = [];
  for (const [kind, keys] of touched) {
    if (keys.size === 0) continue;
    const kept = new Map(
      (await picture.documents(scope, kind, [...keys])).map(({ key, doc }) => [key, doc] as const),
    );
    for (const key of keys) docs.push(syncDoc(kind, key, kept.get(key)));
  }
  return docs;
}

export function syncDoc(kind: string, key: string, text: string | undefined): SyncDoc {
  return { kind, key, doc: text === undefined ? null : (JSON.parse(text) as unknown) };
}
