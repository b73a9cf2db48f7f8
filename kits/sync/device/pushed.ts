import { must } from "@counterfoil/result";
import { MOST_PUSHED } from "../wire/limits.ts";
import { WIRE_VERSION, type PushBody, type PushReply } from "../wire/shapes.ts";
import type { OwnCommand, VaultWrite } from "./ports.ts";
import type { Out, Replica } from "./replica.ts";

/** What the server said to a push: acknowledged by number and id, never by place. */
export function pushed(replica: Replica, { reply, at }: { reply: PushReply; at: string }): Out {
  const sequence = must(replica.sequence, "only a device with a sequence pushes");
  const results = new Map(reply.results.map((result) => [result.seq, result]));
  const held = replica.held.map((own) => {
    if (own.epoch !== sequence.epoch) return own;
    // The server has less than it had: an older backup was restored, and this device brings it up to date.
    if (own.seq > reply.last_seq) return own.result ? unacknowledged(own) : own;
    const result = results.get(own.seq);
    return result?.id === own.id && !own.result ? { ...own, result, acked_at: at } : own;
  });
  const after = { ...replica, held, needsEpoch: replica.needsEpoch || isAnotherChain(replica, held, reply) };
  return { replica: after, writes: changedWrites(replica.held, held), strict: false };
}

/** Whether the server's sequence cannot be gone on with: another command is there, or what it lacks is not held any more. */
function isAnotherChain(
  { sequence }: Replica,
  held: readonly OwnCommand[],
  { halt, last_seq }: PushReply,
): boolean {
  if (!sequence) return false;
  if (halt && halt.code !== "sequence_gap") return true;
  // It knows more than was ever made here: this storage is an older copy of itself.
  if (last_seq >= sequence.next) return true;
  const first = held.find((own) => own.epoch === sequence.epoch && own.seq > last_seq);
  return (first?.seq ?? sequence.next) > last_seq + 1;
}

export function unacknowledged(own: OwnCommand): OwnCommand {
  return { ...own, result: null, acked_at: null };
}

/** What the vault must learn when commands that it holds have changed. */
export function changedWrites(before: readonly OwnCommand[], after: readonly OwnCommand[]): VaultWrite[] {
  return after.filter((own, i) => own !== before[i]).map((command): VaultWrite => ({ kind: "put", command }));
}

/** Commands that the server has not acknowledged. */
export function unsent({ held }: Replica): readonly OwnCommand[] {
  return held.filter((own) => !own.result);
}

/** What to push next; empty commands ask where the sequence stands. `clock`: RFC 3339. */
export function pushBody({ seat, sequence, held }: Replica, clock: string): PushBody {
  const { epoch, next } = must(sequence, "only a device with a sequence pushes");
  const first = held.findIndex((own) => own.epoch === epoch && !own.result);
  const due = first < 0 ? [] : held.slice(first, first + MOST_PUSHED);
  return {
    v: WIRE_VERSION,
    location_id: seat.location,
    device: seat.device,
    epoch,
    made: next - 1,
    clock,
    commands: due.map(({ seq, id, kind, type, actor, at, prev, args }) => ({
      seq,
      id,
      kind,
      type,
      actor,
      at,
      prev,
      args: args as Record<string, unknown>,
    })),
  };
}
