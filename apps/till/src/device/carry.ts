import type { Id } from "@counterfoil/ids";
import { ok, refuse, type Result } from "@counterfoil/result";
import { type HeldCommand, LinkRefused, NoLink } from "@counterfoil/sync/device";
import { MOST_PUSHED, type SyncCommand } from "@counterfoil/sync/wire";
import type { TillActions } from "../api/till.ts";
import { type Ground, noStand } from "./ground.ts";
import { unsent } from "./held.ts";
import { seal, unseal } from "./sealed.ts";
import { unreachable } from "./server.ts";
import type { Stand } from "./stand.ts";
import { deviceWords } from "./words.ts";

type CarryActions = Pick<TillActions, "export_unsent" | "import_unsent">;

/** What another till needs to send for this one. No secret of the device is in it. */
interface Cargo {
  readonly device: Id;
  readonly letter: string;
  readonly location: Id;
  readonly chains: readonly Chain[];
}

/** Commands of one epoch, in their order. */
interface Chain {
  readonly epoch: number;
  readonly commands: readonly SyncCommand[];
}

/** Carries what is not sent from one till to another by hand, where the one will not see a network again. */
export function carryActions(ground: Ground): CarryActions {
  return {
    async export_unsent({ passphrase }) {
      const stand = await ground.stand();
      if (stand === null) return noStand(ground);
      const held = await unsent(stand.device);
      const { device, location } = stand.kept.pairing;
      const cargo: Cargo = {
        device: device.id,
        letter: device.letter,
        location: location.id,
        chains: Array.from(
          Map.groupBy(held, ({ epoch }) => epoch),
          ([epoch, some]) => ({ epoch, commands: some.map(commandOf) }),
        ),
      };
      const bytes = await seal(JSON.stringify(cargo), passphrase);
      ground.kept.write(
        "exported",
        held.map(({ id }) => id),
      );
      const day = new Date().toISOString().slice(0, "2026-01-01".length);
      return ok({ name: `unsent-${device.letter}-${day}.counterfoil`, bytes, count: held.length });
    },
    async import_unsent({ bytes, passphrase }) {
      const stand = await ground.stand();
      if (stand === null) return noStand(ground);
      const opened = await unseal(bytes, passphrase);
      if (opened === "no_file") return refuse("no_export", deviceWords.no_export);
      if (opened === "locked") return refuse("wrong_passphrase", deviceWords.wrong_passphrase, "passphrase");
      const cargo = JSON.parse(opened.text) as Cargo; // sealed by a till: AES-GCM proves that nobody has changed it
      if (cargo.location !== stand.kept.pairing.location.id) {
        return refuse("other_location", deviceWords.other_location);
      }
      let sum = { sent: 0, known: 0 };
      for (const chain of cargo.chains) {
        const answer = await send(stand, cargo.device, chain);
        if (!answer.ok) return answer;
        sum = { sent: sum.sent + answer.value.sent, known: sum.known + answer.value.known };
      }
      return ok(sum);
    },
  };
}

/** Whether everything that is unsent here is in a file by now. */
export async function isExported({ kept }: Ground, { device }: Stand): Promise<boolean> {
  const exported = new Set(kept.read("exported"));
  return (await unsent(device)).every(({ id }) => exported.has(id));
}

function commandOf({ seq, id, kind, type, actor, at, prev, args }: HeldCommand): SyncCommand {
  return { seq, id, kind, type, actor, at, prev, args: args as SyncCommand["args"] };
}

/** In batches, in their order. What the server has already is not sent again. */
async function send(
  { link }: Stand,
  device: Id,
  { epoch, commands }: Chain,
): Promise<Result<{ sent: number; known: number }>> {
  const made = commands.at(-1)?.seq;
  if (made === undefined) return ok({ sent: 0, known: 0 });
  const push = (some: readonly SyncCommand[]) =>
    link.push({ v: 1, device, epoch, made, clock: new Date().toISOString(), commands: [...some] });
  try {
    let { last_seq } = await push([]);
    const known = commands.filter(({ seq }) => seq <= last_seq).length;
    const rest = commands.slice(known);
    if (rest[0] !== undefined && rest[0].seq > last_seq + 1)
      return refuse("import_gap", deviceWords.import_gap);
    for (let from = 0; from < rest.length; from += MOST_PUSHED) {
      const reply = await push(rest.slice(from, from + MOST_PUSHED));
      ({ last_seq } = reply);
      if (reply.halt) return refuse("import_stopped", deviceWords.import_stopped(reply.halt.message));
    }
    return ok({ sent: rest.length, known });
  } catch (problem) {
    if (problem instanceof NoLink) return unreachable();
    if (problem instanceof LinkRefused) return refuse(problem.code, problem.message);
    throw problem;
  }
}
