import type { Command } from "./spec.ts";

/** The version of the command's text on the tape; part of what is hashed. */
const TEXT_VERSION = 1;

/**
 * The one text of a command, which is stored on the tape and hashed, on devices as on the server: fixed order of fields,
 * arguments as they came. `argsText` is `JSON.stringify(command.args)`, passed in because the caller has it.
 */
export function commandText(command: Omit<Command, "args">, argsText: string): string {
  const { scope, device, epoch, seq, id, kind, type, actor, at, prev } = command;
  return (
    `{"v":${TEXT_VERSION},"scope":"${scope}","device":"${device}","epoch":${epoch},"seq":${seq},"id":"${id}",` +
    `"kind":"${kind}","type":"${type}","actor":"${actor}","at":"${at}","prev":"${prev}","args":${argsText}}`
  );
}
