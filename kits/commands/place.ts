import type { Refusal } from "@counterfoil/result";
import { NO_HASH } from "./hashing.ts";
import type { Head } from "./memory.ts";
import type { Command } from "./spec.ts";
import type { Draft } from "./submission.ts";

/**
 * Gives a command its place in its device's sequence (INV-2): the next one where the server keeps the sequence; where
 * the device keeps it, the place it names must be the next and its link must name the command before.
 */
export function place(
  draft: Draft,
  head: Head | null,
): { command: Omit<Command, "kind"> } | { refusal: Refusal } {
  const { chain, scope, device, id, type, actor, at, args } = draft;
  const next = (head?.seq ?? 0) + 1;
  const link = (head?.hash ?? NO_HASH).toString("hex");
  if (!chain)
    return { command: { scope, device, epoch: 0, seq: next, id, type, actor, at, prev: link, args } };
  if (chain.seq < next) {
    return no(
      "sequence_reused",
      `Number ${chain.seq} of this device's sequence belongs to another command.`,
      "seq",
    );
  }
  if (chain.seq > next) {
    return no(
      "sequence_gap",
      `The next number of this device's sequence is ${next}; send that one first.`,
      "seq",
    );
  }
  if (chain.prev !== link) {
    return no(
      "chain_broken",
      `The command before number ${chain.seq} has another hash on the server.`,
      "prev",
    );
  }
  return { command: { scope, device, id, type, actor, at, args, ...chain } };
}

function no(code: string, message: string, field: string): { refusal: Refusal } {
  return { refusal: { code, message, field } };
}
