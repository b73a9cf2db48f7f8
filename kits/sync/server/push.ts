import {
  commandHash,
  commandText,
  exception,
  type Draft,
  type Grant,
  type Outcome,
} from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import { invariant, must, type Refusal } from "@counterfoil/result";
import {
  WIRE_VERSION,
  type PushBody,
  type PushReply,
  type SyncCommand,
  type SyncResult,
} from "../wire/shapes.ts";
import type { Judged, PushPorts, Sequence, Standing } from "./ports.ts";
import { resultOfRow } from "./pull.ts";
import { resultOf } from "./result.ts";

export interface PushAsked {
  readonly scope: Id;
  readonly body: PushBody;
  /** Who sends it: `body.device` itself, or another device of the location that carries its commands. */
  readonly sender: Id;
  /** The server's clock, RFC 3339. */
  readonly now: string;
}

/** None of it can be taken here: there is no such scope, or another server takes what is written to it. */
export class PushRefused extends Error {
  override readonly name = "PushRefused";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

type Halt = NonNullable<PushReply["halt"]>;

/**
 * Takes a device's commands in their order. All are handed in at once, so that they share batches; each takes its place
 * in the sequence whatever becomes of it. What had been taken before is answered as it was then.
 * @throws PushRefused; Busy, Unavailable, or a defect: the device sends the same again.
 */
export async function push(ports: PushPorts, asked: PushAsked): Promise<PushReply> {
  const { scope, body, sender, now } = asked;
  const { device, epoch, commands } = body;
  const judged = await ports.judge(scope, device, [...new Set(commands.map((command) => command.actor))]);
  const outcomes = await inOrder(
    commands.map((command) =>
      ports.submit(draftOf(scope, body, command), grantOf(scope, device, command, judged)),
    ),
  );
  const reused = commands.filter((_, i) => haltOf(outcomes[i])?.code === "sequence_reused");
  const standing = await ports.standing(
    scope,
    { device, epoch },
    reused.map((command) => command.seq),
  );
  const { results, halt } = settled(scope, body, outcomes, standing);
  const over = halt !== null && halt.code !== "sequence_gap";
  const { last_seq, last_hash, version } = standing;
  const made = over ? last_seq : body.made;
  const itself = sender === device;
  const { clock } = body;
  await ports.told({ scope, device, epoch, made, stored: last_seq, clock, now, over, itself });
  return { v: WIRE_VERSION, last_seq, last_hash, results, halt, version, server_time: now };
}

function draftOf(scope: Id, { device, epoch }: Sequence, command: SyncCommand): Draft {
  const { id, type, actor, at, args, seq, prev, kind } = command;
  return { scope, device, id, type, actor, at, args, chain: { epoch, seq, prev, kind } };
}

/** What the actor may is judged as it is now: a till that has been away does not know who has left. */
function grantOf(scope: Id, device: Id, { actor }: SyncCommand, judged: ReadonlyMap<Id, Judged>): Grant {
  const known = judged.get(actor);
  const grant = {
    actor,
    device,
    may: (permission: string, where: Id) => where === scope && (known?.may(permission) ?? false),
  };
  if (!known) return { ...grant, denied: UNKNOWN_ACTOR };
  return known.left ? { ...grant, remarks: [ACTOR_LEFT] } : grant;
}

const UNKNOWN_ACTOR: Refusal = {
  code: "unknown_actor",
  message: "Nobody of this name works here. Look at what the device has sent, and at who had it.",
  field: "actor",
};
const ACTOR_LEFT = exception(
  "actor_left",
  "Somebody who is not in the team any more has done this at a device that did not know.",
);

/** Waits for all, so that nothing is under way when the first problem is told. */
async function inOrder(under_way: readonly Promise<Outcome>[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of await Promise.allSettled(under_way)) {
    if (one.status === "rejected") throw one.reason;
    outcomes.push(one.value);
  }
  return outcomes;
}

/** Only what was refused without being stored has no place. */
function haltOf(outcome: Outcome | undefined): Halt | null {
  if (outcome?.status !== "refused" || outcome.version !== undefined) return null;
  const { code, message } = outcome.refusal;
  switch (code) {
    case "sequence_gap":
    case "sequence_reused":
    case "chain_broken":
      return { code, message };
    default:
      throw new PushRefused(outcome.refusal);
  }
}

/** The results up to the first command that has no place, and why it has none. */
function settled(
  scope: Id,
  body: PushBody,
  outcomes: readonly Outcome[],
  standing: Standing,
): { results: SyncResult[]; halt: Halt | null } {
  const results: SyncResult[] = [];
  const stored = new Map(standing.stored.map((row) => [row.seq, row]));
  for (const [i, command] of body.commands.entries()) {
    const outcome = must(outcomes[i], "every command has an outcome");
    const halt = haltOf(outcome);
    if (!halt) {
      results.push(resultOfOutcome(command, outcome));
      continue;
    }
    // It is the very command that stands there, though its id alone did not tell.
    const row = stored.get(command.seq);
    if (!row || !row.command_hash.equals(hashOf(scope, body, command))) return { results, halt };
    results.push(resultOfRow(row));
  }
  return { results, halt: null };
}

function resultOfOutcome({ seq, id }: SyncCommand, outcome: Outcome): SyncResult {
  if (outcome.status === "accepted") {
    const { version, events } = outcome;
    return resultOf({ seq, id, version, events, refusal: null });
  }
  const { version, refusal } = outcome;
  invariant(version !== undefined, "a refusal that has a place has a version");
  return resultOf({ seq, id, version, events: [], refusal });
}

function hashOf(scope: Id, { device, epoch }: Sequence, command: SyncCommand): Buffer {
  const { seq, id, kind, type, actor, at, prev, args } = command;
  const text = commandText(
    { scope, device, epoch, seq, id, kind, type, actor, at, prev },
    JSON.stringify(args),
  );
  return commandHash(text);
}
