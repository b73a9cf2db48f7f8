import type { Id } from "@counterfoil/ids";
import type { Pairing } from "@counterfoil/server/api";
import type { StaffMember } from "../api/till.ts";
import type { Act } from "./acts.ts";
import type { PinLengths } from "./shapes.ts";

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
  readonly token: string;
  readonly member: StaffMember;
}

interface Places {
  readonly device: KeptDevice;
  readonly pairing: KeptPairing;
  readonly session: KeptSession;
  readonly pins: PinLengths;
  /** What was asked and has no answer yet. */
  readonly acts: readonly Act[];
}

const PREFIX = "counterfoil.till.";

/** What outlives a reload. Where the browser keeps nothing, it lasts until the page is closed. */
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
}

function stored(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null; // no storage, or a text that was tampered with
  }
}
