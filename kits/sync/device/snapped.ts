import type { SnapshotReply } from "../wire/shapes.ts";
import { Documents } from "./documents.ts";
import type { Place, VaultWrite } from "./ports.ts";
import { askFor, withScope } from "./pulled.ts";
import type { Out, Replica } from "./replica.ts";

/** A chunk of a snapshot. Kept at once, so that one that is interrupted goes on where it was. */
export function snapped(replica: Replica, { of, at, docs, next, total }: SnapshotReply): Out {
  if (askFor(replica, of).kind !== "snapshot") return { replica, writes: [], strict: false };
  const scope = replica.scopes[of];
  // Another beginning: the tape has been replaced meanwhile, and the server has started over.
  const isFirst = scope.incoming?.at !== at;
  const arriving = (isFirst ? Documents.none : scope.arriving).with(docs);
  const done = (isFirst ? 0 : (scope.incoming?.done ?? 0)) + docs.length;
  const place: Place = {
    cursor: scope.cursor,
    reset: scope.reset,
    incoming: { at, next, done, total: Math.max(total, done) },
  };
  const writes: VaultWrite[] = [];
  if (isFirst) writes.push({ kind: "clear", of });
  if (docs.length > 0) writes.push({ kind: "docs", of, area: "incoming", docs });
  writes.push({ kind: "set", name: of, value: place });
  return {
    replica: withScope(replica, of, { ...scope, ...place, arriving, pages: null }),
    writes,
    strict: false,
  };
}
