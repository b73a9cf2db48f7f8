import type { Command } from "@counterfoil/commands/spec";
import { commandText } from "@counterfoil/commands/text";
import type { OwnCommand } from "./ports.ts";
import { unsent } from "./pushed.ts";
import { asCommand, type Replica } from "./replica.ts";

type Digest = (text: string) => Promise<string>;

/** The link of the device's chain that a command makes: SHA-256 in hex of its text, which names the link before it. */
export function linkOf(command: Command, digest: Digest): Promise<string> {
  return digest(commandText(command, JSON.stringify(command.args)));
}

/** What is not acknowledged, with its places in a new epoch: the same ids, other numbers and links. */
export async function movedTo(replica: Replica, epoch: number, digest: Digest): Promise<OwnCommand[]> {
  const moved: OwnCommand[] = [];
  let prev = "";
  for (const [i, own] of unsent(replica).entries()) {
    const placed = { ...own, epoch, seq: i + 1, prev, below: false };
    const hash = await linkOf(asCommand(replica.seat, placed), digest);
    moved.push({ ...placed, hash });
    prev = hash;
  }
  return moved;
}
