import type { Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";
import type { AnySpec } from "./house.ts";
import type { Event, States } from "./spec.ts";

/**
 * A command on its way in. Without `chain` the server keeps the device's sequence (epoch 0) and gives it the next
 * place; with it the device has done so itself.
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
  readonly chain?: { readonly epoch: number; readonly seq: number; readonly prev: string };
}

/** Who asks, and what that person may do. The one question that every door puts. */
export interface Grant {
  readonly actor: Id;
  readonly device: Id;
  may(permission: string, scope: Id): boolean;
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
  | { readonly status: "refused"; readonly refusal: Refusal; readonly replayed: boolean };

/** A draft that has passed the door: its rule is known, its arguments fit, its sender may. */
export interface Submission {
  readonly draft: Draft;
  readonly spec: AnySpec;
  readonly argsText: string;
  readonly inputHash: Buffer;
  readonly received_at: string;
  /** Set where the answer is known before the rule is asked: the database has refused an id that it brings. */
  readonly refusal?: Refusal;
}

export function refusedOutcome(refusal: Refusal, replayed = false): Outcome {
  return { status: "refused", refusal, replayed };
}
