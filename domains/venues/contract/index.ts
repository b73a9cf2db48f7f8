export * from "./device.ts";
export * from "./location.ts";
export * from "./merchant.ts";
export type * from "./directory.ts";
