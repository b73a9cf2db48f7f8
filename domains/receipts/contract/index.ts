export type * from "./book.ts";
export type * from "./document.ts";
export type * from "./events.ts";
export * from "./numbers.ts";
export type * from "./series.ts";
