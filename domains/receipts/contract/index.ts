export type * from "./events.ts";
export type * from "./series.ts";
