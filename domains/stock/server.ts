import type { Domain, StateTable } from "@counterfoil/commands";
import { stockView } from "./reactions/stock.ts";
import { adjustStock, countStock } from "./rules/index.ts";
import { stockEntries } from "./store/entries.ts";
import { faultyLevels } from "./store/levels.ts";

export { stockRoutes } from "./routes/index.ts";

export const stock: Domain = {
  name: "stock",
  commands: [adjustStock, countStock],
  states: [stockEntries as unknown as StateTable],
  views: [stockView],
  checks: [{ name: "stock", faults: faultyLevels }],
  derivedTables: ["stock_moves", "stock_levels", "stock_entries"],
};
