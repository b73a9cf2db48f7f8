import { invariant } from "@counterfoil/result";
import type { EnrolReply } from "../wire/shapes.ts";
import type { OwnCommand, Sequence, VaultWrite } from "./ports.ts";
import { unsent } from "./pushed.ts";
import type { Out, Replica } from "./replica.ts";

/** A new epoch: what was not acknowledged has moved to it, under the ids that it had. */
export function enrolled(
  replica: Replica,
  { reply: { epoch }, moved }: { reply: Pick<EnrolReply, "epoch">; moved: readonly OwnCommand[] },
): Out {
  invariant(isNewEpoch(replica, epoch), "a new epoch lies above all that were");
  const left = unsent(replica);
  invariant(
    moved.length === left.length && moved.every((own, i) => own.id === left[i]?.id && own.seq === i + 1),
    "everything unacknowledged moves to the new epoch, in its order",
  );
  const sequence: Sequence = { epoch, next: moved.length + 1, last: moved.at(-1)?.hash ?? "" };
  const writes: VaultWrite[] = [
    ...left.map((own): VaultWrite => ({ kind: "drop", epoch: own.epoch, seq: own.seq })),
    ...moved.map((command): VaultWrite => ({ kind: "add", command })),
    { kind: "set", name: "sequence", value: sequence },
  ];
  const held = [...replica.held.filter((own) => own.result), ...moved];
  return { replica: { ...replica, sequence, held, needsEpoch: false }, writes, strict: true };
}

/** Whether no command here has ever been of this epoch. */
export function isNewEpoch({ sequence }: Replica, epoch: number): boolean {
  return epoch > (sequence?.epoch ?? 0);
}
