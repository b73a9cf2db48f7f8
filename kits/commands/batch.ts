import type { Refusal } from "@counterfoil/result";
import type { Transactor } from "@counterfoil/sql";
import type { Id } from "@counterfoil/ids";
import { decideLoose, decidePlaced, ID_REUSED, type Found } from "./decide.ts";
import { placeId } from "./hashing.ts";
import type { House } from "./house.ts";
import { Memory, statesFor } from "./memory.ts";
import { load, type Wanted } from "./load.ts";
import { place } from "./place.ts";
import { findEntries } from "./store/tape.ts";
import { lockScopes, openScopes } from "./store/scopes.ts";
import { refusedOutcome, type Outcome, type Submission } from "./submission.ts";
import type { Command, Entry, Ref } from "./spec.ts";
import { Writes } from "./writes.ts";

/** What became of one submission: its outcome, or the defect that its rule ran into; both where it was stored all the same. */
export type Settled = { readonly outcome: Outcome; readonly defect?: unknown } | { readonly defect: unknown };

/** A scope is whose it was first: what opens it anew for another parent may write nothing there (INV-10). */
const SCOPE_TAKEN: Refusal = {
  code: "scope_taken",
  message: "This id belongs to another scope already. Take a new one.",
  field: "id",
};

/** Another database decides here (decision 62): what it has decided is answered from the copy, and nothing else. */
function ledElsewhere(name: string): Refusal {
  return {
    code: "led_elsewhere",
    message: `Writes for this scope are taken by ${name} alone. Send it there.`,
  };
}

interface Item extends Required<Wanted> {
  readonly submission: Submission;
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

function refsOf({ draft, spec, bare }: Submission): readonly Ref[] {
  return bare ? [] : spec.needs({ epoch: 0, ...draft, ...draft.chain } as unknown as Command);
}

/** What stands in the database before the batch: the entries under its ids, whose its scopes are, and who else leads them. */
interface Before {
  readonly found: Map<string, Found>;
  readonly leads: ReadonlyMap<Id, string | null>;
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
  const opened = items.flatMap(({ submission }) => {
    const { draft } = submission;
    const opening = openingOf(submission);
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
    leads: new Map(locked.map((row) => [row.scope_id, row.led_name])),
  };
}

function takeOne(
  house: House,
  memory: Memory,
  item: Item,
  { found, parents, leads }: Before,
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
  if (before && standsThere(submission, before)) return settled(again(memory, submission, refs, before));
  const leader = leads.get(draft.scope) ?? null;
  if (leader !== null) return settled(refusedOutcome(ledElsewhere(leader)));
  const opening = openingOf(submission);
  if (opening && parents.get(draft.scope) !== opening.parent) return settled(refusedOutcome(SCOPE_TAKEN));
  const placed = place(draft, memory.head(item.scope, item.device, item.epoch) ?? null);
  if ("refusal" in placed) return settled(refusedOutcome(placed.refusal));
  const command: Command = { ...placed.command, kind: draft.chain?.kind ?? spec.kind };
  const entry: Entry = { command, version: tip.version + 1, received_at: submission.received_at };
  const states = statesFor(memory, draft.scope, refs);
  let decided;
  try {
    decided = draft.chain
      ? decidePlaced(submission, entry, states, before)
      : decideLoose(submission, entry, states);
  } catch (defect) {
    return { defect };
  }
  if ("no" in decided) return settled(refusedOutcome(decided.no));
  const record = writes.record(memory, submission, entry, decided, before ? placeId(command) : command.id);
  if (!before) found.set(draft.scope + draft.id, record);
  const { refusal, events } = decided;
  const outcome: Outcome = refusal
    ? refusedOutcome(refusal, false, entry.version)
    : {
        status: "accepted",
        version: entry.version,
        events,
        states: statesFor(memory, draft.scope, refs),
        replayed: false,
      };
  return "defect" in decided ? { outcome, defect: decided.defect } : { outcome };
}

/** What is refused already opens nothing. */
function openingOf({ draft, spec, refusal }: Submission): { parent: Id | null } | undefined {
  return refusal ? undefined : spec.opensScope?.(draft as unknown as Command);
}

/** A command that has a place is the one on the tape only where it stands in that place. */
function standsThere({ draft: { device, chain }, inputHash }: Submission, before: Found): boolean {
  if (!chain) return true;
  const isPlace = before.device_id === device && before.epoch === chain.epoch && before.seq === chain.seq;
  return isPlace && before.input_hash.equals(inputHash);
}

function settled(outcome: Outcome): Settled {
  return { outcome };
}

/** The answer to a command whose id stands on the tape: the first answer again, or a conflict when the input differs. */
function again(memory: Memory, submission: Submission, refs: readonly Ref[], before: Found): Outcome {
  if (!before.input_hash.equals(submission.inputHash)) {
    return refusedOutcome(ID_REUSED);
  }
  if (before.refusal !== null) {
    return refusedOutcome(JSON.parse(before.refusal) as Refusal, true, before.version);
  }
  return {
    status: "accepted",
    version: before.version,
    events: JSON.parse(before.events),
    states: statesFor(memory, submission.draft.scope, refs),
    replayed: true,
  };
}
