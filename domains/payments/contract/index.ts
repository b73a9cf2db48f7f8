export * from "./commands.ts";
export * from "./drawer.ts";
export type * from "./events.ts";
export type * from "./payment.ts";
export type * from "./refund.ts";
