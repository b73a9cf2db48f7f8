import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { PostgresProblem } from "./problem.ts";

/** The operating system account that PostgreSQL runs under. It refuses to run as root, so root lends it another. */
export type Account = { uid: number; gid: number; name: string; lent: boolean };

/** How to start one program: the arguments of `spawn`. */
export type Start = { file: string; args: string[]; options: { uid?: number; gid?: number } };

/**
 * The account for a cluster kept in the first of `dirs` that exists and is not root's; for root without one,
 * `postgres`, else `nobody`. Throws `no_account` when initdb would find no passwd entry.
 */
export function chooseAccount(dirs: readonly string[]): Account {
  if (process.getuid?.() !== 0) return ownAccount();
  const owner = dirs.map(ownerOf).find((uid) => uid !== undefined && uid !== 0);
  const account = owner === undefined ? (lookUp("postgres") ?? lookUp("nobody")) : lookUp(String(owner));
  if (account !== undefined && account.uid !== 0) return account;
  throw new PostgresProblem(
    "no_account",
    owner === undefined
      ? "PostgreSQL refuses to run as root, and there is neither a user `postgres` nor `nobody` to lend it."
      : `The data directory belongs to uid ${owner}, which has no entry in the user database.`,
    "Create such a user, or run as an ordinary user.",
  );
}

function ownAccount(): Account {
  try {
    const { uid, gid, username } = userInfo();
    return { uid, gid, name: username, lent: false };
  } catch (cause) {
    throw new PostgresProblem(
      "no_account",
      `The user id ${process.getuid?.()} has no entry in the user database, and PostgreSQL wants a name for it.`,
      "Add one to /etc/passwd, or set DATABASE_URL to another PostgreSQL.",
      cause,
    );
  }
}

function ownerOf(dir: string): number | undefined {
  return statSync(dir, { throwIfNoEntry: false })?.uid;
}

function lookUp(nameOrUid: string): Account | undefined {
  const { status, stdout } = spawnSync("getent", ["passwd", nameOrUid], { encoding: "utf8" });
  const [name, , uid, gid] = (status === 0 ? stdout : "").trim().split(":");
  if (name === undefined || uid === undefined || gid === undefined) return undefined;
  return { uid: Number(uid), gid: Number(gid), name, lent: true };
}

/**
 * How to run `program` as `account` so that it reaches both itself and `dir`.
 * A checkout in root's home (mode 0700) is out of another account's reach; there the program keeps one capability of
 * root's, to pass through directories. Throws `wrong_owner` when that is not possible either.
 */
export function startAs(account: Account, program: string, dir: string, args: string[]): Start {
  if (!account.lent) return { file: program, args, options: {} };
  const plain = { uid: account.uid, gid: account.gid };
  if (reaches(plain, program, dir)) return { file: program, args, options: plain };
  const capability = passingCapability();
  if (capability === undefined || spawnSync("setpriv", ["--version"]).status !== 0)
    throw outOfReach(account, program, dir);
  // access(2) drops capabilities of other users unless no_setuid_fixup is set, and PostgreSQL asks access(2) about itself.
  const drop = `--reuid=${account.uid} --regid=${account.gid} --clear-groups --securebits=+no_setuid_fixup --no-new-privs`;
  const keep = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
  return { file: "setpriv", args: [...drop.split(" "), ...keep, program, ...args], options: {} };
}

function reaches(as: { uid: number; gid: number }, program: string, dir: string): boolean {
  return (
    spawnSync("sh", ["-c", '[ -x "$1" ] && [ -w "$2" ]', "sh", program, dir], { ...as, cwd: "/" }).status ===
    0
  );
}

/** The smaller of the two capabilities that let a process through closed directories; containers often keep only the second. */
function passingCapability(): string | undefined {
  const line = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
  const held = BigInt(`0x${line}`);
  if (held & (1n << 2n)) return "dac_read_search";
  if (held & (1n << 1n)) return "dac_override";
  return undefined;
}

function outOfReach(account: Account, program: string, dir: string): PostgresProblem {
  return new PostgresProblem(
    "wrong_owner",
    `PostgreSQL runs as user ${account.name} because it refuses to run as root, and that user cannot reach ${program} or ${dir}.`,
    "Install util-linux (setpriv), or move the project out of root's home, or run as an ordinary user.",
  );
}
