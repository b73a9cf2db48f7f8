export { DemoProblem, type Ground } from "./play.ts";
export { MERCHANT as DEMO_MERCHANT } from "./ids.ts";
export { MEMBERS as DEMO_TEAM, RESTAURANT as DEMO_RESTAURANT } from "./place.ts";
export { seedDemo, type Seeded, type SeedOptions } from "./seed.ts";
