import {
  StorageFailed,
  type Kept,
  type Vault,
  type VaultValues,
  type VaultWrite,
} from "@counterfoil/sync/device";
import type { ScopeName } from "@counterfoil/sync/wire";
import { adopt, clearIncoming, generationName, putDocs, readShelf, repack, type Shelf } from "./blocks.ts";
import { lifted, openDatabase, RECORD_VERSION, STORES, type Db, type Tx } from "./schema.ts";
import { isLost, storageFailed } from "./trouble.ts";

const SCOPES: readonly ScopeName[] = ["location", "merchant"];

type Shelves = Readonly<Record<ScopeName, Shelf>>;

/** A vault in this browser's IndexedDB. One database to a device; what is in it stays until somebody clears it. */
export function openVault(name: string): Vault {
  return new IndexedVault(name);
}

class IndexedVault implements Vault {
  readonly #name: string;
  #db: Promise<Db> | null = null;
  /** How the documents lie, as the last reading or writing has left it. */
  #shelves: Shelves | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  async load(): Promise<Kept> {
    const { kept, shelves } = await this.#connected((db) => read(db));
    this.#shelves = shelves;
    return kept;
  }

  keep(writes: readonly VaultWrite[]): Promise<void> {
    return this.#write(writes, "strict");
  }

  note(writes: readonly VaultWrite[]): Promise<void> {
    return this.#write(writes, "relaxed");
  }

  close(): void {
    this.#db?.then((db) => db.close()).catch(() => undefined);
    this.#db = null;
  }

  async #write(writes: readonly VaultWrite[], durability: IDBTransactionDurability): Promise<void> {
    if (!this.#shelves) await this.load();
    const before = this.#shelves;
    if (!before) throw new StorageFailed("The storage was not read before it was written.");
    this.#shelves = await this.#connected((db, isRepeat) =>
      write(db, writes, { durability, before, isRepeat }),
    );
  }

  /** Works on an open connection. One that was lost is opened again, once. @throws StorageFailed */
  async #connected<T>(work: (db: Db, isRepeat: boolean) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#open(), false);
    } catch (problem) {
      if (!isLost(problem)) throw storageFailed(problem);
    }
    this.close();
    try {
      return await work(await this.#open(), true);
    } catch (problem) {
      throw storageFailed(problem);
    }
  }

  #open(): Promise<Db> {
    this.#db ??= openDatabase(this.#name, () => (this.#db = null)).catch((problem: unknown) => {
      this.#db = null;
      throw problem;
    });
    return this.#db;
  }
}

/** Everything, as of one moment. */
async function read(db: Db): Promise<{ kept: Kept; shelves: Shelves }> {
  const tx = db.transaction(STORES, "readonly");
  const values = tx.objectStore("values");
  const blocks = tx.objectStore("blocks");
  const shelf = async (of: ScopeName) => {
    const generation = ((await values.get(generationName(of))) as number | undefined) ?? 0;
    return await readShelf(blocks, of, generation);
  };
  const [names, texts, records, location, merchant] = await Promise.all([
    values.getAllKeys(),
    values.getAll(),
    tx.objectStore("commands").getAll(),
    shelf("location"),
    shelf("merchant"),
    tx.done,
  ]);
  return {
    kept: {
      values: Object.fromEntries(names.map((name, i) => [name, texts[i]])) as Partial<VaultValues>,
      commands: records.map(lifted),
      docs: { location: location.docs, merchant: merchant.docs },
    },
    shelves: { location: location.shelf, merchant: merchant.shelf },
  };
}

interface Manner {
  readonly durability: IDBTransactionDurability;
  readonly before: Shelves;
  /** Nobody knows whether the first try was stored. */
  readonly isRepeat: boolean;
}

/** All of it in one transaction, and the answer when that is complete: a request that succeeded is not stored yet. */
async function write(db: Db, writes: readonly VaultWrite[], manner: Manner): Promise<Shelves> {
  const tx = db.transaction(STORES, "readwrite", { durability: manner.durability });
  const applying = apply(tx, writes, manner).catch((problem: unknown) => {
    abort(tx);
    throw problem;
  });
  const [applied, done] = await Promise.allSettled([applying, tx.done]);
  // The transaction's own reason says more than that a request was aborted with it.
  if (done.status === "rejected" && !isLost(done.reason)) throw done.reason;
  if (applied.status === "rejected") throw applied.reason;
  if (done.status === "rejected") throw done.reason;
  return applied.value;
}

/** What was begun is undone as a whole. */
function abort(tx: Tx): void {
  try {
    tx.abort();
  } catch (problem) {
    // It has ended already, by itself.
    if (!isLost(problem)) throw problem;
  }
}

async function apply(tx: Tx, writes: readonly VaultWrite[], { before, isRepeat }: Manner): Promise<Shelves> {
  const shelves = { ...before };
  for (const of of SCOPES) {
    if (shelves[of].isWasteful) shelves[of] = await repack(tx, of, shelves[of]);
  }
  const commands = tx.objectStore("commands");
  for (const one of writes) {
    switch (one.kind) {
      case "add": {
        const { epoch, seq, hash } = one.command;
        const there = isRepeat ? await commands.get([epoch, seq]) : undefined;
        if (there?.command.hash === hash) break;
        await commands.add({ v: RECORD_VERSION, command: one.command }, [epoch, seq]);
        break;
      }
      case "put": {
        const { epoch, seq } = one.command;
        await commands.put({ v: RECORD_VERSION, command: one.command }, [epoch, seq]);
        break;
      }
      case "drop":
        await commands.delete([one.epoch, one.seq]);
        break;
      case "set":
        await tx.objectStore("values").put(one.value, one.name);
        break;
      case "docs":
        shelves[one.of] = await putDocs(tx, one.of, shelves[one.of], { ...one, isRepeat });
        break;
      case "adopt":
        shelves[one.of] = await adopt(tx, one.of, shelves[one.of]);
        break;
      case "clear":
        shelves[one.of] = await clearIncoming(tx, one.of, shelves[one.of]);
    }
  }
  return shelves;
}
