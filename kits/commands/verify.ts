import type { Reader } from "@counterfoil/sql";
import type { Id } from "@counterfoil/ids";
import { pagesOf, readEntry, type TapeRow } from "./entries.ts";
import { commandHash, entryHash, NO_HASH, placeId } from "./hashing.ts";
import type { House } from "./house.ts";
import type { Command } from "./spec.ts";
import { countEntries, listHeads, listScopes } from "./store/whole.ts";

/** Faults listed by name; the count goes on beyond. */
const FAULTS_SHOWN = 100;
const HEADS_LIMIT = 100_000;

export interface Fault {
  readonly scope_id: string;
  /** The entry at fault; 0 where the fault is not in one entry. */
  readonly version: number;
  readonly fault: string;
}

export interface Verdict {
  readonly ok: boolean;
  readonly scopes: number;
  readonly entries: number;
  readonly events: number;
  /** Device chains followed: one for each scope, device and epoch. */
  readonly chains: number;
  readonly checks: readonly { readonly name: string; readonly faults: number }[];
  /** The first faults found, in the order of the tape; the first is the first bad entry. */
  readonly faults: readonly Fault[];
}

/**
 * Walks every tape and recomputes what was sealed: versions and sequences without gaps (INV-2), both hash chains
 * (INV-8), the tips that the scopes claim; then asks the domains' checks (ledger balance, receipt series …).
 * Run it inside one snapshot, so that sales taken meanwhile do not look like faults.
 */
export async function verify(
  house: House,
  reader: Reader,
  progress: (done: number, of: number) => void = () => {},
): Promise<Verdict> {
  const [total] = await reader.query(countEntries, { least: 0 });
  const walk = new Walk(total?.entries ?? 0, progress);
  const scopes = await reader.query(listScopes, {});
  for (const scope of scopes) {
    await walk.scope(reader, scope.scope_id);
    walk.tip(scope.scope_id, scope.version, scope.last_hash);
    walk.heads(scope.scope_id, await reader.query(listHeads, { scope: scope.scope_id, limit: HEADS_LIMIT }));
  }
  const checks: { name: string; faults: number }[] = [];
  for (const check of house.checks) {
    const rows = await reader.query(check.faults, { limit: FAULTS_SHOWN });
    for (const row of rows) walk.fault(row.scope_id, 0, `${check.name}: ${row.fault}`);
    checks.push({ name: check.name, faults: rows.length });
  }
  return {
    ok: walk.faultCount === 0,
    scopes: scopes.length,
    entries: walk.entries,
    events: walk.events,
    chains: walk.chains,
    checks,
    faults: walk.faults,
  };
}

interface Link {
  readonly seq: number;
  readonly hash: Buffer;
}

class Walk {
  readonly faults: Fault[] = [];
  faultCount = 0;
  entries = 0;
  events = 0;
  chains = 0;
  #version = 0;
  #hash: Buffer = NO_HASH;
  #links = new Map<string, Link>();
  readonly #total: number;
  readonly #progress: (done: number, of: number) => void;

  constructor(total: number, progress: (done: number, of: number) => void) {
    this.#total = total;
    this.#progress = progress;
  }

  fault(scope_id: string, version: number, fault: string): void {
    this.faultCount += 1;
    if (this.faults.length < FAULTS_SHOWN) this.faults.push({ scope_id, version, fault });
  }

  async scope(reader: Reader, scope: Id): Promise<void> {
    this.#version = 0;
    this.#hash = NO_HASH;
    this.#links = new Map();
    for await (const page of pagesOf(reader, scope)) {
      for (const row of page) this.#entry(scope, row);
      this.entries += page.length;
      this.#progress(this.entries, this.#total);
    }
    this.chains += this.#links.size;
  }

  tip(scope: Id, version: number, hash: Buffer): void {
    if (version !== this.#version)
      this.fault(scope, version, `the scope is at ${version}, its tape at ${this.#version}`);
    else if (!hash.equals(this.#hash))
      this.fault(scope, version, "the scope's last hash is not that of its last entry");
  }

  heads(
    scope: Id,
    rows: readonly { device_id: string; epoch: number; last_seq: number; last_hash: Buffer }[],
  ): void {
    for (const row of rows) {
      const link = this.#links.get(`${row.device_id} ${row.epoch}`);
      if (link?.seq === row.last_seq && link.hash.equals(row.last_hash)) continue;
      this.fault(
        scope,
        0,
        `device ${row.device_id} epoch ${row.epoch} is remembered at another place than its chain ends`,
      );
    }
    if (rows.length < this.#links.size)
      this.fault(scope, 0, "a device with entries on the tape is not remembered");
  }

  #entry(scope: Id, row: TapeRow): void {
    const fault = (text: string) => this.fault(scope, row.version, text);
    if (row.version !== this.#version + 1) fault(`entry ${this.#version + 1} is missing`);
    const hash = commandHash(row.command);
    if (!hash.equals(row.command_hash)) fault("the command was changed after it was sealed");
    const previous = this.#hash;
    const { version, received_at, events, refusal } = row;
    const sealed = entryHash({ previous, version, received_at, commandHash: hash, events, refusal });
    if (!sealed.equals(row.entry_hash))
      fault("the entry or the one before it was changed after it was sealed");
    const parsed = parse(row);
    this.#chain(fault, row, parsed?.command.prev, hash);
    if (!parsed || !saysTheSame(row, parsed.command)) {
      fault("the entry's columns do not say what its command says");
    }
    this.events += parsed?.events.length ?? 0;
    this.#version = row.version;
    this.#hash = row.entry_hash;
  }

  #chain(fault: (text: string) => void, row: TapeRow, prev: string | undefined, hash: Buffer): void {
    const key = `${row.device_id} ${row.epoch}`;
    const link = this.#links.get(key);
    const expected = (link?.seq ?? 0) + 1;
    if (row.seq !== expected)
      fault(`number ${expected} of device ${row.device_id} epoch ${row.epoch} is missing`);
    if (prev !== (link?.hash ?? NO_HASH).toString("hex"))
      fault("the command does not follow the one before it of its device");
    this.#links.set(key, { seq: row.seq, hash });
  }
}

function saysTheSame(row: TapeRow, command: Command): boolean {
  const isId = row.id === command.id || row.id === placeId(command);
  return isId && row.seq === command.seq && row.device_id === command.device;
}

/** Nothing where somebody has written what is no JSON: a fault of the tape, which must not stop the walk. */
function parse(row: TapeRow): ReturnType<typeof readEntry> | undefined {
  try {
    return readEntry(row);
  } catch {
    return undefined;
  }
}
