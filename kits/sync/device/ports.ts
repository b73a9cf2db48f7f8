import type { ScopeName, SyncDoc } from "../wire/shapes.ts";
import type { DeviceHouse, HeldCommand, Link, Seat } from "./api.ts";

/** A command of this device as it is kept. */
export interface OwnCommand extends HeldCommand {
  /** Its entry lies below the cursor: the documents hold what it has done. */
  readonly below: boolean;
}

/** The device's own sequence: where it goes on. */
export interface Sequence {
  readonly epoch: number;
  readonly next: number;
  /** The hash of the last command; empty before the first. */
  readonly last: string;
}

/** How far a scope's documents have come. */
export interface Place {
  /** Null while no whole picture is here. */
  readonly cursor: string | null;
  /** The cursor leads nowhere any more; the documents stay on show until the next whole picture is here. */
  readonly reset: boolean;
  /** A snapshot that is under way. `next`: null when all its chunks are here and only the pull from `at` is missing. */
  readonly incoming: {
    readonly at: string;
    readonly next: string | null;
    readonly done: number;
    readonly total: number;
  } | null;
}

/** What was known of the server's clock. */
export interface ClockKept {
  /** The server's clock less this device's. */
  readonly offsetMs: number;
  /** The latest moment that the server has told: it cannot be earlier now. */
  readonly heardMs: number;
}

/** Small values, each under its name. */
export interface VaultValues {
  readonly sequence: Sequence;
  readonly clock: ClockKept;
  readonly location: Place;
  readonly merchant: Place;
  /** Written to find out whether writing works. */
  readonly probe: number;
}

/** Where documents lie: those on show, or those of a snapshot that is not whole yet. */
export type Area = "base" | "incoming";

export type VaultWrite =
  /** A command that is new here. That its place is taken is a failure: somebody else has written. */
  | { readonly kind: "add"; readonly command: OwnCommand }
  /** A command that is here already, as it is now. */
  | { readonly kind: "put"; readonly command: OwnCommand }
  | { readonly kind: "drop"; readonly epoch: number; readonly seq: number }
  | {
      readonly [N in keyof VaultValues]: {
        readonly kind: "set";
        readonly name: N;
        readonly value: VaultValues[N];
      };
    }[keyof VaultValues]
  /** Documents on top of those in the area; null for one that is no more. */
  | {
      readonly kind: "docs";
      readonly of: ScopeName;
      readonly area: Area;
      readonly docs: readonly SyncDoc[];
    }
  /** What lies in `incoming` is the base from now on. */
  | { readonly kind: "adopt"; readonly of: ScopeName }
  /** What lies in `incoming` is of no use. */
  | { readonly kind: "clear"; readonly of: ScopeName };

/** Everything that a vault holds. */
export interface Kept {
  readonly values: Partial<VaultValues>;
  /** By epoch, then number. */
  readonly commands: readonly OwnCommand[];
  /** As they were written: of documents that come twice, the later counts. */
  readonly docs: Readonly<Record<ScopeName, Readonly<Record<Area, readonly SyncDoc[]>>>>;
}

/** Where a device keeps what must not be lost. All writes of one call are kept together, or none. */
export interface Vault {
  /** @throws StorageFailed: what cannot be read is never taken for empty. */
  load(): Promise<Kept>;
  /** Resolves when it is on the disk, and no power cut undoes it. @throws StorageFailed */
  keep(writes: readonly VaultWrite[]): Promise<void>;
  /** For what the server will tell again: resolves when a reader sees it, though a power cut may undo it. @throws StorageFailed */
  note(writes: readonly VaultWrite[]): Promise<void>;
  close(): void;
}

export interface Clock {
  /** The wall clock: milliseconds since 1970, and as wrong as its owner likes. */
  now(): number;
  /** Milliseconds since some moment, never set by anybody. */
  monotonic(): number;
}

export interface Timers {
  /** @returns how to call it off. */
  after(ms: number, run: () => void): () => void;
}

/** The right to write: one tab of a browser has it. */
export interface Lock {
  /** Asks for it. @returns how to let go, or to stop waiting. */
  want(hear: {
    /** This is the writer now. */
    readonly ours: () => void;
    /** Another has it, and this one waits in line. */
    readonly elsewhere: () => void;
    /** It was taken away: write nothing more. */
    readonly lost: () => void;
  }): () => void;
}

/** Tells the other tabs that something was written. */
export interface Bell {
  ring(): void;
  /** @returns how to stop hearing it. */
  hear(run: () => void): () => void;
}

export interface DevicePorts {
  readonly vault: Vault;
  readonly link: Link;
  readonly clock: Clock;
  readonly timers: Timers;
  /** SHA-256 in hex. */
  readonly digest: (text: string) => Promise<string>;
  readonly lock: Lock;
  /** From 0 to below 1, for the jitter of retries. */
  readonly random: () => number;
  /** Told of what should never happen; the device goes on as if it had not been asked. */
  readonly defect: (problem: unknown) => void;
  /** Without it, a tab that looks on sees what was there when it was opened. */
  readonly bell?: Bell;
}

export interface DeviceOptions {
  readonly seat: Seat;
  readonly house: DeviceHouse;
  readonly ports: DevicePorts;
}

/** A command's place among all of a device: what `held` takes as `before`. */
export function placeOf({ epoch, seq }: { readonly epoch: number; readonly seq: number }): number {
  return epoch * EPOCH_SPAN + seq;
}
/** Numbers of one epoch: more than a device makes in a century; 2,097,151 epochs stay exact beside it. */
const EPOCH_SPAN = 2 ** 32;
