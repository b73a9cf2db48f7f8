import type { Domain, StateTable } from "@counterfoil/commands";
import { deleteFromCatalog, setAvailability, upsertCatalog } from "./rules/index.ts";
import { availability } from "./store/availability.ts";
import { catalogDirectories } from "./store/directories.ts";
import { catalogObjects } from "./store/objects.ts";

export { catalogRoutes } from "./routes/index.ts";
export { CATALOG_STALENESS_MS, CatalogCache } from "./store/cache.ts";

export const catalog: Domain = {
  name: "catalog",
  commands: [upsertCatalog, deleteFromCatalog, setAvailability],
  states: [catalogObjects, catalogDirectories, availability] as unknown as StateTable[],
  views: [],
  derivedTables: ["catalog_objects", "catalog_directories", "availability"],
};
