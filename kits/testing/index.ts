export { freePort } from "@counterfoil/postgres";
export { testDatabase, type TestDatabase } from "./database.ts";
export { eventually } from "./eventually.ts";
export { tempDir, type TempDir } from "./temp-dir.ts";
