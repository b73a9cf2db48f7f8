import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { Told } from "@counterfoil/sync";
import type { DocRow } from "./house.ts";

/** One row of the tape, as the kit writes it. */
export interface Stored {
  readonly scope_id: Id;
  readonly version: number;
  readonly id: Id;
  readonly device_id: Id;
  readonly epoch: number;
  readonly seq: number;
  readonly type: string;
  readonly command: string;
  readonly command_hash: Buffer;
  readonly input_hash: Buffer;
  readonly events: string;
  readonly refusal: string | null;
  readonly received_at: string;
  readonly entry_hash: Buffer;
}

export interface ScopeRow {
  readonly scope_id: Id;
  readonly parent_id: Id | null;
  readonly version: number;
  readonly last_hash: Buffer;
}

export interface HeadRow {
  readonly scope_id: Id;
  readonly device_id: Id;
  readonly epoch: number;
  readonly last_seq: number;
  readonly last_hash: Buffer;
}

/** What a committed transaction has written. */
export interface Written {
  readonly opened: readonly { readonly scope_id: Id; readonly parent_id: Id | null }[];
  readonly tape: readonly Stored[];
  readonly heads: readonly HeadRow[];
  readonly tips: readonly { readonly scope_id: Id; readonly version: number; readonly last_hash: Buffer }[];
  readonly docs: readonly DocRow[];
  /** Rows of everything else, by the name of the statement. */
  readonly rows: ReadonlyMap<string, readonly object[]>;
}

/** The epochs that a device was given: the last, and which request was given which. */
interface Given {
  readonly last: number;
  readonly byRequest: ReadonlyMap<Id, number>;
}

/** What the server's disk holds: all that survives its process. */
export class Store {
  readonly scopes = new Map<Id, ScopeRow>();
  readonly tape = new Map<Id, Stored[]>();
  readonly heads = new Map<string, HeadRow>();
  readonly docs = new Map<string, DocRow>();
  readonly rows = new Map<string, object[]>();
  /** How far each device has said that it has come, by device and epoch. */
  readonly told = new Map<string, Told>();
  readonly #byId = new Map<string, Stored>();
  readonly #epochs = new Map<Id, Given>();

  /** All of it at once, as a commit does. */
  commit(written: Written): void {
    for (const row of written.opened) {
      if (!this.scopes.has(row.scope_id)) {
        this.scopes.set(row.scope_id, { ...row, version: 0, last_hash: Buffer.alloc(0) });
      }
    }
    for (const row of written.tape) {
      append(this.tape, row.scope_id, [row]);
      this.#byId.set(row.scope_id + row.id, row);
    }
    for (const row of written.heads) this.heads.set(headKey(row.scope_id, row.device_id, row.epoch), row);
    for (const tip of written.tips) {
      const scope = must(this.scopes.get(tip.scope_id), "a scope that moves was opened");
      this.scopes.set(tip.scope_id, { ...scope, ...tip });
    }
    for (const row of written.docs) this.docs.set(docKey(row.scope_id, row.kind, row.key), row);
    for (const [name, rows] of written.rows) append(this.rows, name, rows);
  }

  entry(scope: Id, id: Id): Stored | undefined {
    return this.#byId.get(scope + id);
  }

  tapeOf(scope: Id): readonly Stored[] {
    return this.tape.get(scope) ?? [];
  }

  rowsOf(name: string): readonly object[] {
    return this.rows.get(name) ?? [];
  }

  highestEpoch(scope: Id, device: Id): number {
    return this.tapeOf(scope).reduce(
      (most, row) => (row.device_id === device ? Math.max(most, row.epoch) : most),
      0,
    );
  }

  /** The same request is given the same one. */
  giveEpoch(device: Id, request: Id, above: number): number {
    const { last, byRequest } = this.#epochs.get(device) ?? { last: 0, byRequest: new Map<Id, number>() };
    const given = byRequest.get(request);
    if (given !== undefined && given > above) return given;
    const next = Math.max(last, above) + 1;
    this.#epochs.set(device, { last: next, byRequest: new Map([...byRequest, [request, next]]) });
    return next;
  }

  /** A backup: what is here now, whatever is written later. */
  copy(): Store {
    const copy = new Store();
    for (const [id, row] of this.scopes) copy.scopes.set(id, row);
    for (const [id, rows] of this.tape) copy.tape.set(id, [...rows]);
    for (const [key, row] of this.heads) copy.heads.set(key, row);
    for (const [key, row] of this.docs) copy.docs.set(key, row);
    for (const [name, rows] of this.rows) copy.rows.set(name, [...rows]);
    for (const [key, row] of this.told) copy.told.set(key, row);
    for (const [key, row] of this.#byId) copy.#byId.set(key, row);
    for (const [key, row] of this.#epochs) copy.#epochs.set(key, row);
    return copy;
  }
}

export function headKey(scope: Id, device: Id, epoch: number): string {
  return `${scope} ${device} ${epoch}`;
}

export function docKey(scope: Id, kind: string, key: string): string {
  return `${scope} ${kind} ${key}`;
}

function append<K, T>(into: Map<K, T[]>, key: K, values: readonly T[]): void {
  const there = into.get(key);
  if (there) there.push(...values);
  else into.set(key, [...values]);
}
