import { Id, Instant, named, nullable, oneOf } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { MOST_PUSHED } from "./limits.ts";

/** The version of every message below. The server understands this one and the two before it. */
export const WIRE_VERSION = 1;

const Seq = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** From 1: epoch 0 is the sequence that the server keeps. */
const Epoch = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 });
/** SHA-256 in hex; empty before the first command. */
const Link = Type.String({ pattern: "^(?:[0-9a-f]{64})?$", examples: [""] });
/** Where in a scope's tape a device stands: the version, and by which tape (`512.9f86d081884c7d65`). Opaque to devices. */
const Cursor = Type.String({ pattern: "^\\d{1,16}\\.[0-9a-f]{0,16}$", examples: ["0."] });
/** It stands in the command's text as it is, so it must be free of quotes. */
const CommandType = Type.String({ pattern: "^[\\w.-]{1,100}$", examples: ["exception.settle"] });
const wireVersion = Type.Integer({ minimum: 1, maximum: WIRE_VERSION });

/** A scope as a device names it: the location where it stands, or the merchant that the location belongs to. */
export const ScopeName = oneOf(["location", "merchant"]);
export type ScopeName = Static<typeof ScopeName>;

/** One command of a device's own sequence, as it was stored there before anybody was told that it is done. */
export const SyncCommand = named(
  "SyncCommand",
  Type.Object(
    {
      seq: Seq,
      id: Id,
      kind: oneOf(["fact", "request"]),
      type: CommandType,
      actor: Id,
      at: Instant,
      prev: Link,
      args: Type.Record(Type.String(), Type.Unknown()),
    },
    { additionalProperties: false },
  ),
);
export type SyncCommand = Static<typeof SyncCommand>;

/**
 * What became of a command. `exception`: it is on the tape, and a person has something to look at. `refused`: only ever a
 * request. In each case its place in the sequence is used.
 */
export const SyncResult = named(
  "SyncResult",
  Type.Object({
    seq: Seq,
    id: Id,
    outcome: oneOf(["applied", "exception", "refused"]),
    /** The scope's version that its entry has made. */
    version: Count,
    code: Type.Optional(Type.String()),
    message: Type.Optional(Type.String()),
  }),
);
export type SyncResult = Static<typeof SyncResult>;

export const PushBody = named(
  "SyncPush",
  Type.Object(
    {
      v: wireVersion,
      location_id: Type.Optional(Id),
      /** Whose commands these are; another till of the location may carry them. */
      device: Id,
      epoch: Epoch,
      /** The last number that the device has given out in this epoch: the server knows by it what it has not got yet. */
      made: Count,
      /** The device's clock. */
      clock: Instant,
      /** In ascending order, without gaps. Empty: only asks where the sequence stands. */
      commands: Type.Array(SyncCommand, { maxItems: MOST_PUSHED }),
    },
    { additionalProperties: false },
  ),
);
export type PushBody = Static<typeof PushBody>;

export const PushReply = named(
  "SyncPushed",
  Type.Object({
    v: wireVersion,
    /** Where the device's sequence stands on the server now, and the hash of that command. */
    last_seq: Count,
    last_hash: Link,
    /** One for each command up to the first that could not be taken. */
    results: Type.Array(SyncResult),
    /**
     * Why the rest was not taken. `sequence_gap`: send from `last_seq` + 1. `chain_broken`, `sequence_reused`: the server
     * has another command in that place; the device needs a new epoch.
     */
    halt: nullable(
      Type.Object({
        code: oneOf(["sequence_gap", "chain_broken", "sequence_reused"]),
        message: Type.String(),
      }),
    ),
    /** The scope's version now. */
    version: Count,
    server_time: Instant,
  }),
);
export type PushReply = Static<typeof PushReply>;

/** A document as it stands at the version that the reply ends at; null where there is none any more. */
export const SyncDoc = named(
  "SyncDoc",
  Type.Object({ kind: Type.String(), key: Type.String(), doc: Type.Unknown() }),
);
export type SyncDoc = Static<typeof SyncDoc>;

export const PullQuery = Type.Object({
  location_id: Type.Optional(Id),
  of: ScopeName,
  cursor: Cursor,
  /** The device's own epoch, so that the reply acknowledges its commands. */
  epoch: Type.Optional(Epoch),
});
export type PullQuery = Static<typeof PullQuery>;

export const PullReply = named(
  "SyncPulled",
  Type.Object({
    v: wireVersion,
    of: ScopeName,
    from: Cursor,
    to: Cursor,
    /** More pages follow: what they bring counts together with this one, once `more` is false. */
    more: Type.Boolean(),
    /** The cursor is none of this tape (an older backup was restored), or too far behind: take a snapshot. */
    reset: Type.Boolean(),
    docs: Type.Array(SyncDoc),
    /** The device's own commands whose entries lie between the cursors. */
    acks: Type.Array(SyncResult),
    /** Where the device's sequence stands at `to`. */
    last_seq: Count,
    server_time: Instant,
  }),
);
export type PullReply = Static<typeof PullReply>;

export const SnapshotQuery = Type.Object({
  location_id: Type.Optional(Id),
  of: ScopeName,
  epoch: Type.Optional(Epoch),
  /** `next` of the chunk before: a snapshot that was interrupted goes on where it was. */
  after: Type.Optional(Type.String({ maxLength: 500 })),
});
export type SnapshotQuery = Static<typeof SnapshotQuery>;

export const SnapshotReply = named(
  "SyncSnapshot",
  Type.Object({
    v: wireVersion,
    of: ScopeName,
    /** The cursor of the first chunk, the same in all of them. Chunks may be newer: a pull from here makes them whole. */
    at: Cursor,
    docs: Type.Array(SyncDoc),
    next: nullable(Type.String()),
    /** Documents in all, for progress; counted when the first chunk was made. */
    total: Count,
    /** Where the device's sequence stood at `at`. */
    last_seq: Count,
    server_time: Instant,
  }),
);
export type SnapshotReply = Static<typeof SnapshotReply>;

export const EnrolBody = Type.Object(
  { id: Type.Optional(Id), location_id: Type.Optional(Id) },
  { additionalProperties: false },
);

/** A sequence of its own for a device that is new, or has lost what it had. */
export const EnrolReply = named(
  "SyncEnrolled",
  Type.Object({ v: wireVersion, device: Id, epoch: Epoch, server_time: Instant }),
);
export type EnrolReply = Static<typeof EnrolReply>;
