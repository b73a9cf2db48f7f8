import { DateText, Id, Problem, route } from "@counterfoil/http";
import { isDate } from "@counterfoil/time";
import Type from "typebox";
import { DayReport } from "../contract/index.ts";
import { readDay, today } from "../store/read-day.ts";
import { placeOf, type Venues } from "./place.ts";

export const dayRoute = (venues: Venues) =>
  route({
    method: "GET",
    url: "/v1/reports/day",
    summary: "Read the report of a business day",
    description:
      "The running day unless `date` says another. Its hours, categories, best items, tenders and taxes in one answer, beside " +
      "the same weekday of the week before; a running day is compared up to the current hour.",
    permission: "reports.read",
    longReads: true,
    scope: "location",
    query: Type.Object({ location_id: Type.Optional(Id), date: Type.Optional(DateText) }),
    reply: DayReport,
    handle: async (call) => {
      const place = await placeOf(venues, call);
      const { date = today(place, call.now()) } = call.query;
      if (!isDate(date)) {
        throw new Problem("invalid_date", `${date} is not a date of the calendar.`, { field: "date" });
      }
      return readDay(call.database, place, date, call.now());
    },
  });
