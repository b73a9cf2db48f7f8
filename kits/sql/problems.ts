/** The database or the way to it failed in a manner that trying again may mend. */
export class TransientProblem extends Error {
  override readonly name = "TransientProblem";
}

/** The connection was lost while a transaction was being committed: whether it is stored is not known. */
export class CommitLost extends TransientProblem {}

/** The SQLSTATE of a failure that the server reported; undefined for a failure of the connection. */
export function sqlState(problem: unknown): string | undefined {
  const { code, syscall } = (problem ?? {}) as { code?: unknown; syscall?: unknown };
  // EPIPE looks like one, but is the operating system's.
  return syscall === undefined && typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

// 08: connection; 53: insufficient resources; 57P0x: shutdown, crash, starting up; 40001/40P01: serialisation, deadlock;
// 55P03: a lock that somebody else holds.
const TRANSIENT = /^(08|53|57P0|40001|40P01|55P03)/;

/** Whether the same work may well succeed when it is sent again. */
export function isTransient(problem: unknown): boolean {
  if (problem instanceof TransientProblem) return true;
  const state = sqlState(problem);
  return state === undefined ? isConnectionFailure(problem) : TRANSIENT.test(state);
}

/** Whatever the system says of a socket: refused, reset, broken, or (of a Unix socket whose server is gone) not there. */
const SOCKET_CALLS: readonly unknown[] = ["connect", "read", "write", "getaddrinfo"];
/** What the driver says in its own words. */
const DRIVER = /Connection terminated|not queryable|timeout exceeded when trying to connect|timeout expired/;

function isConnectionFailure(problem: unknown): boolean {
  const { syscall, message } = (problem ?? {}) as { syscall?: unknown; message?: string };
  return SOCKET_CALLS.includes(syscall) || DRIVER.test(message ?? "");
}
