import type { TapeRow } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { Picture, Pictures, Sequence, Standing } from "@counterfoil/sync";
import { headKey, type Store } from "./store.ts";

/** What the cores of sync read of a memory. Nothing is written while one reads, so each look is of one moment. */
export function picturesOf(store: Store, kinds: readonly string[]): Pictures {
  return { kinds, picture: (work) => work(pictureOf(store)) };
}

function pictureOf(store: Store): Picture {
  const page = (scope: Id, kind: string) =>
    [...store.docs.values()]
      .filter((row) => row.scope_id === scope && row.kind === kind)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return {
    tip: (scope, at) => {
      const tape = store.tapeOf(scope);
      const hash = (n: number) => tape[n - 1]?.entry_hash.toString("hex") ?? null;
      const version = tape.length;
      return Promise.resolve({ version, hash: hash(version) ?? "", hashAt: at === 0 ? "" : hash(at) });
    },
    entries: (scope, after, limit) =>
      Promise.resolve(store.tapeOf(scope).slice(after, after + limit) as readonly TapeRow[]),
    documents: (scope, kind, keys) =>
      Promise.resolve(keys.flatMap((key) => store.docs.get(`${scope} ${kind} ${key}`) ?? [])),
    page: (scope, kind, { after, limit }) =>
      Promise.resolve(
        page(scope, kind)
          .filter(({ key }) => after === null || key > after)
          .slice(0, limit),
      ),
    count: (scope, kind) => Promise.resolve(page(scope, kind).length),
    lastSeq: (scope, { device, epoch }, at) =>
      Promise.resolve(
        store
          .tapeOf(scope)
          .slice(0, at)
          .findLast((row) => row.device_id === device && row.epoch === epoch)?.seq ?? 0,
      ),
  };
}

/** Where a device's sequence stands, with the entries under some of its numbers. */
export function standingOf(
  store: Store,
  scope: Id,
  { device, epoch }: Sequence,
  seqs: readonly number[],
): Standing {
  const head = store.heads.get(headKey(scope, device, epoch));
  const tape = store.tapeOf(scope);
  return {
    version: tape.length,
    last_seq: head?.last_seq ?? 0,
    last_hash: head?.last_hash.toString("hex") ?? "",
    stored: tape.filter((row) => row.device_id === device && row.epoch === epoch && seqs.includes(row.seq)),
  };
}
