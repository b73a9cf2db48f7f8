import type { ClientConfig } from "pg";
import type { Id } from "@counterfoil/ids";
import { Lane, type Transactor } from "@counterfoil/sql";
import { type CopiedEntry, readEntry } from "./entries.ts";
import { commandHash, entryHash, NO_HASH, placeId } from "./hashing.ts";
import type { House } from "./house.ts";
import { load, type Wanted } from "./load.ts";
import { Memory, type ScopeTip } from "./memory.ts";
import type { Command, Entry, Event } from "./spec.ts";
import { lockCopy, settleArrived } from "./store/lead.ts";
import { Writes } from "./writes.ts";

/** Why a page was not taken. Nothing of it was. */
export class FollowProblem extends Error {
  override readonly name = "FollowProblem";
  /**
   * `not_led`: this database does not follow that leader. `gap`: the page begins beyond the copy's end. `other_tape`: the
   * entries continue another tape. `tampered`: an entry is not what it was sealed as. `newer`: a command that this
   * release does not know.
   */
  readonly code: "not_led" | "gap" | "other_tape" | "tampered" | "newer";
  readonly scope: Id;
  /** The first entry at fault; 0 where it is not about one. */
  readonly version: number;

  constructor(code: FollowProblem["code"], scope: Id, version: number, fault: string) {
    super(version > 0 ? `entry ${version} of scope ${scope}: ${fault}` : `scope ${scope}: ${fault}`);
    this.code = code;
    this.scope = scope;
    this.version = version;
  }
}

export interface FollowerOptions {
  readonly house: House;
  readonly connection: ClientConfig;
  /** Which scopes' effects are carried out here; the others' leaders see to theirs. */
  readonly carries: (scope: Id) => boolean;
  /** Called after the commit: whoever shows the scope may look again. */
  readonly committed?: (scope: Id, version: number) => void;
  /** RFC 3339. */
  readonly now?: () => string;
}

/**
 * Keeps copies of tapes that other databases lead: checks each entry against the chains that it has, appends it as it is,
 * and folds it with the code of the pipeline and the rebuild. Nothing is decided again.
 */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #lane: Lane;
  readonly #memory = new Memory();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#lane = new Lane(options.connection);
  }

  /**
   * Takes a page in version order, in one transaction; entries that stand already are passed over.
   * @returns where the copy ends now
   * @throws FollowProblem, TransientProblem (ask again: twice does nothing)
   */
  follow(scope: Id, leader: Id, page: readonly CopiedEntry[]): Promise<ScopeTip> {
    const taken = this.#last.then(() => this.#take(scope, leader, page));
    this.#last = taken.catch(() => {});
    return taken;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#lane.close();
  }

  async #take(scope: Id, leader: Id, page: readonly CopiedEntry[]): Promise<ScopeTip> {
    try {
      const { tip, appended } = await this.#lane.transaction((tx) => this.#append(scope, leader, page, tx));
      if (appended > 0) this.#options.committed?.(scope, tip.version);
      return tip;
    } catch (problem) {
      this.#memory.forget(scope);
      throw problem;
    } finally {
      this.#memory.trim();
    }
  }

  async #append(scope: Id, leader: Id, page: readonly CopiedEntry[], tx: Transactor) {
    const { house, carries, now = () => new Date().toISOString() } = this.#options;
    const [locked] = await tx.query(lockCopy, { scope });
    if (locked?.led_by !== leader) {
      throw new FollowProblem("not_led", scope, 0, "it is not led by whoever sends its entries");
    }
    const before: ScopeTip = { version: locked.version, lastHash: locked.last_hash };
    const fresh = continues(scope, before, page);
    if (fresh.length === 0) return { value: { tip: before, appended: 0 }, pending: [] };
    const read = fresh.map((row) => ({ row, ...parsed(scope, row) }));
    this.#memory.confirm(scope, locked.version, locked.last_hash, locked.rebuilds);
    const wanted = read.map(({ command, events }): Wanted => {
      const { device, epoch, type } = command;
      // What was stored without being done need not even have arguments that fit.
      const isFolded = events.some((event) => house.folds.has(event.type));
      return { scope, device, epoch, refs: isFolded ? (house.specs.get(type)?.needs(command) ?? []) : [] };
    });
    (await load(house, this.#memory, wanted, tx)).keep();
    const writes = new Writes(house);
    for (const { row, command, events } of read) {
      mustBeSealed(scope, row, command, this.#memory);
      mustBeKnown(house, scope, row, events);
      const entry: Entry = { command, version: row.version, received_at: row.received_at };
      writes.copy(this.#memory, row, entry, events, carries);
    }
    const pending = writes.flush(this.#memory, tx);
    const ids = fresh.map(({ id }) => id);
    pending.push(tx.execute(settleArrived, { scope, ids, at: now() }));
    const last = fresh.at(-1) as CopiedEntry;
    const tip: ScopeTip = { version: last.version, lastHash: last.entry_hash };
    return { value: { tip, appended: fresh.length }, pending };
  }
}

/** The part of a page that is new, provided that it continues this tape and no other. */
function continues(scope: Id, tip: ScopeTip, page: readonly CopiedEntry[]): readonly CopiedEntry[] {
  const known = page.find(({ version }) => version === tip.version);
  if (known && !known.entry_hash.equals(tip.lastHash)) {
    throw new FollowProblem("other_tape", scope, tip.version, "another entry stands in its place here");
  }
  const fresh = page.filter(({ version }) => version > tip.version);
  for (const [n, { version }] of fresh.entries()) {
    if (version !== tip.version + 1 + n) {
      throw new FollowProblem("gap", scope, tip.version + 1 + n, "it is missing");
    }
  }
  return fresh;
}

function parsed(scope: Id, row: CopiedEntry): { command: Command; events: readonly Event[] } {
  try {
    return readEntry(row);
  } catch {
    throw new FollowProblem("tampered", scope, row.version, "it is no JSON");
  }
}

/** What `verify` asks of each entry, before the copy takes it: both hashes, the device's sequence, the columns. */
function mustBeSealed(scope: Id, row: CopiedEntry, command: Command, memory: Memory): void {
  const tampered = (fault: string) => new FollowProblem("tampered", scope, row.version, fault);
  if (!commandHash(row.command).equals(row.command_hash)) {
    throw tampered("the command was changed after it was sealed");
  }
  const { version, received_at, events, refusal, command_hash } = row;
  const previous = memory.tip(scope)?.lastHash ?? NO_HASH;
  const sealed = entryHash({ previous, version, received_at, commandHash: command_hash, events, refusal });
  if (!sealed.equals(row.entry_hash)) {
    throw tampered("the entry was changed after it was sealed, or continues another tape");
  }
  const { id, device, epoch, seq, type } = command;
  const says =
    command.scope === scope &&
    (row.id === id || row.id === placeId(command)) &&
    device === row.device_id &&
    epoch === row.epoch &&
    seq === row.seq &&
    type === row.type;
  if (!says) throw tampered("the entry's columns do not say what its command says");
  const head = memory.head(scope, device, epoch) ?? null;
  if (seq !== (head?.seq ?? 0) + 1 || command.prev !== (head?.hash ?? NO_HASH).toString("hex")) {
    throw tampered("the command does not follow the one before it of its device");
  }
}

/** An older release may copy what it knows; it must not leave out what it does not. */
function mustBeKnown(
  house: House,
  scope: Id,
  { version, type }: CopiedEntry,
  events: readonly Event[],
): void {
  if (house.specs.has(type) || events.every((event) => event.type === "exception.raised")) return;
  throw new FollowProblem("newer", scope, version, `this release does not know the command ${type}`);
}
