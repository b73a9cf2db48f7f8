import type { Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";
import type { TSchema } from "typebox";

/**
 * A fact has already happened in the world (cash taken, dish served) and is always recorded. A request spends something
 * shared (points, a refund to a card) and may be refused.
 */
export type CommandKind = "fact" | "request";

/** What a device asks for, with its place in that device's own gapless sequence for the scope. */
export interface Command<Args = unknown> {
  readonly scope: Id;
  readonly device: Id;
  /** 0: the server keeps this device's sequence (REST, import). From 1: the device does; a wiped device takes the next. */
  readonly epoch: number;
  /** From 1, without gaps per scope, device and epoch. */
  readonly seq: number;
  readonly id: Id;
  readonly kind: CommandKind;
  readonly type: string;
  readonly actor: Id;
  /** When it happened, by the device's clock (RFC 3339). */
  readonly at: string;
  /** SHA-256 in hex of the command before it in the device's sequence; empty for the first. */
  readonly prev: string;
  readonly args: Args;
}

/** What followed. An event need not repeat what its command says: whoever reads it has both, in one tape entry. */
export interface Event {
  readonly type: string;
}

/** One entry of the tape, as rules see it. */
export interface Entry<Args = unknown> {
  readonly command: Command<Args>;
  /** The scope's version that this entry makes. */
  readonly version: number;
  /** The server's clock when the command arrived (RFC 3339). */
  readonly received_at: string;
}

/** Which state document a command needs: the kind of state, and its key within the scope. */
export interface Ref {
  readonly kind: string;
  readonly key: string;
}

/** How a state document follows from events: for each event type, which document it touches and what becomes of it. */
export interface Fold<S> {
  readonly kind: string;
  readonly on: Readonly<Record<string, FoldStep<S, never>>>;
}

export interface FoldStep<S, E extends Event> {
  /** The document that the event touches; null when this event touches none. */
  readonly key: (event: E, entry: Entry<never>) => string | null;
  readonly apply: (state: S | undefined, event: E, entry: Entry<never>) => S;
}

/** The state documents that a decision may look at: those that the command's `needs` named. */
export interface States {
  get<S>(fold: Fold<S>, key: string): S | undefined;
}

/** What a decision is: the events that follow, or a refusal. */
export type Decision = { readonly events: readonly Event[] } | { readonly refusal: Refusal };

/** A verb of a domain: what it takes, who may, what it must see, and the pure rule that decides. */
export interface CommandSpec<Args = unknown> {
  readonly type: string;
  readonly kind: CommandKind;
  readonly permission: string;
  readonly args: TSchema;
  readonly needs: (command: Command<Args>) => readonly Ref[];
  readonly decide: (command: Command<Args>, states: States, entry: Entry<Args>) => Decision;
  /**
   * What follows from a fact that could not be done, beside the exception that says so: a number that is on paper already
   * is used up all the same (INV-8). Asked only for facts that a device has numbered itself, whose arguments fit; `states`
   * holds the documents that `needs` named. Nothing is folded of what was refused but these events.
   */
  readonly spoiled?: (
    command: Command<Args>,
    refusal: Refusal,
    states: States,
    entry: Entry<Args>,
  ) => readonly Event[];
  /** Set where the command makes its own scope: the scope's parent (null for a merchant). */
  readonly opensScope?: (command: Command<Args>) => { readonly parent: Id | null };
}

/** Shorthand for a reference to a document of a fold. */
export function ref<S>(fold: Fold<S>, key: string): Ref {
  return { kind: fold.kind, key };
}

export function accept(...events: readonly Event[]): Decision {
  return { events };
}

export function refused(code: string, message: string, field?: string): { refusal: Refusal } {
  return { refusal: field === undefined ? { code, message } : { code, message, field } };
}

/** An event for what could not be refused and does not fit: a person looks at it later (INV-9). */
export interface ExceptionRaised extends Event {
  readonly type: "exception.raised";
  readonly code: string;
  readonly message: string;
}

export function exception(code: string, message: string): ExceptionRaised {
  return { type: "exception.raised", code, message };
}

/**
 * A command that has its place in its device's sequence and had been taken in another place before: a device that lost
 * its sequence sends what it still holds in a new one, under the ids that it had. Nothing is done again.
 */
export interface CommandRepeated extends Event {
  readonly type: "command.repeated";
  /** The version that it made then. */
  readonly version: number;
  /** What became of it then, where it was not simply done. */
  readonly refusal?: Refusal;
  readonly raised?: { readonly code: string; readonly message: string };
}
