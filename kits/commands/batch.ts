import type { Refusal } from "@counterfoil/result";
import type { Transactor } from "@counterfoil/sql";
import type { Id } from "@counterfoil/ids";
import type { House } from "./house.ts";
import { Memory, statesFor } from "./memory.ts";
import { load, type Wanted } from "./load.ts";
import { place } from "./place.ts";
import { findEntries } from "./store/tape.ts";
import { lockScopes, openScopes } from "./store/scopes.ts";
import { refusedOutcome, type Outcome, type Submission } from "./submission.ts";
import type { Command, Entry, Ref } from "./spec.ts";
import { Writes } from "./writes.ts";

/** What became of one submission: its outcome, or the defect that its rule ran into. */
export type Settled = { readonly outcome: Outcome } | { readonly defect: unknown };

/** A scope is whose it was first: what opens it anew for another parent may write nothing there (INV-10). */
const SCOPE_TAKEN: Refusal = {
  code: "scope_taken",
  message: "This id belongs to another scope already. Take a new one.",
  field: "id",
};

interface Item extends Required<Wanted> {
  readonly submission: Submission;
}

interface Found {
  readonly version: number;
  readonly type: string;
  readonly input_hash: Buffer;
  readonly events: string;
  readonly refusal: string | null;
}

/**
 * Takes many commands in one transaction: lock their scopes, see which were taken before, load what their rules look
 * at, decide each in turn on top of those before it, and write everything with one statement per table. The writes are
 * returned as pending, so that they travel with COMMIT.
 */
export async function takeBatch(
  house: House,
  memory: Memory,
  submissions: readonly Submission[],
  tx: Transactor,
): Promise<{ value: Settled[]; pending: Promise<unknown>[] }> {
  const items = submissions.map((submission) => {
    const { scope, device, chain } = submission.draft;
    return { submission, scope, device, epoch: chain?.epoch ?? 0, refs: refsOf(submission) };
  });
  const before = await readBefore(house, memory, items, tx);
  const writes = new Writes(house);
  const value = items.map((item) => takeOne(house, memory, item, before, writes));
  return { value, pending: writes.flush(memory, tx) };
}

/** The scopes of a batch, each once, in the order of the ids. */
export function scopesOf(submissions: readonly Submission[]): Id[] {
  return [...new Set(submissions.map(({ draft }) => draft.scope))].toSorted();
}

function refsOf({ draft, spec }: Submission): readonly Ref[] {
  return spec.needs({ epoch: 0, ...draft, ...draft.chain } as unknown as Command);
}

/** What stands in the database before the batch: the entries under its ids, and whose its scopes are. */
interface Before {
  readonly found: Map<string, Found>;
  readonly parents: ReadonlyMap<Id, Id | null>;
}

/** One round trip when nobody else has written to these scopes, two when somebody has. */
async function readBefore(
  house: House,
  memory: Memory,
  items: readonly Item[],
  tx: Transactor,
): Promise<Before> {
  const scopes = scopesOf(items.map((item) => item.submission));
  const opened = items.flatMap(({ submission: { draft, spec } }) => {
    const opening = spec.opensScope?.(draft as unknown as Command);
    return opening ? [{ scope_id: draft.scope, parent_id: opening.parent }] : [];
  });
  const opening = tx.write(openScopes, opened);
  const locking = tx.query(lockScopes, { scopes });
  const finding = tx.query(findEntries, {
    scopes: items.map((item) => item.submission.draft.scope),
    ids: items.map((item) => item.submission.draft.id),
  });
  const early = load(house, memory, items, tx);
  // Awaited below; when the lock fails first, this one's failure has nothing to add.
  early.catch(() => {});
  await opening;
  const locked = await locking;
  const stale = locked.filter(
    (row) => !memory.confirm(row.scope_id, row.version, row.last_hash, row.rebuilds),
  );
  const loaded = await early;
  if (stale.length > 0) {
    // What the early loads brought was read under the lock as well, so it is kept; the rest is read anew.
    loaded.keep();
    (await load(house, memory, items, tx)).keep();
  } else {
    loaded.keep();
  }
  return {
    found: new Map((await finding).map((row) => [row.scope_id + row.id, row])),
    parents: new Map(locked.map((row) => [row.scope_id, row.parent_id])),
  };
}

function takeOne(
  house: House,
  memory: Memory,
  item: Item,
  { found, parents }: Before,
  writes: Writes,
): Settled {
  const { submission, refs } = item;
  const { draft, spec } = submission;
  const tip = memory.tip(draft.scope);
  if (!tip)
    return settled(
      refusedOutcome({ code: "unknown_scope", message: "There is no such location.", field: "location_id" }),
    );
  const before = found.get(draft.scope + draft.id);
  if (before) return settled(again(memory, submission, refs, before));
  const opening = spec.opensScope?.(draft as unknown as Command);
  if (opening && parents.get(draft.scope) !== opening.parent) return settled(refusedOutcome(SCOPE_TAKEN));
  const placed = place(draft, memory.head(item.scope, item.device, item.epoch) ?? null);
  if ("refusal" in placed) return settled(refusedOutcome(placed.refusal));
  const command: Command = { ...placed.command, kind: spec.kind };
  const entry: Entry = { command, version: tip.version + 1, received_at: submission.received_at };
  let decision;
  try {
    decision = submission.refusal
      ? { refusal: submission.refusal }
      : spec.decide(command, statesFor(memory, draft.scope, refs), entry);
  } catch (defect) {
    return { defect };
  }
  if ("refusal" in decision && !draft.chain) return settled(refusedOutcome(decision.refusal));
  const record = writes.record(memory, submission, entry, decision);
  found.set(draft.scope + draft.id, record);
  if ("refusal" in decision && spec.kind === "request") return settled(refusedOutcome(decision.refusal));
  return settled({
    status: "accepted",
    version: entry.version,
    events: record.decided,
    states: statesFor(memory, draft.scope, refs),
    replayed: false,
  });
}

function settled(outcome: Outcome): Settled {
  return { outcome };
}

/** The answer to a command whose id stands on the tape: the first answer again, or a conflict when the input differs. */
function again(memory: Memory, submission: Submission, refs: readonly Ref[], before: Found): Outcome {
  if (!before.input_hash.equals(submission.inputHash)) {
    return refusedOutcome({
      code: "id_reused",
      message: "This id was used before for another request. Take a new id for a new request.",
      field: "id",
    });
  }
  if (before.refusal !== null) return refusedOutcome(JSON.parse(before.refusal) as Refusal, true);
  return {
    status: "accepted",
    version: before.version,
    events: JSON.parse(before.events),
    states: statesFor(memory, submission.draft.scope, refs),
    replayed: true,
  };
}
