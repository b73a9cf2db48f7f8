import type { RouteModule } from "@counterfoil/http";
import { dayRoute } from "./day.ts";
import type { Venues } from "./place.ts";
import { salesRoute } from "./sales.ts";

/** What reports offer over HTTP; locations come from the directory of venues. */
export const reportsRoutes = (venues: Venues) =>
  ({
    tag: "Reports",
    routes: [salesRoute(venues), dayRoute(venues)],
    problems: {
      invalid_date: {
        status: 400,
        title: "The date does not exist",
        cure: "Send a date of the calendar as YYYY-MM-DD.",
      },
      range_reversed: {
        status: 400,
        title: "The span ends before it begins",
        cure: "Send the earlier date as `from` and the later one as `to`.",
      },
      range_too_long: {
        status: 400,
        title: "The span is too long",
        cure: "Ask for at most two years at once.",
      },
      too_many_rows: {
        status: 422,
        title: "The report is too large",
        cure: "Choose a shorter span, or group by category.",
      },
    },
  }) satisfies RouteModule;
