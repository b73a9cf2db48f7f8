export { dumpSchema } from "./schema.ts";
export type { Applied } from "./history.ts";
export { migrate, type MigrateOptions } from "./migrate.ts";
export { readMigrations, type Migration } from "./migration.ts";
export { MigrationProblem, type MigrationProblemCode } from "./problem.ts";
export { migrationStatus, type MigrationStatus } from "./status.ts";
