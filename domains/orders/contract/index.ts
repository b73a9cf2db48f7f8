export * from "./commands.ts";
export type * from "./events.ts";
export type * from "./explain.ts";
export * from "./fields.ts";
export * from "./line.ts";
export type * from "./order.ts";
export type * from "./pricing.ts";
export type * from "./refund.ts";
