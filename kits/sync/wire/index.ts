export { history } from "./history.ts";
export * from "./limits.ts";
export * from "./live.ts";
export * from "./shapes.ts";
export * from "./upcast.ts";
