import type { Tries } from "@counterfoil/access/rules";
import type { Id } from "@counterfoil/ids";
import type { Pairing, TeamMember } from "@counterfoil/server/api";
import { openSafe, type Safe } from "@counterfoil/vault";
import type { StaffMember } from "../api/till.ts";
import type { Verifier } from "./verifier.ts";

/** Which device this browser is. The token is its own secret; the server keeps a hash of it. */
export interface KeptDevice {
  readonly id: Id;
  readonly token: string;
  readonly pairing: Pairing;
}

/** A pairing that was asked for and has no answer yet: asked again, it is the same one. */
export interface KeptPairing {
  readonly code: string;
  readonly id: Id;
  readonly token: string;
}

export interface KeptSession {
  /** Null after a sign-in without the server: reads of the whole shop need one. */
  readonly token: string | null;
  readonly member: StaffMember;
  /** When it ends by itself, RFC 3339. */
  readonly until: string;
}

/** Who may sign in here, as the server last said. */
export type KeptMember = Pick<TeamMember, "id" | "name" | "role">;

/** How many digits somebody's PIN had when it last opened this till. The server does not tell. */
type PinLengths = Readonly<Record<Id, number>>;

/** How far the server's chain of this device is known to go through what was made here. */
export interface Proved {
  readonly epoch: number;
  readonly seq: number;
}

interface Places {
  readonly device: KeptDevice;
  readonly pairing: KeptPairing;
  readonly session: KeptSession;
  readonly team: readonly KeptMember[];
  readonly pins: PinLengths;
  readonly verifiers: Readonly<Record<Id, Verifier>>;
  readonly tries: Tries;
  readonly proved: Proved;
  /** What was unsent when the last file for another till was made. */
  readonly exported: readonly Id[];
}

const SAFE = "counterfoil.till";
/** What belongs to the shop that is left. */
const OF_THE_SHOP = [
  "device",
  "session",
  "team",
  "pins",
  "verifiers",
  "tries",
  "proved",
  "exported",
] as const;

/** What outlives the page, sales apart. Without a safe it lasts until the page is closed. */
export class Kept {
  readonly #safe: Safe | null;
  readonly #memory: Map<string, unknown>;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(safe: Safe | null = null) {
    this.#safe = safe;
    this.#memory = new Map(safe?.values);
  }

  /** What this browser has kept; nothing where it keeps nothing, which the vault of the sales will tell. */
  static async open(): Promise<Kept> {
    return new Kept(await openSafe(SAFE).catch(() => null));
  }

  read<Name extends keyof Places>(name: Name): Places[Name] | null {
    // Only `write` stores anything under these names.
    return (this.#memory.get(name) ?? null) as Places[Name] | null;
  }

  write<Name extends keyof Places>(name: Name, value: Places[Name] | null): void {
    this.#memory.set(name, value);
    // Where there is no room left it holds until the page is closed; the vault blocks the sale and says so.
    const written = this.#safe?.put(name, value).catch(() => {});
    this.#writing = Promise.all([this.#writing, written]);
  }

  /** Resolves when all that was written is on the disk: before anything is built on it. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  leaveShop(): void {
    for (const name of OF_THE_SHOP) this.write(name, null);
  }
}
