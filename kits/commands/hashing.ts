import type { Id } from "@counterfoil/ids";
import { createHash, hash } from "node:crypto";
import type { Command } from "./spec.ts";

/** What a chain starts from. */
export const NO_HASH = Buffer.alloc(0);

/** The link of a device's chain: SHA-256 of the command's text, which names the link before it. */
export function commandHash(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

/** The link of a scope's chain: covers the order of entries, and what followed from each. */
export function entryHash(entry: {
  previous: Buffer;
  version: number;
  received_at: string;
  commandHash: Buffer;
  events: string;
  refusal: string | null;
}): Buffer {
  return createHash("sha256")
    .update(entry.previous)
    .update(entry.commandHash)
    .update(`${entry.version}\n${entry.received_at}\n${entry.events}\n${entry.refusal ?? ""}`)
    .digest();
}

/** The fingerprint of what a caller sent, to tell a repeat from another request under the same id. */
export function inputHash(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

/**
 * Under which id a command stands on the tape whose own id stands there already: one that follows from its place in its
 * device's sequence, and so is its alone.
 */
export function placeId({
  scope,
  device,
  epoch,
  seq,
}: Pick<Command, "scope" | "device" | "epoch" | "seq">): Id {
  const digest = hash("sha256", `${scope} ${device} ${epoch} ${seq}`, "hex");
  const part = (from: number, to: number): string => digest.slice(from, to);
  // A UUID of version 8, whose bits mean what its maker says (RFC 9562 §5.8).
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}
