import type { Refusal } from "@counterfoil/result";
import {
  exception,
  type CommandRepeated,
  type Entry,
  type Event,
  type ExceptionRaised,
  type States,
} from "./spec.ts";
import type { Submission } from "./submission.ts";

/** What stands on the tape already under the id of a command. */
export interface Found {
  readonly version: number;
  readonly device_id: string;
  readonly epoch: number;
  readonly seq: number;
  readonly input_hash: Buffer;
  readonly events: string;
  readonly refusal: string | null;
}

/** What an entry of the tape will say of its command. */
export interface Decided {
  readonly events: readonly Event[];
  /** Set for a request alone: of a fact it is an event. */
  readonly refusal: Refusal | null;
  /** What our rule ran into: to be told, not to be stored. */
  readonly defect?: unknown;
}

export const ID_REUSED: Refusal = {
  code: "id_reused",
  message: "This id was used before for another request. Take a new id for a new request.",
  field: "id",
};
/** What a person reads of a command whose rule broke. The defect itself is in the log. */
export const BROKEN: Refusal = {
  code: "defect",
  message: "The server could not work this out, and has stored it as it came. Look at it by hand.",
};

/**
 * Decides a command that has no place of its own.
 * @returns what is to be stored, or a refusal, of which nothing is
 * @throws what the rule throws
 */
export function decideLoose(
  { spec, remarks, refusal }: Submission,
  entry: Entry,
  states: States,
): Decided | { readonly no: Refusal } {
  const decision = refusal ? { refusal } : spec.decide(entry.command, states, entry);
  if ("refusal" in decision) return { no: decision.refusal };
  return { events: beside(decision.events, remarks), refusal: null };
}

/** Decides a command that has its place in its device's sequence: whatever it is, it is stored. `before`: it stands elsewhere. */
export function decidePlaced(
  submission: Submission,
  entry: Entry,
  states: States,
  before: Found | undefined,
): Decided {
  const { spec, inputHash, remarks } = submission;
  if (before) {
    return before.input_hash.equals(inputHash)
      ? { events: [repeated(before)], refusal: null }
      : no(ID_REUSED, submission, entry, states);
  }
  if (submission.refusal) return no(submission.refusal, submission, entry, states);
  try {
    const decision = spec.decide(entry.command, states, entry);
    if ("refusal" in decision) return no(decision.refusal, submission, entry, states);
    return { events: beside(decision.events, remarks), refusal: null };
  } catch (defect) {
    return { ...no(BROKEN, submission, entry, states), defect };
  }
}

/** A fact has happened, whatever we think of it; where device and server differ on what it is, it is one. */
function no(refusal: Refusal, { spec, bare }: Submission, entry: Entry, states: States): Decided {
  const { command } = entry;
  if (command.kind === "request" && spec.kind === "request") return { events: [], refusal };
  const raised = exception(refusal.code, refusal.message);
  if (bare) return { events: [raised], refusal: null };
  try {
    const spoiled = spec.spoiled?.(command, refusal, states, entry) ?? [];
    return { events: [raised, ...spoiled], refusal: null };
  } catch (defect) {
    return { events: [raised], refusal: null, defect };
  }
}

function beside(events: readonly Event[], remarks: readonly ExceptionRaised[]): readonly Event[] {
  return remarks.length === 0 ? events : [...events, ...remarks];
}

function repeated(before: Found): CommandRepeated {
  const { version } = before;
  if (before.refusal !== null) {
    return { type: "command.repeated", version, refusal: JSON.parse(before.refusal) as Refusal };
  }
  const events = JSON.parse(before.events) as readonly Event[];
  const first = events.find((event) => event.type === "command.repeated");
  if (first) return first as CommandRepeated;
  const raised = events.find((event): event is ExceptionRaised => event.type === "exception.raised");
  if (!raised) return { type: "command.repeated", version };
  const { code, message } = raised;
  return { type: "command.repeated", version, raised: { code, message } };
}
