import {
  copyTape,
  findEntryHash,
  FollowProblem,
  type CopiedEntry,
  type Follower,
  type ScopeTip,
} from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { Database } from "@counterfoil/sql";
import type { Home, HomeBook } from "./home.ts";
import type { UpstreamLine } from "./link.ts";
import { fromWire, MOST_ENTRIES, PAGE_BYTES, tipFromWire, toWire, type OfScope } from "./wire.ts";

/** What carries entries between a box and its upstream, a page at a time, so that days of them need no more memory. */
export interface Ferry {
  readonly database: Database;
  readonly line: UpstreamLine;
  readonly follower: Follower;
  readonly book: HomeBook;
}

/** Copies what upstream has beyond our copy. @returns whether there was anything */
export async function copyDown(
  { line, follower, book }: Ferry,
  { scope_id, parent_id }: Home,
  of: OfScope,
): Promise<boolean> {
  const scope = of === "own" ? scope_id : parent_id;
  const first = await book.tip(scope);
  for (let at = first.version; ;) {
    const { entries, tip } = await line.page(of, at);
    if (entries.length === 0) {
      if (tip.version < at) throw otherTape(scope, tip.version);
      return at > first.version;
    }
    const copied = await follower.follow(scope, parent_id, entries.map(fromWire));
    at = copied.version;
  }
}

/** Sends what is beyond upstream's copy, from where that ends. */
export async function forwardUp(ferry: Ferry, home: Home, theirs: ScopeTip): Promise<void> {
  const { database, line, book } = ferry;
  await mustContinue(ferry, home, theirs);
  let at = theirs.version;
  if (at !== home.confirmed) await book.confirm(home, at);
  for (;;) {
    const page = { scope: home.scope_id, after: at, limit: MOST_ENTRIES, bytes: PAGE_BYTES };
    const entries: readonly CopiedEntry[] = await database.query(copyTape, page);
    if (entries.length === 0) return;
    at = tipFromWire(await line.forward(entries.map(toWire))).version;
    await book.confirm(home, at);
  }
}

/** Upstream's copy must end where our tape has been: else one of the two was restored from a backup and has gone on. */
export async function mustContinue(
  { database }: Ferry,
  { scope_id: scope }: Home,
  { version, lastHash }: ScopeTip,
): Promise<void> {
  if (version === 0) return;
  const [own] = await database.query(findEntryHash, { scope, version });
  if (!own?.entry_hash.equals(lastHash)) throw otherTape(scope, version);
}

/** The same from the other side: upstream's tape must pass where ours ends. */
export async function mustBePart(
  { line }: Ferry,
  { scope_id: scope }: Home,
  { version, lastHash }: ScopeTip,
): Promise<void> {
  if (version === 0) return;
  const [theirs] = (await line.page("own", version - 1)).entries;
  if (theirs?.entry_hash !== lastHash.toString("hex")) throw otherTape(scope, version);
}

function otherTape(scope: Id, version: number): FollowProblem {
  return new FollowProblem(
    "other_tape",
    scope,
    version,
    "the other side has another entry in its place, or none",
  );
}
