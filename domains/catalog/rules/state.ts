import type { Entry, Fold } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import { saidAt } from "@counterfoil/venues/rules";
import type {
  Availability,
  AvailabilityChanged,
  CatalogObject,
  DeleteArgs,
  DirectoryChanged,
  ObjectDeleted,
  ObjectUpserted,
  SetAvailabilityArgs,
  Tombstone,
  UpsertArgs,
} from "../contract/index.ts";
import { complete } from "./complete.ts";
import { entryOf, type Directory, type DirectoryEntry } from "./directory.ts";

/** One object of the catalog, or its tombstone. Key: its id. Merchant scope. */
export const catalogObjectState: Fold<CatalogObject | Tombstone> = {
  kind: "catalog_object",
  on: {
    "catalog.upserted": {
      key: (event: ObjectUpserted) => event.id,
      apply: (_: unknown, event: ObjectUpserted, entry: Entry<UpsertArgs>) =>
        complete(objectAt(entry, event.n), entry.version),
    },
    "catalog.deleted": {
      key: (event: ObjectDeleted) => event.id,
      apply: (
        before: CatalogObject | Tombstone | undefined,
        event: ObjectDeleted,
        entry: Entry<DeleteArgs>,
      ) => {
        const { type, id, name } = must(before, `object ${event.id} was there when it was deleted`);
        return { type, id, name, version: entry.version, deleted: true };
      },
    },
  },
};

/** The only directory of a merchant. */
export const DIRECTORY_KEY = "directory";

export const directoryState: Fold<Directory> = {
  kind: "catalog_directory",
  on: {
    "catalog.directory_changed": {
      key: () => DIRECTORY_KEY,
      apply: (before: Directory | undefined, event: DirectoryChanged, entry: Entry<UpsertArgs>) => {
        const after: Record<string, DirectoryEntry> = { ...before };
        for (const id of event.left) delete after[id];
        for (const n of event.entered) {
          const object = objectAt(entry, n);
          after[object.id] = entryOf(complete(object, entry.version));
        }
        return after;
      },
    },
  },
};

/**
 * What a location has said of a variation or an item. Key: its id. Location scope. The last word stands (CON-17): what was
 * said before, and arrives later, changes nothing.
 */
export const availabilityState: Fold<Availability> = {
  kind: "availability",
  on: {
    "availability.changed": {
      key: (event: AvailabilityChanged) => event.id,
      apply: (
        before: Availability | undefined,
        event: AvailabilityChanged,
        entry: Entry<SetAvailabilityArgs>,
      ): Availability => {
        const { args } = entry.command;
        const at = saidAt(entry);
        if (before !== undefined && at < before.at) return before;
        const of = args.variation_id === undefined ? "item" : "variation";
        return { id: event.id, of, sold_out: args.sold_out, at, version: entry.version };
      },
    },
  },
};

function objectAt(entry: Entry<UpsertArgs>, n: number): UpsertArgs["objects"][number] {
  return must(entry.command.args.objects[n], `object ${n} is in the command`);
}
