export { openPostgres, type Postgres, type PostgresOptions } from "./open.ts";
export { PostgresProblem, type PostgresProblemCode } from "./problem.ts";
export type { Settings } from "./settings.ts";
export { withFileLock } from "./lock.ts";
export { freePort } from "./port.ts";
