import type { RouteModule } from "@counterfoil/http";
import { Notes } from "../gaps.ts";
import { Turnstile } from "../turnstile.ts";
import { wireProblems } from "../wire-version.ts";
import { devicesRoute } from "./devices.ts";
import { enrolRoute } from "./enrol.ts";
import type { SyncOptions } from "./options.ts";
import { pullRoute } from "./pull.ts";
import { pushRoute } from "./push.ts";
import { snapshotRoute } from "./snapshot.ts";

/** Sync over HTTP, on PostgreSQL. */
export function syncRoutes(options: SyncOptions) {
  return {
    tag: "Sync",
    routes: [
      pushRoute(options, new Notes(), new Turnstile()),
      pullRoute,
      snapshotRoute,
      enrolRoute(options),
      devicesRoute(options),
    ],
    problems: wireProblems,
  } satisfies RouteModule;
}
