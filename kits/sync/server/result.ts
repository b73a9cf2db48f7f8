import type { CommandRepeated, Event, ExceptionRaised } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";
import type { SyncResult } from "../wire/shapes.ts";

/** A command on the tape, and what followed from it. */
export interface Decided {
  readonly seq: number;
  readonly id: Id;
  readonly version: number;
  readonly events: readonly Event[];
  readonly refusal: Refusal | null;
}

/**
 * What a device is told of its command. It follows from the entry alone, so that whoever asks again is told the same. A
 * command that had been taken in another place before is told what became of it there.
 */
export function resultOf({ seq, id, version, events, refusal }: Decided): SyncResult {
  const repeated = events.find((event): event is CommandRepeated => event.type === "command.repeated");
  const at = { seq, id, version: repeated?.version ?? version };
  const no = repeated ? repeated.refusal : refusal;
  if (no) return { ...at, outcome: "refused", ...said(no) };
  const raised = repeated ? repeated.raised : events.find(isRaised);
  return raised ? { ...at, outcome: "exception", ...said(raised) } : { ...at, outcome: "applied" };
}

function isRaised(event: Event): event is ExceptionRaised {
  return event.type === "exception.raised";
}

function said({ code, message }: { code: string; message: string }): { code: string; message: string } {
  return { code, message };
}
