import type { Id } from "@counterfoil/ids";
import type { Fold, Ref, States } from "./spec.ts";

/** Documents that a lane keeps between batches, over all scopes; beyond it the scopes longest unused go first. */
const REMEMBERED_STATES = 20_000;
/** Of one scope: a house with one location has them all there. Beyond it the longest unchanged go first. */
const REMEMBERED_OF_ONE_SCOPE = 10_000;

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

interface Known extends ScopeTip {
  readonly rebuilds: number;
  readonly states: Map<string, unknown>;
  readonly heads: Map<string, Head | null>;
}

/**
 * What a lane knows of the scopes it writes: the last versions, device heads and state documents. It is a cache that
 * proves itself: the scope's version is read under the scope's lock at the start of each batch, and when it is not the
 * one remembered, another process has written and everything known of that scope is forgotten.
 */
export class Memory {
  readonly #scopes = new Map<Id, Known>();

  tip(scope: Id): ScopeTip | undefined {
    return this.#scopes.get(scope);
  }

  /**
   * Takes note of what the lock showed; true when what was known of the scope still holds. The hash tells two tapes of
   * one length apart: a database may have been restored behind our back. `rebuilds`: how often its documents were replaced
   * under a tape that stayed as it was.
   */
  confirm(scope: Id, version: number, lastHash: Buffer, rebuilds = 0): boolean {
    const known = this.#scopes.get(scope);
    const holds =
      known !== undefined &&
      known.version === version &&
      known.rebuilds === rebuilds &&
      known.lastHash.equals(lastHash);
    // Set anew in either case: the order of the map is the order of use.
    this.#scopes.delete(scope);
    this.#scopes.set(
      scope,
      holds ? known : { version, lastHash, rebuilds, states: new Map(), heads: new Map() },
    );
    return holds;
  }

  forget(scope: Id): void {
    this.#scopes.delete(scope);
  }

  /** The document, null when it is known not to exist, undefined when it must be loaded. */
  state(scope: Id, kind: string, key: string): unknown {
    return this.#scopes.get(scope)?.states.get(`${kind} ${key}`);
  }

  keepState(scope: Id, kind: string, key: string, value: unknown): void {
    const states = this.#scopes.get(scope)?.states;
    const name = `${kind} ${key}`;
    states?.delete(name);
    states?.set(name, value ?? null);
  }

  head(scope: Id, device: Id, epoch: number): Head | null | undefined {
    return this.#scopes.get(scope)?.heads.get(`${device}${epoch}`);
  }

  keepHead(scope: Id, device: Id, epoch: number, head: Head | null): void {
    this.#scopes.get(scope)?.heads.set(`${device}${epoch}`, head);
  }

  /** Between batches: lets go of the longest unused. */
  trim(): void {
    let kept = 0;
    for (const { states } of this.#scopes.values()) {
      dropOldest(states, states.size - REMEMBERED_OF_ONE_SCOPE);
      kept += states.size + 1;
    }
    for (const [scope, { states }] of this.#scopes) {
      if (kept <= REMEMBERED_STATES) return;
      this.#scopes.delete(scope);
      kept -= states.size + 1;
    }
  }
}

/** The documents that one command named, as the memory has them now. */
export function statesFor(memory: Memory, scope: Id, refs: readonly Ref[]): States {
  const seen = new Map(refs.map(({ kind, key }) => [`${kind} ${key}`, memory.state(scope, kind, key)]));
  return {
    get: <S>(fold: Fold<S>, key: string) => (seen.get(`${fold.kind} ${key}`) ?? undefined) as S | undefined,
  };
}

function dropOldest(map: Map<string, unknown>, excess: number): void {
  if (excess <= 0) return;
  let left = excess;
  for (const key of map.keys()) {
    map.delete(key);
    left -= 1;
    if (left === 0) return;
  }
}
