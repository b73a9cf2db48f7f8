export * from "./commands.ts";
export type * from "./events.ts";
export * from "./level.ts";
