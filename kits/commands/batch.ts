import type { Transactor } from "@counterfoil/sql";
import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { House } from "./house.ts";
import { Memory, statesFor } from "./memory.ts";
import { place } from "./place.ts";
import { loadHeads, findEntries } from "./store/tape.ts";
import { lockScopes, openScopes } from "./store/scopes.ts";
import { refusedOutcome, type Outcome, type Submission } from "./submission.ts";
import type { Command, Entry, Ref } from "./spec.ts";
import { Writes } from "./writes.ts";

/** What became of one submission: its outcome, or the defect that its rule ran into. */
export type Settled = { readonly outcome: Outcome } | { readonly defect: unknown };

interface Item {
  readonly submission: Submission;
  readonly refs: readonly Ref[];
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
  const items = submissions.map((submission) => ({ submission, refs: refsOf(submission) }));
  const found = await readBefore(house, memory, items, tx);
  const writes = new Writes(house);
  const value = items.map((item) => takeOne(house, memory, item, found, writes));
  return { value, pending: writes.flush(memory, tx) };
}

/** The scopes of a batch, each once, in the order of the ids. */
export function scopesOf(submissions: readonly Submission[]): Id[] {
  return [...new Set(submissions.map(({ draft }) => draft.scope))].toSorted();
}

function refsOf({ draft, spec }: Submission): readonly Ref[] {
  return spec.needs(draft as unknown as Command);
}

/** One round trip when nobody else has written to these scopes, two when somebody has. */
async function readBefore(
  house: House,
  memory: Memory,
  items: readonly Item[],
  tx: Transactor,
): Promise<Map<string, Found>> {
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
  await opening;
  const stale = (await locking).filter((row) => !memory.confirm(row.scope_id, row.version, row.last_hash));
  const loaded = await early;
  if (stale.length > 0) {
    // What the early loads brought was read under the lock as well, so it is kept; the rest is read anew.
    loaded.keep();
    (await load(house, memory, items, tx)).keep();
  } else {
    loaded.keep();
  }
  return new Map((await finding).map((row) => [row.scope_id + row.id, row]));
}

/** Reads what the memory lacks; `keep` puts it there once the memory is known to hold for these scopes. */
async function load(
  house: House,
  memory: Memory,
  items: readonly Item[],
  tx: Transactor,
): Promise<{ keep: () => void }> {
  const wanted = missingStates(memory, items);
  const heads = missingHeads(memory, items);
  const loadingHeads =
    heads.length > 0
      ? tx.query(loadHeads, {
          scopes: heads.map((head) => head.scope),
          devices: heads.map((head) => head.device),
          epochs: heads.map((head) => head.epoch),
        })
      : Promise.resolve([]);
  const loadingStates = [...wanted].map(async ([kind, pairs]) => {
    const table = must(house.tables.get(kind), `no domain keeps the state ${kind}`);
    const rows = await tx.query(table.load, {
      scopes: pairs.map((pair) => pair.scope),
      keys: pairs.map((pair) => pair.key),
    });
    return { kind, pairs, rows };
  });
  const [headRows, stateRows] = await Promise.all([loadingHeads, Promise.all(loadingStates)]);
  return {
    keep: () => {
      for (const { scope, device, epoch } of heads) memory.keepHead(scope, device, epoch, null);
      for (const row of headRows) {
        memory.keepHead(row.scope_id, row.device_id, row.epoch, { seq: row.last_seq, hash: row.last_hash });
      }
      for (const { kind, pairs, rows } of stateRows) {
        for (const { scope, key } of pairs) memory.keepState(scope, kind, key, null);
        for (const row of rows) memory.keepState(row.scope_id, kind, row.key, JSON.parse(row.doc));
      }
    },
  };
}

function missingStates(memory: Memory, items: readonly Item[]): Map<string, { scope: Id; key: string }[]> {
  const missing = new Map<string, { scope: Id; key: string }[]>();
  const asked = new Set<string>();
  for (const { submission, refs } of items) {
    const scope = submission.draft.scope;
    for (const { kind, key } of refs) {
      const name = `${scope}${kind} ${key}`;
      if (asked.has(name) || memory.state(scope, kind, key) !== undefined) continue;
      asked.add(name);
      const there = missing.get(kind);
      if (there) there.push({ scope, key });
      else missing.set(kind, [{ scope, key }]);
    }
  }
  return missing;
}

function missingHeads(memory: Memory, items: readonly Item[]): { scope: Id; device: Id; epoch: number }[] {
  const missing = new Map<string, { scope: Id; device: Id; epoch: number }>();
  for (const { draft } of items.map((item) => item.submission)) {
    const epoch = draft.chain?.epoch ?? 0;
    if (memory.head(draft.scope, draft.device, epoch) !== undefined) continue;
    missing.set(`${draft.scope}${draft.device}${epoch}`, { scope: draft.scope, device: draft.device, epoch });
  }
  return [...missing.values()];
}

function takeOne(
  house: House,
  memory: Memory,
  { submission, refs }: Item,
  found: Map<string, Found>,
  writes: Writes,
): Settled {
  const { draft, spec } = submission;
  const tip = memory.tip(draft.scope);
  if (!tip) return settled(refusedOutcome({ code: "unknown_scope", message: "There is no such location.", field: "location_id" }));
  const before = found.get(draft.scope + draft.id);
  if (before) return settled(again(memory, submission, refs, before));
  const placed = place(draft, memory.head(draft.scope, draft.device, draft.chain?.epoch ?? 0) ?? null);
  if ("refusal" in placed) return settled(refusedOutcome(placed.refusal));
  const command: Command = { ...placed.command, kind: spec.kind };
  const entry: Entry = { command, version: tip.version + 1, received_at: submission.received_at };
  let decision;
  try {
    decision = spec.decide(command, statesFor(memory, draft.scope, refs), entry);
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
  if (before.refusal !== null) return refusedOutcome(JSON.parse(before.refusal), true);
  return {
    status: "accepted",
    version: before.version,
    events: JSON.parse(before.events),
    states: statesFor(memory, submission.draft.scope, refs),
    replayed: true,
  };
}
