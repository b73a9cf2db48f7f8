import { versionOf } from "./cursor.ts";
import { invariant } from "@counterfoil/result";
import type { PullQuery, PullReply, ScopeName, SnapshotQuery, SyncDoc } from "../wire/shapes.ts";
import { Documents } from "./documents.ts";
import type { OwnCommand, Place, VaultWrite } from "./ports.ts";
import { changedWrites, unacknowledged } from "./pushed.ts";
import type { Out, Replica, ScopeState } from "./replica.ts";

/** What to ask for next in a scope. */
export type Ask =
  | { readonly kind: "pull"; readonly query: PullQuery }
  | { readonly kind: "snapshot"; readonly query: SnapshotQuery };

export function askFor(replica: Replica, of: ScopeName): Ask {
  const { cursor, reset, incoming, pages } = replica.scopes[of];
  const asked = {
    of,
    location_id: replica.seat.location,
    ...(replica.sequence && { epoch: replica.sequence.epoch }),
  };
  if (incoming && incoming.next !== null) {
    return { kind: "snapshot", query: { ...asked, after: incoming.next } };
  }
  const from = incoming?.at ?? (reset ? null : cursor);
  if (from === null) return { kind: "snapshot", query: asked };
  return { kind: "pull", query: { ...asked, cursor: pages?.to ?? from } };
}

/** A page of a pull. Nothing shows before the last one is here: documents of two versions would count things twice. */
export function pulled(replica: Replica, { reply, at }: { reply: PullReply; at: string }): Out {
  const scope = replica.scopes[reply.of];
  if (reply.reset) return restarted(replica, reply.of);
  const asked = askFor(replica, reply.of);
  if (asked.kind !== "pull" || asked.query.cursor !== reply.from) {
    return { replica: withScope(replica, reply.of, { ...scope, pages: null }), writes: [], strict: false };
  }
  const docs = [...(scope.pages?.docs ?? []), ...reply.docs];
  const held = reply.of === "location" ? acknowledged(replica, reply, at) : replica.held;
  if (reply.more) {
    const paged = withScope(replica, reply.of, { ...scope, pages: { to: reply.to, docs } });
    return { replica: { ...paged, held }, writes: changedWrites(replica.held, held), strict: false };
  }
  return whole({ ...replica, held }, replica.held, reply, docs);
}

/** The last page: the documents move to the new cursor in one go, and with them which own commands lie below it. */
function whole(
  replica: Replica,
  heldBefore: readonly OwnCommand[],
  reply: PullReply,
  docs: readonly SyncDoc[],
): Out {
  const { of, to } = reply;
  const scope = replica.scopes[of];
  const isSnapshot = scope.incoming !== null;
  const place: Place = { cursor: to, reset: false, incoming: null };
  const arrived: ScopeState = {
    ...scope,
    ...place,
    base: (isSnapshot ? scope.arriving : scope.base).with(docs),
    arriving: Documents.none,
    pages: null,
  };
  const sorted = of === "location" ? below(replica, reply, isSnapshot) : replica;
  const isIdle = !isSnapshot && docs.length === 0 && scope.cursor === to;
  const writes: VaultWrite[] = [];
  if (docs.length > 0) writes.push({ kind: "docs", of, area: isSnapshot ? "incoming" : "base", docs });
  if (isSnapshot) writes.push({ kind: "adopt", of });
  if (!isIdle) writes.push({ kind: "set", name: of, value: place });
  writes.push(...changedWrites(heldBefore, sorted.held));
  return { replica: withScope(sorted, of, arrived), writes, strict: false };
}

function acknowledged({ held, sequence }: Replica, { acks }: PullReply, at: string): readonly OwnCommand[] {
  const results = new Map(acks.map((result) => [result.seq, result]));
  return held.map((own) => {
    const result = own.epoch === sequence?.epoch && !own.result ? results.get(own.seq) : undefined;
    return result?.id === own.id ? { ...own, result, acked_at: at } : own;
  });
}

/**
 * Marks which own commands the documents hold by now. After a snapshot that also tells what an older backup has lost: it
 * is sent again. Of earlier epochs nobody says how far they stand there, so that all of it moves to another one under its
 * ids, and what did arrive is recognised.
 */
function below(replica: Replica, { to, last_seq }: PullReply, isSnapshot: boolean): Replica {
  const { sequence, scopes } = replica;
  if (!sequence) return replica;
  const isInDoubt = isSnapshot && scopes.location.reset;
  const held = replica.held.map((own) => {
    const isEarlier = own.epoch !== sequence.epoch;
    const isLost = isEarlier ? isInDoubt : isSnapshot && own.seq > last_seq;
    if (isLost) return own.below || own.result ? { ...unacknowledged(own), below: false } : own;
    const isBelow = isEarlier
      ? own.result !== null && own.result.version <= versionOf(to)
      : own.seq <= last_seq;
    return isBelow && !own.below ? { ...own, below: true } : own;
  });
  const needsEpoch =
    replica.needsEpoch || (isInDoubt && held.some((own) => own.epoch !== sequence.epoch && !own.result));
  return { ...replica, held, needsEpoch };
}

/** The cursor leads nowhere: what is on show stays, until a new whole picture is here. */
function restarted(replica: Replica, of: ScopeName): Out {
  const scope = replica.scopes[of];
  const place: Place = { cursor: scope.cursor, reset: true, incoming: null };
  return {
    replica: withScope(replica, of, { ...scope, ...place, arriving: Documents.none, pages: null }),
    writes: [
      { kind: "clear", of },
      { kind: "set", name: of, value: place },
    ],
    strict: false,
  };
}

export function withScope(replica: Replica, of: ScopeName, scope: ScopeState): Replica {
  invariant(
    scope.incoming === null || scope.pages === null || scope.incoming.next === null,
    "no pull before the last chunk",
  );
  return { ...replica, scopes: { ...replica.scopes, [of]: scope } };
}
