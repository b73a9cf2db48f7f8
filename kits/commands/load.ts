import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { Reader } from "@counterfoil/sql";
import type { House } from "./house.ts";
import type { Memory } from "./memory.ts";
import type { Ref } from "./spec.ts";
import { loadHeads } from "./store/tape.ts";

/** What one command needs to be known before it is decided or folded. */
export interface Wanted {
  readonly scope: Id;
  readonly refs: readonly Ref[];
  /** Whose sequence it continues; a mere look continues none. */
  readonly device?: Id;
  readonly epoch?: number;
}

/** Reads what the memory lacks; `keep` puts it there once the memory is known to hold for these scopes. */
export async function load(
  house: House,
  memory: Memory,
  items: readonly Wanted[],
  tx: Reader,
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

function missingStates(memory: Memory, items: readonly Wanted[]): Map<string, { scope: Id; key: string }[]> {
  const missing = new Map<string, { scope: Id; key: string }[]>();
  const asked = new Set<string>();
  for (const { scope, refs } of items) {
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

function missingHeads(memory: Memory, items: readonly Wanted[]): { scope: Id; device: Id; epoch: number }[] {
  const missing = new Map<string, { scope: Id; device: Id; epoch: number }>();
  for (const { scope, device, epoch = 0 } of items) {
    if (device !== undefined && memory.head(scope, device, epoch) === undefined)
      missing.set(`${scope}${device}${epoch}`, { scope, device, epoch });
  }
  return [...missing.values()];
}
