export type * from "./explain.ts";
export type * from "./pricing.ts";
export type * from "./refund.ts";
