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
import { orderTable } from "./store/state.ts";

export { ordersRoutes, type OrdersNeed } from "./routes/index.ts";

/** Orders with their lines, discounts and checks, from their opening to their close or their void. */
export const orders: Domain = {
  name: "orders",
  commands: [open, addLines, changeLine, voidLine, change, discount, split, voidOrder, close],
  states: [orderTable as unknown as StateTable],
  views: [],
  derivedTables: ["orders"],
};
