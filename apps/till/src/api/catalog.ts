import type { Availability, CatalogObject } from "@counterfoil/catalog/contract";

/** The merchant's catalog, and what this location has said of its availability. */
export interface Catalog {
  readonly objects: readonly CatalogObject[];
  readonly availability: readonly Availability[];
}
