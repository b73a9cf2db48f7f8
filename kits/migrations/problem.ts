/** Why migrating was refused or failed. Nothing of the migration named in the message has been applied. */
export type MigrationProblemCode =
  | "malformed"
  | "gap"
  | "duplicate"
  | "edited"
  | "ahead"
  | "check_failed"
  | "statement_failed"
  | "busy";

/** Thrown by this kit: `code` for programs, `message` (with the file's name) and `cure` for people. */
export class MigrationProblem extends Error {
  readonly code: MigrationProblemCode;
  readonly cure: string;

  constructor(code: MigrationProblemCode, message: string, cure: string, cause?: unknown) {
    super(`${message} ${cure}`, cause === undefined ? undefined : { cause });
    this.name = "MigrationProblem";
    this.code = code;
    this.cure = cure;
  }
}
