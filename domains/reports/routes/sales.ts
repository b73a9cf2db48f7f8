import { DateText, file, Id, oneOf, Problem, route } from "@counterfoil/http";
import Type from "typebox";
import { GroupingName, SalesReport } from "../contract/index.ts";
import { salesCsv } from "../rules/index.ts";
import { readSales } from "../store/read-sales.ts";
import { placeOf, type Venues } from "./place.ts";

export const salesRoute = (venues: Venues) =>
  route({
    method: "GET",
    url: "/v1/reports/sales",
    summary: "Read what was sold",
    description:
      "Over business days, both ends included. `totals` are those of all sales, however the rows are grouped, and what was " +
      "given back stands apart, on the day on which it was given back. Amounts are minor units in JSON and decimals in CSV.",
    permission: "reports.read",
    longReads: true,
    scope: "location",
    query: Type.Object({
      location_id: Type.Optional(Id),
      from: DateText,
      to: DateText,
      by: Type.Optional(GroupingName),
      format: Type.Optional(oneOf(["json", "csv"])),
    }),
    reply: SalesReport,
    files: ["text/csv"],
    handle: async (call) => {
      const { from, to, by = "day", format } = call.query;
      const report = await readSales(call.database, await placeOf(venues, call), { from, to, by });
      if (!report.ok) {
        const { code, message, field } = report.refusal;
        throw new Problem(code, message, field === undefined ? {} : { field });
      }
      if (format !== "csv") return report.value;
      return file("text/csv; charset=utf-8", salesCsv(report.value), `sales-by-${by}-${from}-to-${to}.csv`);
    },
  });
