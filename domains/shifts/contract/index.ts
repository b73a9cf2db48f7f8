export * from "./commands.ts";
export type * from "./drawer.ts";
export type * from "./events.ts";
