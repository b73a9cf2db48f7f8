export * from "./day.ts";
export * from "./figures.ts";
export * from "./sales.ts";
