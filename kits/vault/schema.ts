import { StorageFailed, type OwnCommand } from "@counterfoil/sync/device";
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";

/** Which documents of a scope lie together: `[scope, generation, n]`, in the order in which they were written. */
export type BlockKey = [of: string, generation: number, n: number];

/** A command as it is stored, with the version of its shape. */
export interface CommandRecord {
  readonly v: number;
  readonly command: OwnCommand;
}

export interface Schema extends DBSchema {
  commands: { key: [epoch: number, seq: number]; value: CommandRecord };
  values: { key: string; value: unknown };
  /** Documents packed as one text: a record each would take seconds to read for a large catalog. */
  blocks: { key: BlockKey; value: string };
}

export type Stores = ["commands", "values", "blocks"];
export type Db = IDBPDatabase<Schema>;
export type Tx = IDBPTransaction<Schema, Stores, "readwrite">;

export const STORES: Stores = ["commands", "values", "blocks"];

/** What each version of the database adds to the one before it. A device goes through those that it has missed. */
const STEPS: readonly ((db: Db) => void)[] = [
  (db) => {
    db.createObjectStore("commands");
    db.createObjectStore("values");
    db.createObjectStore("blocks");
  },
];

/** How a command's record becomes that of the next version: the first lifts version 1 to 2. None has been needed yet. */
const LIFTS: readonly ((record: CommandRecord) => CommandRecord)[] = [];
export const RECORD_VERSION = LIFTS.length + 1;

/** A stored command in the shape of today. @throws StorageFailed for one that a newer app has written. */
export function lifted(record: CommandRecord): OwnCommand {
  if (record.v > RECORD_VERSION) throw new StorageFailed(NEWER);
  return LIFTS.slice(record.v - 1).reduce((lifting, lift) => lift(lifting), record).command;
}

export const NEWER = "A newer version of this app has written here. Reload this window.";

/** Opens the database and brings it up to this version. `gone`: the connection is closed, by the browser or for another tab. */
export function openDatabase(name: string, gone: () => void): Promise<Db> {
  return openDB<Schema>(name, STEPS.length, {
    upgrade: (db, from) => {
      for (const step of STEPS.slice(from)) step(db);
    },
    // Another tab wants a newer version: this one makes way and opens again when it needs to.
    blocking: (_from, _to, event) => {
      (event.target as IDBDatabase).close();
      gone();
    },
    terminated: gone,
  });
}
