/** Everything that can keep the database from serving, each with a cure a shopkeeper or an operator can follow. */
export type PostgresProblemCode =
  | "binaries_missing"
  | "no_account"
  | "wrong_owner"
  | "not_ours"
  | "wrong_version"
  | "secret_missing"
  | "disk_full"
  | "port_taken"
  | "busy"
  | "start_failed"
  | "stop_failed"
  | "unreachable"
  | "too_old";

/** Thrown by this kit and by nothing else: `code` for programs, `message` and `cure` for people. */
export class PostgresProblem extends Error {
  readonly code: PostgresProblemCode;
  readonly cure: string;

  constructor(code: PostgresProblemCode, message: string, cure: string, cause?: unknown) {
    super(`${message} ${cure}`, cause === undefined ? undefined : { cause });
    this.name = "PostgresProblem";
    this.code = code;
    this.cure = cure;
  }
}

const LINES_SHOWN = 6;

/** What PostgreSQL or initdb wrote while dying, turned into a problem. The texts are fixed: we run it under lc_messages=C. */
export function problemFromLog(text: string, clusterDir: string): PostgresProblem {
  const lines = text.trim().split("\n");
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|error|HINT|could not/.test(line));
  const said = (telling.length > 0 ? telling : lines).slice(-LINES_SHOWN).join("\n");
  if (/No space left on device/.test(text)) {
    return new PostgresProblem(
      "disk_full",
      `The disk that holds ${clusterDir} is full.`,
      `Free some space there and start again; nothing was lost. PostgreSQL said:\n${said}`,
    );
  }
  if (isPortTaken(text)) {
    return new PostgresProblem(
      "port_taken",
      "Another program listens on the database's port.",
      `Stop that program, or choose another port. PostgreSQL said:\n${said}`,
    );
  }
  if (/database files are incompatible|was initialized by PostgreSQL version/.test(text)) {
    return new PostgresProblem(
      "wrong_version",
      `The data in ${clusterDir} was written by another version of PostgreSQL.`,
      `Start the release that wrote it, take a backup there and restore it here. PostgreSQL said:\n${said}`,
    );
  }
  if (
    /has wrong ownership|has invalid permissions|Permission denied|could not change permissions/.test(text)
  ) {
    return new PostgresProblem(
      "wrong_owner",
      `The data in ${clusterDir} does not belong to the account that runs the database.`,
      `Give all of it to one account (chown -R) and run as that account or as root. PostgreSQL said:\n${said}`,
    );
  }
  return new PostgresProblem(
    "start_failed",
    `PostgreSQL did not start on ${clusterDir}.`,
    `It said:\n${said}`,
  );
}

export const isPortTaken = (text: string): boolean => text.includes("could not create any TCP/IP sockets");
