import { createHash, hash } from "node:crypto";
import type { Command } from "./spec.ts";

/** The version of the command's text on the tape; part of what is hashed. */
const TEXT_VERSION = 1;

/** What a chain starts from. */
export const NO_HASH = Buffer.alloc(0);

/**
 * The one text of a command, which is stored on the tape and hashed: fixed order of fields, arguments as they came.
 * `argsText` is `JSON.stringify(command.args)`, passed in because the caller has it.
 */
export function commandText(command: Omit<Command, "args">, argsText: string): string {
  const { scope, device, epoch, seq, id, kind, type, actor, at, prev } = command;
  return (
    `{"v":${TEXT_VERSION},"scope":"${scope}","device":"${device}","epoch":${epoch},"seq":${seq},"id":"${id}",` +
    `"kind":"${kind}","type":"${type}","actor":"${actor}","at":"${at}","prev":"${prev}","args":${argsText}}`
  );
}

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
