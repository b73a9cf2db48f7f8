import type { Area } from "@counterfoil/sync/device";
import type { ScopeName, SyncDoc } from "@counterfoil/sync/wire";
import type { BlockKey, Tx } from "./schema.ts";

/** Documents in one block. */
const BLOCK = 500;
/** A block with fewer is a small one, and is packed with others some day. */
const SMALL = BLOCK / 2;
/** Small blocks in a row that are packed into one. */
const MOST_SMALL = 64;
/** A base with more than this for every document that is alive is packed anew. */
const MOST_WASTE = 2;
/** Below this nobody notices. */
const WASTE_ALLOWED = 5_000;

/** Where the next block goes, and from where on the blocks are small. */
interface Run {
  readonly next: number;
  readonly smallFrom: number;
}

/** How a scope's documents lie. The base is one generation, the documents of a snapshot under way are the next. */
export interface Shelf {
  readonly generation: number;
  readonly base: Run;
  readonly incoming: Run;
  /** Much of what lies there has been written over. */
  readonly isWasteful: boolean;
}

const NO_RUN: Run = { next: 0, smallFrom: 0 };

/** Reads a scope's documents, and how they lie. */
export async function readShelf(
  blocks: {
    getAll: (range: IDBKeyRange) => Promise<string[]>;
    getAllKeys: (range: IDBKeyRange) => Promise<BlockKey[]>;
  },
  of: ScopeName,
  generation: number,
): Promise<{ shelf: Shelf; docs: Record<Area, SyncDoc[]> }> {
  const areas = await Promise.all(
    [generation, generation + 1].map(async (one) => {
      const range = rangeOf(of, one);
      const [keys, texts] = await Promise.all([blocks.getAllKeys(range), blocks.getAll(range)]);
      return { keys, packed: texts.map((text) => JSON.parse(text) as SyncDoc[]) };
    }),
  );
  const [base, incoming] = areas.map(({ packed }) => packed.flat());
  const [baseRun, incomingRun] = areas.map(({ keys, packed }) => runOf(keys, packed));
  const alive = new Set(base?.map(({ kind, key }) => `${kind} ${key}`)).size;
  const isWasteful = (base?.length ?? 0) > alive * MOST_WASTE + WASTE_ALLOWED;
  return {
    shelf: { generation, base: baseRun ?? NO_RUN, incoming: incomingRun ?? NO_RUN, isWasteful },
    docs: { base: base ?? [], incoming: incoming ?? [] },
  };
}

function runOf(keys: readonly BlockKey[], packed: readonly (readonly SyncDoc[])[]): Run {
  const next = (keys.at(-1)?.[2] ?? -1) + 1;
  const last = packed.findLastIndex((docs) => docs.length >= SMALL);
  return { next, smallFrom: (keys[last]?.[2] ?? -1) + 1 };
}

/** Writes documents on top of what lies there. @returns how they lie then; it counts once the transaction is through. */
export async function putDocs(
  tx: Tx,
  of: ScopeName,
  shelf: Shelf,
  {
    area,
    docs,
    isRepeat,
  }: { readonly area: Area; readonly docs: readonly SyncDoc[]; readonly isRepeat: boolean },
): Promise<Shelf> {
  const generation = area === "base" ? shelf.generation : shelf.generation + 1;
  const run = shelf[area];
  const blocks = tx.objectStore("blocks");
  // Where nothing may be yet: a place that is taken means that somebody else has written.
  const put = isRepeat ? blocks.put.bind(blocks) : blocks.add.bind(blocks);
  await put(JSON.stringify(docs), [of, generation, run.next]);
  const isLarge = docs.length >= SMALL && run.smallFrom === run.next;
  const longer: Run = { next: run.next + 1, smallFrom: isLarge ? run.next + 1 : run.smallFrom };
  if (longer.next - longer.smallFrom < MOST_SMALL) return { ...shelf, [area]: longer };
  return { ...shelf, [area]: await pack(tx, of, generation, longer.smallFrom) };
}

/** Packs the whole base anew. */
export async function repack(tx: Tx, of: ScopeName, shelf: Shelf): Promise<Shelf> {
  return { ...shelf, base: await pack(tx, of, shelf.generation, 0), isWasteful: false };
}

/** What lies in `incoming` becomes the base. */
export async function adopt(tx: Tx, of: ScopeName, shelf: Shelf): Promise<Shelf> {
  const generation = shelf.generation + 1;
  await tx.objectStore("blocks").delete(rangeOf(of, shelf.generation));
  await tx.objectStore("values").put(generation, generationName(of));
  return { generation, base: shelf.incoming, incoming: NO_RUN, isWasteful: false };
}

export async function clearIncoming(tx: Tx, of: ScopeName, shelf: Shelf): Promise<Shelf> {
  await tx.objectStore("blocks").delete(rangeOf(of, shelf.generation + 1));
  return { ...shelf, incoming: NO_RUN };
}

export function generationName(of: ScopeName): string {
  return `generation ${of}`;
}

/** Blocks from a place on, merged: of documents that come twice, the later stays. */
async function pack(tx: Tx, of: ScopeName, generation: number, from: number): Promise<Run> {
  const blocks = tx.objectStore("blocks");
  const range = rangeOf(of, generation, from);
  const merged = new Map<string, SyncDoc>();
  for (const text of await blocks.getAll(range)) {
    for (const doc of JSON.parse(text) as SyncDoc[]) merged.set(`${doc.kind} ${doc.key}`, doc);
  }
  await blocks.delete(range);
  // A document that is no more must go on hiding the one that lies in a block before these.
  const left = [...merged.values()].filter(({ doc }) => from > 0 || doc !== null);
  let next = from;
  let smallFrom = from;
  for (let at = 0; at < left.length; at += BLOCK) {
    const part = left.slice(at, at + BLOCK);
    await blocks.put(JSON.stringify(part), [of, generation, next]);
    next += 1;
    if (part.length >= SMALL) smallFrom = next;
  }
  return { next, smallFrom };
}

function rangeOf(of: ScopeName, generation: number, from = 0): IDBKeyRange {
  return IDBKeyRange.bound([of, generation, from], [of, generation, Number.MAX_SAFE_INTEGER]);
}
