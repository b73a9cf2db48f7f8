import type { Draft, Grant, Outcome, TapeRow } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";

/** A document as it is kept: its key within the scope, and its text as JSON. */
export interface Kept {
  readonly key: string;
  readonly doc: string;
}

/** Which documents of a kind come next: those after a key, in the order of the keys. */
export interface PageOf {
  /** The last key that was had; null from the first. */
  readonly after: string | null;
  /** What is over and was done with before this day (YYYY-MM-DD) may be left out. */
  readonly since: string;
  readonly limit: number;
}

/** Where the tape of a scope ends. Hashes in hex; empty before the first entry. */
export interface Tip {
  readonly version: number;
  readonly hash: string;
  /** The hash of the entry that was asked for; null where there is no such entry. */
  readonly hashAt: string | null;
}

/** One picture of the store: whatever is written meanwhile, all that is read from it is of one moment. */
export interface Picture {
  /** `at`: the version whose hash is asked for; that of 0 is empty. */
  tip(scope: Id, at: number): Promise<Tip>;
  /** The entries after a version, in order. */
  entries(scope: Id, after: number, limit: number): Promise<readonly TapeRow[]>;
  /** Those of the documents that there are. */
  documents(scope: Id, kind: string, keys: readonly string[]): Promise<readonly Kept[]>;
  /** @throws NotOurs when `after` cannot be a key of this kind. */
  page(scope: Id, kind: string, page: PageOf): Promise<readonly Kept[]>;
  /** How many documents all pages have together. */
  count(scope: Id, kind: string, since: string): Promise<number>;
  /** The device's last number among the entries up to a version; 0 where there is none. */
  lastSeq(scope: Id, sequence: Sequence, at: number): Promise<number>;
}

/** Something is said to be a token of ours and is not; `field` names where. */
export class NotOurs extends Error {
  override readonly name = "NotOurs";
  readonly field: string;
  constructor(field: string) {
    super(`${field} is not one that was given out here`);
    this.field = field;
  }
}

/** Where documents and tape are read. */
export interface Pictures {
  /** The kinds of documents that devices hold, in the order in which a snapshot sends them. */
  readonly kinds: readonly string[];
  picture<T>(work: (picture: Picture) => Promise<T>): Promise<T>;
}

/** The sequence that a device keeps: one for each epoch. */
export interface Sequence {
  readonly device: Id;
  readonly epoch: number;
}

/** Where a device's sequence stands on the server. */
export interface Standing {
  /** The scope's version. */
  readonly version: number;
  readonly last_seq: number;
  /** The hash of its last command in hex; empty before the first. */
  readonly last_hash: string;
  /** The entries that stand under the numbers that were asked for. */
  readonly stored: readonly TapeRow[];
}

/** What somebody may who is named by a command that a device made, as the server knows it now. */
export interface Judged {
  may(permission: string): boolean;
  /** Was one of the house when the command was made, perhaps, but is not any more. */
  readonly left: boolean;
}

/** How far a device says that it has come. */
export interface Told extends Sequence {
  readonly scope: Id;
  /** The last number that it has given out. */
  readonly made: number;
  /** The last number that stands on the server. */
  readonly stored: number;
  /** Whether the device has said so itself; another one may carry its commands. */
  readonly itself: boolean;
  /** Its commands have no place in this epoch and go to another: what it had made beyond is not missing. */
  readonly over: boolean;
  /** Its clock and ours, RFC 3339. */
  readonly clock: string;
  readonly now: string;
}

export interface PushPorts {
  /** Takes a command (the pipeline's own). Commands handed in without waiting are taken in that order. */
  submit(draft: Draft, grant: Grant): Promise<Outcome>;
  /** Read after all of a push has been taken. */
  standing(scope: Id, sequence: Sequence, seqs: readonly number[]): Promise<Standing>;
  /** Those of the actors whom the server knows. */
  judge(scope: Id, device: Id, actors: readonly Id[]): Promise<ReadonlyMap<Id, Judged>>;
  /** Takes note of how far a device has come. */
  told(told: Told): Promise<void>;
}

export interface EnrolPorts {
  /** The highest epoch of the device on the scope's tape; 0 where there is none. */
  highestEpoch(scope: Id, device: Id): Promise<number>;
  /** Gives the device an epoch above `above`; asked again with the same id, the same one. @throws Problem */
  give(asked: {
    readonly scope: Id;
    readonly device: Id;
    readonly id: Id;
    readonly above: number;
  }): Promise<number>;
}
