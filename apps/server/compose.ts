import { CatalogCache, catalogRoutes } from "@counterfoil/catalog/server";
import type { Pipeline } from "@counterfoil/commands";
import type { Authenticate, RouteModule } from "@counterfoil/http";
import { ledgerRoutes } from "@counterfoil/ledger/server";
import { peopleRoutes } from "@counterfoil/people/server";
import { shiftsRoutes } from "@counterfoil/shifts/server";
import { Database } from "@counterfoil/sql";
import { venuesRoutes } from "@counterfoil/venues/server";

/** What the domains offer over HTTP, with what their routes share in one process. */
export interface Composition {
  readonly modules: readonly RouteModule[];
  readonly authenticate: Authenticate;
  readonly close: () => void;
}

/** Puts the domains' routes on a database. Nothing is read before the first request. */
export function compose(on: { database: Database; pipeline: Pick<Pipeline, "listen"> }): Composition {
  const catalogs = new CatalogCache(on.database, on.pipeline);
  return {
    modules: [venuesRoutes, peopleRoutes, catalogRoutes(catalogs), shiftsRoutes, ledgerRoutes],
    authenticate: () => null,
    close: () => catalogs.close(),
  };
}

/** The modules as data, for the OpenAPI document and the typed client: they reach no database. */
export function describeModules(): readonly RouteModule[] {
  return compose({ database: new Database({}), pipeline: { listen: () => () => {} } }).modules;
}
