import { accessRoutes, actorsOf, SignIns } from "@counterfoil/access/server";
import { CatalogCache, catalogRoutes } from "@counterfoil/catalog/server";
import type { Pipeline } from "@counterfoil/commands";
import type { Authenticate, ParentOf, RouteModule } from "@counterfoil/http";
import { ledgerRoutes } from "@counterfoil/ledger/server";
import { ordersRoutes } from "@counterfoil/orders/server";
import { paymentsRoutes, receiptsRoutes } from "@counterfoil/payments/server";
import { peopleBook, peopleRoutes } from "@counterfoil/people/server";
import { receiptBook } from "@counterfoil/receipts/server";
import { reportsRoutes } from "@counterfoil/reports/server";
import { shiftsRoutes } from "@counterfoil/shifts/server";
import { Database } from "@counterfoil/sql";
import { stockRoutes } from "@counterfoil/stock/server";
import { syncRoutes } from "@counterfoil/sync";
import { epochOf, pairedNames, venueDirectory, venuesRoutes } from "@counterfoil/venues/server";
import { exceptionRoutes } from "./exceptions.ts";

/** What the domains offer over HTTP, with what their routes share in one process. */
export interface Composition {
  readonly modules: readonly RouteModule[];
  readonly authenticate: Authenticate;
  readonly parentOf: ParentOf;
  readonly close: () => void;
}

/** Puts the domains' routes on a database. Nothing is read before the first request. */
export function compose(on: { database: Database; pipeline: Pick<Pipeline, "listen"> }): Composition {
  const signIns = new SignIns(on.database, venueDirectory(on.database));
  const catalogs = new CatalogCache(on.database, on.pipeline);
  return {
    modules: [
      accessRoutes({ people: peopleBook, venues: venueDirectory }),
      venuesRoutes,
      peopleRoutes,
      catalogRoutes(catalogs),
      ordersRoutes({ catalogs, receipts: receiptBook }),
      paymentsRoutes,
      receiptsRoutes,
      shiftsRoutes,
      stockRoutes(catalogs),
      ledgerRoutes,
      reportsRoutes(venueDirectory(on.database)),
      exceptionRoutes,
      syncRoutes({
        judge: actorsOf,
        names: pairedNames,
        enrolment: { type: "device.enrol", epochOf },
      }),
    ],
    authenticate: signIns.authenticate,
    parentOf: signIns.parentOf,
    close: () => catalogs.close(),
  };
}

/** The modules as data, for the OpenAPI document and the typed client: they reach no database. */
export function describeModules(): readonly RouteModule[] {
  return compose({ database: new Database({}), pipeline: { listen: () => () => {} } }).modules;
}
