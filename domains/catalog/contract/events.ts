import type { Id } from "@counterfoil/ids";

/** The n-th object of the command is what it says now. */
export interface ObjectUpserted {
  readonly type: "catalog.upserted";
  readonly id: Id;
  readonly n: number;
}

export interface ObjectDeleted {
  readonly type: "catalog.deleted";
  readonly id: Id;
}

/** Names, codes or references changed: the n-th objects of the command entered the directory anew, others left it. */
export interface DirectoryChanged {
  readonly type: "catalog.directory_changed";
  readonly entered: readonly number[];
  readonly left: readonly Id[];
}

/** What the command says of a variation or an item at this location. */
export interface AvailabilityChanged {
  readonly type: "availability.changed";
  readonly id: Id;
}

export type CatalogEvent = ObjectUpserted | ObjectDeleted | DirectoryChanged | AvailabilityChanged;
