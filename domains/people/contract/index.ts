export * from "./person.ts";
export type * from "./sealer.ts";
