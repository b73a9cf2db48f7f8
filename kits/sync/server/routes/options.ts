import type { Event } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { Reader } from "@counterfoil/sql";
import type { Judged } from "../ports.ts";

/** What sync asks of whoever knows devices and people; whoever composes the server hands it in. */
export interface SyncOptions {
  /** Those of the actors whom the merchant knows, and what they may in the scope through this device. */
  readonly judge: (
    reader: Reader,
    where: { readonly merchant: Id; readonly scope: Id; readonly device: Id },
    actors: readonly Id[],
  ) => Promise<ReadonlyMap<Id, Judged>>;
  /** Names of devices of a scope that may keep a sequence, revoked ones included; those of others are left out. */
  readonly names: (reader: Reader, scope: Id, devices: readonly Id[]) => Promise<ReadonlyMap<Id, string>>;
  /** The command that gives a device its next epoch: its arguments are `device_id` and `above`. */
  readonly enrolment: {
    readonly type: string;
    readonly epochOf: (events: readonly Event[]) => number;
  };
}

/** What a device must be allowed to do at its location. */
export const PERMISSION = "sync.use";
