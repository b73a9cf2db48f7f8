export { ServerChild } from "./child.ts";
export { runCli, type CliAnswer } from "./cli.ts";
export { openStage, type Ask, type Stage, type StageOptions } from "./stage.ts";
export type { Place } from "./house.ts";
export type { Dish, Menu } from "./menu.ts";
