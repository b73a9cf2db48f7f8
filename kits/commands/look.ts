import type { Id } from "@counterfoil/ids";
import type { Reader } from "@counterfoil/sql";
import { applyEvents } from "./apply.ts";
import { NO_HASH } from "./hashing.ts";
import type { AnySpec, House } from "./house.ts";
import { load, type Wanted } from "./load.ts";
import { Memory, statesFor } from "./memory.ts";
import { place } from "./place.ts";
import { refusedOutcome, type Draft, type Outcome } from "./submission.ts";
import type { Command, Entry, Ref, States } from "./spec.ts";

/** The version of what did not happen. */
const NO_VERSION = 0;

/** The documents of a scope as the database has them now. */
export async function look(house: House, reader: Reader, scope: Id, refs: readonly Ref[]): Promise<States> {
  return statesFor(await read(house, reader, { scope, refs }), scope, refs);
}

/**
 * Decides a command on what the database has now and folds what would follow, with the very rules that would take it,
 * and stores nothing.
 */
export async function rehearse(
  house: House,
  reader: Reader,
  { draft, spec, received_at }: { draft: Draft; spec: AnySpec; received_at: string },
): Promise<Outcome> {
  const { scope, device, chain } = draft;
  const refs: readonly Ref[] = spec.needs({ epoch: 0, ...draft, ...chain } as unknown as Command);
  const memory = await read(house, reader, { scope, device, epoch: chain?.epoch ?? 0, refs });
  const placed = place(draft, memory.head(scope, device, chain?.epoch ?? 0) ?? null);
  if ("refusal" in placed) return refusedOutcome(placed.refusal);
  const entry: Entry = { command: { ...placed.command, kind: spec.kind }, version: NO_VERSION, received_at };
  const decision = spec.decide(entry.command, statesFor(memory, scope, refs), entry);
  if ("refusal" in decision) return refusedOutcome(decision.refusal);
  const { events } = decision;
  const states = applyEvents(house, memory, entry, events, () => {});
  return { status: "accepted", version: NO_VERSION, events, states, replayed: false };
}

async function read(house: House, reader: Reader, wanted: Wanted): Promise<Memory> {
  const memory = new Memory();
  memory.confirm(wanted.scope, NO_VERSION, NO_HASH);
  (await load(house, memory, [wanted], reader)).keep();
  return memory;
}
