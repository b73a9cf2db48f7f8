import type { Domain, StateTable } from "@counterfoil/commands";
import { brokenSeries } from "./store/checks.ts";
import { receiptView } from "./store/receipts.ts";
import { seriesTable } from "./store/series.ts";

export { receiptBook } from "./store/book.ts";

/** The numbers of receipts. They are used by the commands of orders and payments; receipts has none of its own. */
export const receipts: Domain = {
  name: "receipts",
  commands: [],
  states: [seriesTable as unknown as StateTable],
  views: [receiptView],
  checks: [{ name: "INV-8 receipt series", faults: brokenSeries }],
  derivedTables: ["receipts", "receipt_series"],
};
