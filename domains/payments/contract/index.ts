export * from "./commands.ts";
export { DRAWER_KIND } from "@counterfoil/orders/contract";
export type * from "./events.ts";
export type * from "./payment.ts";
export type * from "./refund.ts";
