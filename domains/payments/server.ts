import type { Domain, StateTable } from "@counterfoil/commands";
import { makeRefund, sell, take, voidPayment } from "./rules/index.ts";
import { paymentTable, refundTable } from "./store/state.ts";

export { paymentsRoutes, receiptsRoutes } from "./routes/index.ts";

/** Money for orders: payments, their voids, refunds, and the whole sale in one command. */
export const payments: Domain = {
  name: "payments",
  commands: [sell, take, voidPayment, makeRefund],
  states: [paymentTable, refundTable] as unknown as StateTable[],
  views: [],
  derivedTables: ["payments", "refunds"],
};
