import { versionOf } from "./cursor.ts";
import { invariant, never } from "@counterfoil/result";
import type { EnrolReply, PullReply, PushReply, ScopeName, SnapshotReply, SyncDoc } from "../wire/shapes.ts";
import type { Seat } from "./api.ts";
import { checkReplica, checkStep } from "./check.ts";
import { Documents } from "./documents.ts";
import { enrolled } from "./enrolled.ts";
import type { Kept, OwnCommand, Place, Sequence, VaultWrite } from "./ports.ts";
import { pulled } from "./pulled.ts";
import { pushed } from "./pushed.ts";
import { changesOf, type Rules } from "./rules.ts";
import { snapped } from "./snapped.ts";

/** What a device knows, in the whole. Never changed: a step makes the next one. */
export interface Replica {
  readonly seat: Seat;
  /** Null until the server has given this device one. */
  readonly sequence: Sequence | null;
  /** The server has another chain in this one's place. */
  readonly needsEpoch: boolean;
  /** Own commands by epoch and number, the last ones of each without gaps. */
  readonly held: readonly OwnCommand[];
  readonly scopes: Readonly<Record<ScopeName, ScopeState>>;
  /** The location's documents, with the own commands on top that lie beyond the cursor. */
  readonly view: Documents;
}

export interface ScopeState extends Place {
  /** The documents at the cursor. */
  readonly base: Documents;
  /** Those of a snapshot that is under way. */
  readonly arriving: Documents;
  /** Pages of a pull that is not whole yet. */
  readonly pages: { readonly to: string; readonly docs: readonly SyncDoc[] } | null;
}

/** `at`, `before`: RFC 3339, by the corrected clock. */
export type Message =
  /** Something was done: the command, in its place in the chain. */
  | { readonly type: "done"; readonly command: OwnCommand }
  | { readonly type: "pushed"; readonly reply: PushReply; readonly at: string }
  | { readonly type: "pulled"; readonly reply: PullReply; readonly at: string }
  | { readonly type: "snapped"; readonly reply: SnapshotReply }
  /** A sequence was given. `moved`: what was not acknowledged, with its new places. */
  | {
      readonly type: "enrolled";
      readonly reply: Pick<EnrolReply, "epoch">;
      readonly moved: readonly OwnCommand[];
    }
  /** What was acknowledged before this moment need not be kept any longer. */
  | { readonly type: "pruned"; readonly before: string };

/** What a step leads to. The next state counts once `writes` are kept. */
export interface Out {
  readonly replica: Replica;
  readonly writes: readonly VaultWrite[];
  /** Whether no power cut may undo the writes. */
  readonly strict: boolean;
}

/** What the vault held. @throws Defect when it cannot be what this device has written. */
export function opened(rules: Rules, seat: Seat, { values, commands, docs }: Kept): Replica {
  const scope = (of: ScopeName): ScopeState => ({
    ...(values[of] ?? { cursor: null, reset: false, incoming: null }),
    base: Documents.of(docs[of].base),
    arriving: Documents.of(docs[of].incoming),
    pages: null,
  });
  const { sequence = null } = values;
  const replica: Replica = {
    seat,
    sequence,
    needsEpoch: commands.some((own) => own.epoch !== sequence?.epoch && !own.result),
    held: commands,
    scopes: { location: scope("location"), merchant: scope("merchant") },
    view: Documents.none,
  };
  checkReplica(replica);
  return { ...replica, view: viewOf(rules, replica) };
}

/** One message, one step. The invariants hold before and after it. */
export function step(rules: Rules, before: Replica, message: Message): Out {
  checkReplica(before);
  const out = next(rules, before, message);
  checkReplica(out.replica);
  checkStep(before, out.replica);
  return out;
}

function next(rules: Rules, replica: Replica, message: Message): Out {
  switch (message.type) {
    case "done":
      return done(rules, replica, message.command);
    case "pushed":
      return shown(rules, replica, pushed(replica, message));
    case "pulled":
      return shown(rules, replica, pulled(replica, message));
    case "snapped":
      return snapped(replica, message.reply);
    case "enrolled":
      return shown(rules, replica, enrolled(replica, message));
    case "pruned":
      return pruned(replica, message.before);
    default:
      return never(message);
  }
}

/** A new command of its own only folds itself on top. */
function done(rules: Rules, replica: Replica, command: OwnCommand): Out {
  const { sequence, held } = replica;
  invariant(sequence, "nothing is done before there is a sequence");
  invariant(command.seq === sequence.next, "a command takes the next number");
  invariant(command.prev === sequence.last, "a command names the one before");
  const next: Sequence = { epoch: sequence.epoch, next: command.seq + 1, last: command.hash };
  const version = firstBeyond(replica) + held.filter((own) => !own.below).length;
  const changes = changesOf(rules, replica.view, asCommand(replica.seat, command), version);
  return {
    replica: {
      ...replica,
      sequence: next,
      held: [...held, command],
      view: replica.view.with(changes),
    },
    writes: [
      { kind: "add", command },
      { kind: "set", name: "sequence", value: next },
    ],
    strict: true,
  };
}

/** Only what is acknowledged, lies below the cursor, and is the oldest: what stays has no gaps. */
function pruned(replica: Replica, before: string): Out {
  const limit = Date.parse(before);
  const isOver = ({ acked_at, below }: OwnCommand) =>
    below && acked_at !== null && Date.parse(acked_at) < limit;
  const first = replica.held.findIndex((own) => !isOver(own));
  const gone = first < 0 ? replica.held : replica.held.slice(0, first);
  return {
    replica: gone.length === 0 ? replica : { ...replica, held: replica.held.slice(gone.length) },
    writes: gone.map(({ epoch, seq }) => ({ kind: "drop", epoch, seq })),
    strict: false,
  };
}

/** Works the view out again where what it stands on has changed. */
function shown(rules: Rules, before: Replica, out: Out): Out {
  const { replica } = out;
  const isSame =
    replica.scopes.location.base === before.scopes.location.base &&
    replica.held.length === before.held.length &&
    replica.held.every((own, i) => own.id === before.held[i]?.id && own.below === before.held[i].below);
  return isSame ? out : { ...out, replica: { ...replica, view: viewOf(rules, replica) } };
}

/** The documents at the cursor, and on top what this device has done beyond it, decided again in its order. */
function viewOf(rules: Rules, replica: Replica): Documents {
  let view = replica.scopes.location.base;
  let version = firstBeyond(replica);
  for (const own of replica.held) {
    if (own.below) continue;
    view = view.with(changesOf(rules, view, asCommand(replica.seat, own), version));
    version += 1;
  }
  return view;
}

/** The version that the next entry will have, as far as this device knows. */
export function firstBeyond({ scopes }: Replica): number {
  const { cursor } = scopes.location;
  return cursor === null ? 1 : versionOf(cursor) + 1;
}

/** As the rules know it. */
export function asCommand(
  { location, device }: Seat,
  own: Omit<OwnCommand, "result" | "acked_at" | "below">,
) {
  const { epoch, seq, id, kind, type, actor, at, prev, args } = own;
  return { scope: location, device, epoch, seq, id, kind, type, actor, at, prev, args };
}
