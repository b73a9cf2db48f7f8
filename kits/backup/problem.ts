/** Why no backup was made, or none restored. Whatever was there before is there still. */
export type BackupProblemCode =
  | "not_empty"
  | "nothing_there"
  | "not_a_backup"
  | "newer"
  | "damaged"
  | "does_not_hold"
  | "live"
  | "in_use"
  | "may_not"
  | "failed";

/** Thrown by this kit: `code` for programs, `message` and `cure` for people. */
export class BackupProblem extends Error {
  override readonly name = "BackupProblem";
  readonly code: BackupProblemCode;
  readonly cure: string;

  constructor(code: BackupProblemCode, message: string, cure: string, cause?: unknown) {
    super(`${message} ${cure}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.cure = cure;
  }
}
