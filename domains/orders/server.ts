import type { Domain, StateTable } from "@counterfoil/commands";
import {
  addLines,
  change,
  changeLine,
  close,
  discount,
  open,
  split,
  voidLine,
  voidOrder,
} from "./rules/index.ts";
import { uneven } from "./store/checks.ts";
import { orderTable } from "./store/state.ts";

export { ordersRoutes, type OrdersNeed } from "./routes/index.ts";

/** Orders with their lines, discounts and checks, from their opening to their close or their void. */
export const orders: Domain = {
  name: "orders",
  commands: [open, addLines, changeLine, voidLine, change, discount, split, voidOrder, close],
  states: [orderTable as unknown as StateTable],
  views: [],
  checks: [{ name: "INV-3 INV-5 closed orders", faults: uneven }],
  derivedTables: ["orders"],
};
