import type { Catalogs } from "@counterfoil/catalog/rules";
import type { RouteModule } from "@counterfoil/http";
import { createChanges } from "./create-changes.ts";
import { retrieveCounts } from "./retrieve-counts.ts";

/** The endpoints of stock; names come from the catalogs in memory. */
export const stockRoutes = (catalogs: Catalogs) =>
  ({
    tag: "Inventory",
    routes: [createChanges(catalogs), retrieveCounts(catalogs)],
  }) satisfies RouteModule;
