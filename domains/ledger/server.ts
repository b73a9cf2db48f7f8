import type { Domain } from "@counterfoil/commands";
import { unsettledOrders } from "./store/postings.ts";
import { ledgerView } from "./store/views.ts";

export { ledgerRoutes } from "./routes/index.ts";

/** Money as debits and credits. It has no commands: it follows from what the others did. */
export const ledger: Domain = {
  name: "ledger",
  commands: [],
  states: [],
  views: [ledgerView],
  checks: [{ name: "INV-4 closed orders are settled", faults: unsettledOrders }],
  derivedTables: ["postings"],
};
