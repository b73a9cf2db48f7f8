export { freePort } from "@counterfoil/postgres";
export { testDatabase, type TestDatabase } from "./database.ts";
export { eventually } from "./eventually.ts";
export { refusalOf, RuleBook, type Said } from "./rules.ts";
export { tempDir, type TempDir } from "./temp-dir.ts";
export { openWorld, type TestClock, type World } from "./world.ts";
