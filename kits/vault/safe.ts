import { openDB, type DBSchema } from "idb";
import { storageFailed } from "./trouble.ts";

/** Small things that must outlive the page being killed: which device this is, who is signed in. */
export interface Safe {
  /** What was in it when it was opened, by name. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Puts a value in, or takes it out with null. Resolves when it is on the disk. @throws StorageFailed */
  put(name: string, value: unknown): Promise<void>;
}

interface Schema extends DBSchema {
  values: { key: string; value: unknown };
}

/**
 * Opens a safe in this browser's IndexedDB. Not localStorage: a browser writes that to the disk seconds later, and one
 * that is killed before has forgotten which till it was, with its sales behind a door without a key. @throws StorageFailed
 */
export async function openSafe(name: string): Promise<Safe> {
  try {
    const db = await openDB<Schema>(name, 1, { upgrade: (made) => void made.createObjectStore("values") });
    const tx = db.transaction("values");
    const [names, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll(), tx.done]);
    return {
      values: new Map(names.map((key, i) => [key, values[i]])),
      put: async (key, value) => {
        try {
          const writing = db.transaction("values", "readwrite", { durability: "strict" });
          const stored = value === null ? writing.store.delete(key) : writing.store.put(value, key);
          await Promise.all([stored, writing.done]);
        } catch (problem) {
          throw storageFailed(problem);
        }
      },
    };
  } catch (problem) {
    throw storageFailed(problem);
  }
}
