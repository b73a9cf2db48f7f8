import type { RouteModule } from "@counterfoil/http";
import { readBalancesRoute } from "./balances.ts";
import { listPostingsRoute } from "./postings.ts";

export const ledgerRoutes = {
  tag: "Ledger",
  routes: [readBalancesRoute, listPostingsRoute],
} satisfies RouteModule;
