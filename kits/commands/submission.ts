import type { Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";
import type { AnySpec } from "./house.ts";
import type { CommandKind, Event, ExceptionRaised, States } from "./spec.ts";

/**
 * A command on its way in. Without `chain` the server keeps the device's sequence (epoch 0) and gives it the next
 * place; with it the device has done so itself. Then it takes its place whatever becomes of it, or nothing behind it could
 * ever follow: where a command without one is answered with a refusal or a defect, one with a place is recorded, as an
 * exception or (a request) as a refusal.
 */
export interface Draft {
  readonly scope: Id;
  readonly device: Id;
  readonly id: Id;
  readonly type: string;
  readonly actor: Id;
  /** When it happened, by the device's clock (RFC 3339). */
  readonly at: string;
  readonly args: unknown;
  readonly chain?: Chain;
}

/** The place that a device has given a command in its own sequence. */
export interface Chain {
  readonly epoch: number;
  readonly seq: number;
  readonly prev: string;
  /** What the device took it for, which its hash covers. Default: what its rule says here. */
  readonly kind?: CommandKind;
}

/** Who asks, and what that person may do. The one question that every door puts. */
export interface Grant {
  readonly actor: Id;
  readonly device: Id;
  may(permission: string, scope: Id): boolean;
  /** Why whoever asks may nothing at all, where there is more to say than that. */
  readonly denied?: Refusal;
  /** Recorded beside whatever an accepted command decides. */
  readonly remarks?: readonly ExceptionRaised[];
}

/** The answer to a command. `states` holds the documents that the command named, as they were right after it. */
export type Outcome =
  | {
      readonly status: "accepted";
      readonly version: number;
      readonly events: readonly Event[];
      readonly states: States;
      /** True when this very command had been taken before; nothing was done again. */
      readonly replayed: boolean;
    }
  | {
      readonly status: "refused";
      readonly refusal: Refusal;
      readonly replayed: boolean;
      /** Set where the refusal is on the tape: it has its place in its device's sequence. */
      readonly version?: number;
    };

/** A draft that has passed the door: its rule is known, its arguments fit, its sender may. Or it is one that must be stored. */
export interface Submission {
  readonly draft: Draft;
  readonly spec: AnySpec;
  readonly argsText: string;
  readonly inputHash: Buffer;
  readonly received_at: string;
  readonly remarks: readonly ExceptionRaised[];
  /** Set where the answer is known before the rule is asked: the door says no, or the database has refused what it brings. */
  readonly refusal?: Refusal;
  /** Not even what its `spoiled` says is recorded beside the refusal: that broke as well. */
  readonly bare?: true;
}

export function refusedOutcome(refusal: Refusal, replayed = false, version?: number): Outcome {
  const outcome = { status: "refused", refusal, replayed } as const;
  return version === undefined ? outcome : { ...outcome, version };
}
