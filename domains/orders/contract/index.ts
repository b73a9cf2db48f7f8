export type * from "./pricing.ts";
export type * from "./refund.ts";
