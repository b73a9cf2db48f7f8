import type { RowsInto, Transactor } from "@counterfoil/sql";
import { childId, type Id } from "@counterfoil/ids";
import { invariant, must } from "@counterfoil/result";
import { commandHash, entryHash } from "./hashing.ts";
import type { CopiedEntry } from "./entries.ts";
import type { AnyStateTable, House, Put } from "./house.ts";
import type { Memory } from "./memory.ts";
import { applyEvents } from "./apply.ts";
import { addExceptions, addToOutbox } from "./store/outbox.ts";
import { bumpScopes } from "./store/scopes.ts";
import { appendEntries, saveHeads } from "./store/tape.ts";
import type { Decided, Found } from "./decide.ts";
import type { Entry, Event, ExceptionRaised, States } from "./spec.ts";
import type { Draft, Submission } from "./submission.ts";
import { commandText } from "./text.ts";

/** What a batch will write: rows by table, the documents that changed, the heads and tips that moved. */
export class Writes {
  readonly #house: House;
  readonly #rows = new Map<RowsInto<never>, unknown[]>();
  readonly #documents = new Map<string, { table: AnyStateTable; scope: Id; key: string; entry: Entry }>();
  readonly #heads = new Map<string, { scope: Id; device: Id; epoch: number }>();
  readonly #scopes = new Set<Id>();

  constructor(house: House) {
    this.#house = house;
  }

  readonly put: Put = (table, row) => {
    const key = table as unknown as RowsInto<never>;
    const rows = this.#rows.get(key);
    if (rows) rows.push(row);
    else this.#rows.set(key, [row]);
  };

  /**
   * Appends an entry with what was decided, and folds it into documents and views. `id`: what it stands under, which is
   * the command's own unless that is taken by the same command in another place.
   */
  record(memory: Memory, submission: Submission, entry: Entry, decided: Decided, id: Id): Found {
    const { command, version, received_at } = entry;
    const { scope, device, epoch } = command;
    const tip = must(memory.tip(scope), "the scope of a command is locked before it is recorded");
    const { events } = decided;
    const refusal = decided.refusal && JSON.stringify(decided.refusal);
    const text = commandText(command, submission.argsText);
    const hash = commandHash(text);
    const eventsText = JSON.stringify(events);
    const sealed = entryHash({
      previous: tip.lastHash,
      version,
      received_at,
      commandHash: hash,
      events: eventsText,
      refusal,
    });
    this.put(appendEntries, {
      scope_id: scope,
      version,
      id,
      device_id: device,
      epoch,
      seq: command.seq,
      type: command.type,
      command: text,
      command_hash: hash,
      input_hash: submission.inputHash,
      events: eventsText,
      refusal,
      received_at,
      entry_hash: sealed,
    });
    this.#move(memory, entry, { command: hash, entry: sealed });
    this.#send(entry, this.#follow(memory, entry, events), events);
    return {
      version,
      device_id: device,
      epoch,
      seq: command.seq,
      input_hash: submission.inputHash,
      events: eventsText,
      refusal,
    };
  }

  /** Folds an entry that stands on the tape already: the same documents and views, nothing appended, nothing sent on. */
  replay(
    memory: Memory,
    entry: Entry,
    events: readonly Event[],
    hashes: { command: Buffer; entry: Buffer },
  ): void {
    this.#move(memory, entry, hashes);
    this.#follow(memory, entry, events);
  }

  /** Takes an entry as another database's leader has made it: appended as it is, folded, and sent on where `carries` says so. */
  copy(
    memory: Memory,
    row: CopiedEntry,
    entry: Entry,
    events: readonly Event[],
    carries: (target: Id) => boolean,
  ): void {
    this.put(appendEntries, { ...row, scope_id: entry.command.scope });
    this.#move(memory, entry, { command: row.command_hash, entry: row.entry_hash });
    this.#send(entry, this.#follow(memory, entry, events), events, carries);
  }

  /**
   * Sends everything, one statement per table, and hands back the promises. `views`: all but the scopes' own tips, for a
   * rebuild that leaves the tape as it is.
   */
  flush(memory: Memory, tx: Transactor, what: "everything" | "views" = "everything"): Promise<unknown>[] {
    if (this.#scopes.size === 0) return [];
    const pending: Promise<unknown>[] = [this.#flushTable(tx, appendEntries)];
    const documents = new Map<AnyStateTable, unknown[]>();
    for (const { table, scope, key, entry } of this.#documents.values()) {
      const row = table.row(scope, key, memory.state(scope, table.fold.kind, key), entry);
      const rows = documents.get(table);
      if (rows) rows.push(row);
      else documents.set(table, [row]);
    }
    for (const table of this.#house.tables.values()) {
      const rows = documents.get(table);
      if (rows) pending.push(tx.write(table.save, rows));
    }
    for (const table of this.#house.writes) pending.push(this.#flushTable(tx, table));
    pending.push(this.#flushTable(tx, addExceptions), this.#flushTable(tx, addToOutbox));
    pending.push(tx.write(saveHeads, this.#headRows(memory)));
    if (what === "everything") pending.push(tx.write(bumpScopes, this.#tipRows(memory)));
    return pending;
  }

  get movedScopes(): readonly Id[] {
    return [...this.#scopes];
  }

  #flushTable(tx: Transactor, table: RowsInto<never>): Promise<void> {
    return tx.write(table, (this.#rows.get(table) ?? []) as never[]);
  }

  #move(memory: Memory, { command, version }: Entry, hashes: { command: Buffer; entry: Buffer }): void {
    const { scope, device, epoch, seq } = command;
    const tip = must(memory.tip(scope), "the scope of an entry is known before it is folded");
    tip.version = version;
    tip.lastHash = hashes.entry;
    this.#scopes.add(scope);
    memory.keepHead(scope, device, epoch, { seq, hash: hashes.command });
    this.#heads.set(`${scope}${device}${epoch}`, { scope, device, epoch });
  }

  #follow(memory: Memory, entry: Entry, events: readonly Event[]): States {
    const { scope } = entry.command;
    const states = applyEvents(this.#house, memory, entry, events, (table, key) =>
      this.#documents.set(`${scope}${table.fold.kind} ${key}`, { table, scope, key, entry }),
    );
    for (const [n, event] of events.entries()) {
      for (const view of this.#house.views.get(event.type) ?? []) view(event, entry, this.put, states, n);
      if (event.type === "exception.raised") this.#raise(entry, n, event as ExceptionRaised);
    }
    return states;
  }

  #send(entry: Entry, states: States, events: readonly Event[], carries = (_target: Id) => true): void {
    const scope = entry.command.scope;
    let effects = 0;
    for (const event of events) {
      for (const effect of this.#house.effects.get(event.type) ?? []) {
        for (const { scope: target, type, args } of effect(event, entry, states)) {
          effects += 1;
          invariant(target !== scope, `${event.type} has an effect in its own scope: make it an event`);
          if (!carries(target)) continue;
          const { device, actor, at, id } = entry.command;
          const draft: Draft = { scope: target, device, id: childId(id, effects), type, actor, at, args };
          const row = { scope_id: scope, version: entry.version, n: effects, target_scope_id: target };
          this.put(addToOutbox, { ...row, command: JSON.stringify(draft) });
        }
      }
    }
  }

  #raise(entry: Entry, n: number, { code, message }: { code: string; message: string }): void {
    const { scope, id, device } = entry.command;
    const where = { scope_id: scope, version: entry.version, n, command_id: id, device_id: device };
    this.put(addExceptions, { ...where, code, message, raised_at: entry.received_at });
  }

  #headRows(memory: Memory) {
    return [...this.#heads.values()].map(({ scope, device, epoch }) => {
      const head = must(memory.head(scope, device, epoch), "a head that moved is remembered");
      return { scope_id: scope, device_id: device, epoch, last_seq: head.seq, last_hash: head.hash };
    });
  }

  #tipRows(memory: Memory) {
    return [...this.#scopes].toSorted().map((scope) => {
      const tip = must(memory.tip(scope), "a scope that moved is remembered");
      return { scope_id: scope, version: tip.version, last_hash: tip.lastHash };
    });
  }
}
