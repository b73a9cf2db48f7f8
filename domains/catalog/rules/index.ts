export { isSoldOut, setAvailability } from "./availability.ts";
export { capture, captureLines } from "./capture.ts";
export { deleteFromCatalog } from "./delete.ts";
export type { Directory, DirectoryEntry } from "./directory.ts";
export type { Choice } from "./offer.ts";
export { matches } from "./search.ts";
export { availabilityState, catalogObjectState, DIRECTORY_KEY, directoryState } from "./state.ts";
export { MOST_CATALOG_OBJECTS, upsertCatalog } from "./upsert.ts";
export { catalogView, type CatalogView, type Catalogs, type Offer } from "./view.ts";
