export { backup, type BackedUp, type BackupOptions } from "./backup.ts";
export type { Ground, Tell } from "./ground.ts";
export type { Manifest } from "./manifest.ts";
export { BackupProblem, type BackupProblemCode } from "./problem.ts";
export { restore, type Restored, type RestoreOptions } from "./restore.ts";
