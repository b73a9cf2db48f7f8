import type { Id } from "@counterfoil/ids";
import type { Fold, Ref, States } from "./spec.ts";

/** Documents that a lane keeps between batches; beyond it the longest untouched go first. */
const REMEMBERED_STATES = 20_000;
const REMEMBERED_SCOPES = 10_000;
const REMEMBERED_HEADS = 20_000;

/** Where a scope's tape ends. */
export interface ScopeTip {
  version: number;
  lastHash: Buffer;
}

/** Where a device's sequence in a scope ends. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

interface Remembered<T> {
  readonly generation: number;
  readonly value: T;
}

/**
 * What a lane knows of the scopes it writes: the last versions, device heads and state documents. It is a cache that
 * proves itself: the scope's version is read under the scope's lock at the start of each batch, and when it is not the
 * one remembered, another process has written and everything known of that scope is forgotten.
 */
export class Memory {
  readonly #tips = new Map<Id, ScopeTip & { generation: number }>();
  readonly #states = new Map<string, Remembered<unknown>>();
  readonly #heads = new Map<string, Remembered<Head | null>>();
  #generations = 0;

  tip(scope: Id): ScopeTip | undefined {
    return this.#tips.get(scope);
  }

  /**
   * Takes note of what the lock showed; true when what was known of the scope still holds. The hash tells two tapes of
   * one length apart: a database may have been restored behind our back.
   */
  confirm(scope: Id, version: number, lastHash: Buffer): boolean {
    const known = this.#tips.get(scope);
    if (known?.version === version && known.lastHash.equals(lastHash)) return true;
    this.#generations += 1;
    this.#tips.set(scope, { version, lastHash, generation: this.#generations });
    return false;
  }

  forget(scope: Id): void {
    this.#tips.delete(scope);
  }

  /** The document, null when it is known not to exist, undefined when it must be loaded. */
  state(scope: Id, kind: string, key: string): unknown {
    return this.#current(this.#states, scope, stateKey(scope, kind, key));
  }

  keepState(scope: Id, kind: string, key: string, value: unknown): void {
    this.#keep(this.#states, scope, stateKey(scope, kind, key), value ?? null);
  }

  head(scope: Id, device: Id, epoch: number): Head | null | undefined {
    return this.#current(this.#heads, scope, `${scope}${device}${epoch}`);
  }

  keepHead(scope: Id, device: Id, epoch: number, head: Head | null): void {
    this.#keep(this.#heads, scope, `${scope}${device}${epoch}`, head);
  }

  /** Between batches: lets go of the longest untouched. */
  trim(): void {
    trim(this.#states, REMEMBERED_STATES);
    trim(this.#heads, REMEMBERED_HEADS);
    trim(this.#tips, REMEMBERED_SCOPES);
  }

  #current<T>(from: Map<string, Remembered<T>>, scope: Id, key: string): T | undefined {
    const found = from.get(key);
    return found !== undefined && found.generation === this.#tips.get(scope)?.generation
      ? found.value
      : undefined;
  }

  #keep<T>(into: Map<string, Remembered<T>>, scope: Id, key: string, value: T): void {
    const generation = this.#tips.get(scope)?.generation;
    if (generation === undefined) return;
    into.delete(key);
    into.set(key, { generation, value });
  }
}

/** The documents that one command named, as the memory has them now. */
export function statesFor(memory: Memory, scope: Id, refs: readonly Ref[]): States {
  const seen = new Map(refs.map(({ kind, key }) => [`${kind} ${key}`, memory.state(scope, kind, key)]));
  return {
    get: <S>(fold: Fold<S>, key: string) => (seen.get(`${fold.kind} ${key}`) ?? undefined) as S | undefined,
  };
}

function stateKey(scope: Id, kind: string, key: string): string {
  return `${scope}${kind} ${key}`;
}

function trim(map: Map<string, unknown>, limit: number): void {
  let excess = map.size - limit;
  for (const key of map.keys()) {
    if (excess <= 0) return;
    map.delete(key);
    excess -= 1;
  }
}
