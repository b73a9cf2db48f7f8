import { invariant } from "@counterfoil/result";
import type { OwnCommand } from "./ports.ts";
import type { Replica } from "./replica.ts";

/** What is true of a device at every moment. */
export function checkReplica({ sequence, held, needsEpoch }: Replica): void {
  invariant(sequence || held.length === 0, "commands are held in a sequence");
  if (!sequence) return;
  const ids = new Set<string>();
  let before: OwnCommand | undefined;
  for (const own of held) {
    ids.add(own.id);
    checkLink(before, own, own.epoch === sequence.epoch);
    invariant(own.epoch <= sequence.epoch, "no command is of an epoch to come");
    invariant(own.epoch === sequence.epoch || own.result || needsEpoch, "what is unsent is of this epoch");
    invariant((own.result === null) === (own.acked_at === null), "an acknowledgement has its moment");
    invariant(own.result === null || own.result.id === own.id, "an acknowledgement names its command");
    before = own;
  }
  invariant(ids.size === held.length, "a command is held once");
  const last = before?.epoch === sequence.epoch ? before : undefined;
  invariant(!last || last.seq === sequence.next - 1, "the last command held has the last number given");
  invariant(!last || last.hash === sequence.last, "the sequence ends with the last command");
  invariant(sequence.next > 1 || sequence.last === "", "a sequence begins with nothing");
}

/** INV-2: numbers without gaps, each command bound to the one before it. */
function checkLink(before: OwnCommand | undefined, own: OwnCommand, isOfThisEpoch: boolean): void {
  invariant(own.seq > 1 || own.prev === "", "the first command follows none");
  if (before?.epoch !== own.epoch) return;
  invariant(own.seq > before.seq, "commands are held in their order");
  invariant(own.seq === before.seq + 1 || !isOfThisEpoch, "the sequence has no gap");
  invariant(own.seq > before.seq + 1 || own.prev === before.hash, "each command names the one before");
}

/** INV-1: whatever a step does, what the server has not acknowledged stays. */
export function checkStep(before: Replica, after: Replica): void {
  if (before.held === after.held) return;
  const ids = new Set(after.held.map((own) => own.id));
  for (const own of before.held) {
    invariant(own.result || ids.has(own.id), "nothing unacknowledged is ever dropped");
  }
  if (before.sequence && after.sequence?.epoch === before.sequence.epoch) {
    invariant(after.sequence.next >= before.sequence.next, "no number is given twice");
  }
}
