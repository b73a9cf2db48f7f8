import { sqlState } from "@counterfoil/sql";

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
  | "no_room"
  | "cannot_write";

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

/** SQLSTATE class 53: the server has no disk, memory or connection left for this (PostgreSQL documentation, appendix A). */
const OUT_OF_RESOURCES = /^53/;

/** What a full disk or a closed directory says on the way, in words that help; anything else stays what it is. */
export function named(problem: unknown): unknown {
  const said = problem instanceof Error ? problem.message : "";
  if (OUT_OF_RESOURCES.test(sqlState(problem) ?? "")) {
    return new BackupProblem(
      "no_room",
      `The database has no room for a second house beside the one that is there (${said}).`,
      "Free some space on its disk and try again; nothing was changed.",
      problem,
    );
  }
  if (problem instanceof Error && "path" in problem && "syscall" in problem) {
    return new BackupProblem(
      "cannot_write",
      `A file of the backup can be neither written nor read (${said}).`,
      "Free some space there, or name another directory.",
      problem,
    );
  }
  return problem;
}
