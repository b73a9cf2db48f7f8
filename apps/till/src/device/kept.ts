import type { Tries } from "@counterfoil/access/rules";
import type { Id } from "@counterfoil/ids";
import type { Pairing, TeamMember } from "@counterfoil/server/api";
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

const PREFIX = "counterfoil.till.";
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

/** What outlives a reload, sales apart. Where the browser keeps nothing, it lasts until the page is closed. */
export class Kept {
  readonly #memory = new Map<string, unknown>();

  read<Name extends keyof Places>(name: Name): Places[Name] | null {
    if (!this.#memory.has(name)) this.#memory.set(name, stored(name));
    // Only `write` stores anything under these names.
    return this.#memory.get(name) as Places[Name] | null;
  }

  write<Name extends keyof Places>(name: Name, value: Places[Name] | null): void {
    this.#memory.set(name, value);
    try {
      if (value === null) localStorage.removeItem(PREFIX + name);
      else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
      // A browser that forbids storage, or has no room left.
    }
  }

  leaveShop(): void {
    for (const name of OF_THE_SHOP) this.write(name, null);
  }
}

function stored(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null; // no storage, or a text that was tampered with
  }
}
