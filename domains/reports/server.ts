import type { Domain } from "@counterfoil/commands";
import { soldView } from "./reactions/sold.ts";
import { linesUnlikeSales, taxesUnlikeSales } from "./store/checks.ts";

export { reportsRoutes } from "./routes/index.ts";
export { salesCsv } from "./rules/index.ts";
export { readDay, today } from "./store/read-day.ts";
export { readSales, type Place } from "./store/read-sales.ts";

/** What was sold, as facts to add up. It has no commands: it follows from what the others did. */
export const reports: Domain = {
  name: "reports",
  commands: [],
  states: [],
  views: [soldView],
  checks: [
    { name: "REP-2 lines come to their sales", faults: linesUnlikeSales },
    { name: "REP-2 taxes come to those of their sales", faults: taxesUnlikeSales },
  ],
  derivedTables: ["sales", "sale_lines", "sale_taxes", "sale_tenders", "sale_voids"],
};
