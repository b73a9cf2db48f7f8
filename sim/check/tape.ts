import { createHash, hash } from "node:crypto";
import type { Id } from "@counterfoil/ids";
import type { Store, Stored } from "../parts/store.ts";
import type { Books, Deed } from "./books.ts";
import { text, type Findings } from "./findings.ts";

/** A tape entry as the checkers read it: parsed by JSON alone. */
export interface Line {
  readonly row: Stored;
  readonly command: {
    readonly device: Id;
    readonly epoch: number;
    readonly seq: number;
    readonly id: Id;
    readonly kind: string;
    readonly type: string;
    readonly at: string;
    readonly prev: string;
    readonly args: Readonly<Record<string, unknown>>;
  };
  readonly events: readonly Happened[];
}

export interface Happened {
  readonly type: string;
  readonly [field: string]: unknown;
}

export function linesOf(store: Store, scope: Id): readonly Line[] {
  return store.tapeOf(scope).map((row) => ({
    row,
    command: JSON.parse(row.command) as Line["command"],
    events: JSON.parse(row.events) as Happened[],
  }));
}

/** INV-1: what a person was told stands on the tape, once, as it was asked; the rest at most once; nobody else wrote. */
export function checkStored(found: Findings, books: Books, office: Id, lines: readonly Line[]): void {
  const times = new Map<Id, Line[]>();
  for (const line of lines) {
    // A command that was sent again in another place is stored there as what it is: a repeat, of which nothing follows.
    if (line.events.some(({ type }) => type === "command.repeated")) continue;
    times.set(line.command.id, [...(times.get(line.command.id) ?? []), line]);
  }
  for (const [id, told] of books.told) {
    const count = times.get(id)?.length ?? 0;
    if (count === 0 && books.gone.has(id)) continue;
    found.check(count === 1, "INV-1", () => `${nameOf(told)} was acknowledged and is stored ${count} times`);
  }
  for (const [id, deed] of books.asked) {
    const stored = times.get(id) ?? [];
    found.check(stored.length <= 1, "INV-1", () => `${nameOf(deed)} is stored ${stored.length} times`);
    found.check(
      !books.refused.has(id) || stored.length === 0,
      "INV-1",
      () => `${nameOf(deed)} was refused at the till and is stored`,
    );
    for (const { command } of stored) checkSame(found, deed, command);
  }
  for (const { command } of lines) {
    found.check(
      command.device === office || books.asked.has(command.id),
      "INV-1",
      () => `nobody asked for ${command.type} ${command.id}`,
    );
  }
}

/**
 * The till may add to the arguments (numbers that it has given), and change none, but what a payment comes to: coins and
 * what is due are decided there.
 */
function checkSame(found: Findings, deed: Deed, command: Line["command"]): void {
  found.check(
    says(command.args, deed.type === "payment.take" ? withoutAmount(deed.args) : deed.args) &&
      command.type === deed.type &&
      command.device === deed.device,
    "INV-1",
    () => `${nameOf(deed)} is stored as something else: ${text(command.args).slice(0, 200)}`,
  );
}

function withoutAmount({ amount: _, ...rest }: Deed["args"]): Deed["args"] {
  return rest;
}

/** Whether what was stored says at least what was asked. */
function says(stored: unknown, asked: unknown): boolean {
  if (asked === null || typeof asked !== "object") return stored === asked;
  if (stored === null || typeof stored !== "object") return false;
  const fields = stored as Readonly<Record<string, unknown>>;
  return (
    Array.isArray(stored) === Array.isArray(asked) &&
    Object.entries(asked).every(([key, value]) => says(fields[key], value)) &&
    (!Array.isArray(asked) || asked.length === (stored as readonly unknown[]).length)
  );
}

/** INV-2 and the chains of INV-8: each device's numbers run without gaps, and each entry names the one before it. */
export function checkChains(found: Findings, scope: Id, lines: readonly Line[]): void {
  const heads = new Map<string, { seq: number; hash: string }>();
  let previous: Buffer = Buffer.alloc(0);
  for (const [n, { row, command }] of lines.entries()) {
    found.check(
      row.version === n + 1,
      "INV-2",
      () => `entry ${n + 1} of ${scope} has version ${row.version}`,
    );
    const whose = `${command.device} ${command.epoch}`;
    const head = heads.get(whose) ?? { seq: 0, hash: "" };
    const what = `${command.type} of ${whose}`;
    found.check(
      command.seq === head.seq + 1,
      "INV-2",
      () => `${what} has number ${command.seq} after ${head.seq}`,
    );
    found.check(
      command.prev === head.hash,
      "INV-8",
      () => `${what} ${command.seq} names another command before it`,
    );
    const linkHash = hash("sha256", row.command, "hex");
    found.check(
      linkHash === row.command_hash.toString("hex"),
      "INV-8",
      () => `${what} ${command.seq} has another hash than its text`,
    );
    heads.set(whose, { seq: command.seq, hash: linkHash });
    const sealed = sealOf(previous, row);
    found.check(
      sealed.equals(row.entry_hash),
      "INV-8",
      () => `entry ${row.version} of ${scope} is not sealed`,
    );
    previous = row.entry_hash;
  }
}

function sealOf(previous: Buffer, row: Stored): Buffer {
  return createHash("sha256")
    .update(previous)
    .update(row.command_hash)
    .update(`${row.version}\n${row.received_at}\n${row.events}\n${row.refusal ?? ""}`)
    .digest();
}

export function nameOf({ till, type, id }: Pick<Deed, "till" | "type" | "id">): string {
  return `till ${till}'s ${type} ${id}`;
}

/** A command as a till holds it. */
export interface Held {
  readonly epoch: number;
  readonly seq: number;
  readonly id: Id;
  readonly hash: string;
}

/** INV-8: what a till holds in its chain is what stands on the tape, to the letter. */
export function checkHeld(
  found: Findings,
  name: string,
  held: readonly Held[],
  lines: readonly Line[],
): void {
  const there = new Map(
    lines.map(({ row, command }) => [`${command.id} ${command.epoch}`, row.command_hash.toString("hex")]),
  );
  for (const { id, epoch, seq, hash: own } of held) {
    const stored = there.get(`${id} ${epoch}`);
    found.check(
      stored === own,
      "INV-8",
      () => `${name}'s ${seq} of epoch ${epoch} is ${stored ?? "not"} on the tape`,
    );
  }
}

/** INV-2: how far a device says that it has come is what the server has, so that it knows of what is missing. */
export function checkKnown(
  found: Findings,
  name: string,
  store: Store,
  device: Id,
  held: readonly Held[],
  lines: readonly Line[],
): void {
  const epoch = Math.max(0, ...held.map((one) => one.epoch));
  if (epoch === 0) return;
  const made = Math.max(...held.filter((one) => one.epoch === epoch).map(({ seq }) => seq));
  const last = lines.findLast(({ command }) => command.device === device && command.epoch === epoch);
  found.same("INV-2", `the last number of ${name} on the server`, last?.command.seq, made);
  found.same(
    "INV-2",
    `what the server knows that ${name} has made`,
    store.told.get(`${device} ${epoch}`)?.made,
    made,
  );
}
