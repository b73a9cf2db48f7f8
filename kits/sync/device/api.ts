import type { CommandSpec, Fold, States } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";
import type {
  EnrolReply,
  PullQuery,
  PullReply,
  PushBody,
  PushReply,
  ScopeName,
  SnapshotQuery,
  SnapshotReply,
  SyncResult,
} from "../wire/shapes.ts";

/** The rules that run on the device: the very ones that the server runs. */
export interface DeviceHouse {
  readonly commands: readonly CommandSpec<never>[];
  readonly folds: readonly Fold<never>[];
  /**
   * What the device has decided and others must not decide again (a number that is on paper by then), written into the
   * arguments before the command is stored. Default: they stay as they are.
   */
  readonly settle?: (
    args: unknown,
    decided: { readonly events: readonly { readonly type: string }[] },
  ) => unknown;
}

/** Who speaks, and for which scopes. */
export interface Seat {
  readonly device: Id;
  readonly location: Id;
  readonly merchant: Id;
}

/** Something that somebody does at the device. `id` is made by the caller, so that doing it again is the same deed. */
export interface Deed {
  readonly id: Id;
  readonly type: string;
  readonly actor: Id;
  readonly args: unknown;
}

/** Done: stored on this device for good, with the documents as they look now. Or a refusal, and nothing has happened. */
export type Done =
  | { readonly ok: true; readonly seq: number; readonly states: States }
  | { readonly ok: false; readonly refusal: Refusal };

/** The line to a server. Throws `NoLink` when there is no answer, `LinkRefused` when the answer is no. */
export interface Link {
  enrol(): Promise<EnrolReply>;
  push(body: PushBody): Promise<PushReply>;
  pull(query: PullQuery): Promise<PullReply>;
  snapshot(query: SnapshotQuery): Promise<SnapshotReply>;
  /** Calls back until it is told to stop. */
  listen(hear: LinkListener): () => void;
}

export interface LinkListener {
  readonly poke: (of: ScopeName, version: number) => void;
  /** The line for hints came up: something may have been missed. */
  readonly up: () => void;
  readonly down: () => void;
}

/** No answer: nobody knows whether it arrived. */
export class NoLink extends Error {
  override readonly name = "NoLink";
  /** The server has asked to be left alone for so long; 0 where it has not. */
  readonly retryAfterMs: number;
  constructor(message?: string, more: { readonly cause?: unknown; readonly retryAfterMs?: number } = {}) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.retryAfterMs = more.retryAfterMs ?? 0;
  }
}

/** The server says no to the device itself: it is revoked, or the message is one that it does not understand. */
export class LinkRefused extends Error {
  override readonly name = "LinkRefused";
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** One command of the device, and how far it has come. */
export interface HeldCommand {
  readonly epoch: number;
  readonly seq: number;
  readonly id: Id;
  readonly kind: "fact" | "request";
  readonly type: string;
  readonly actor: Id;
  readonly at: string;
  readonly prev: string;
  readonly hash: string;
  readonly args: unknown;
  /** Null while the server has not acknowledged it. */
  readonly result: SyncResult | null;
  readonly acked_at: string | null;
}

export interface DeviceStatus {
  /** `elsewhere`: another tab of this browser writes; this one looks on. */
  readonly writer: "ours" | "elsewhere" | "waiting";
  /** By requests, not by hints. `since`: RFC 3339. */
  readonly link: { readonly state: "online" | "slow" | "offline"; readonly since: string };
  /** Commands that the server has not acknowledged. */
  readonly unsent: number;
  /** `failing`: what happens now could not be kept. Nothing may be sold until it can. */
  readonly storage: { readonly state: "ok" } | { readonly state: "failing"; readonly message: string };
  /** Null until the server has given this device a sequence. */
  readonly epoch: number | null;
  /** Whether a first whole picture of the scope is here. */
  readonly has: Readonly<Record<ScopeName, boolean>>;
  /** Documents that have come, while a snapshot is under way. */
  readonly snapshot: { readonly done: number; readonly of: number } | null;
  /** The server's clock is ahead of this device's by so much. */
  readonly clockOffsetMs: number;
  /** The server does not know this device any more; the sentence says why. */
  readonly turnedAway: string | null;
}

/** Documents of one kind as they look on this device: confirmed, with its own unconfirmed commands on top. */
export interface Docs {
  get<S>(fold: Fold<S>, key: string): S | undefined;
  all<S>(fold: Fold<S>): readonly S[];
}

/** The device half of sync, as the apps see it. */
export interface SyncedDevice {
  /** Decides by the rules, stores strictly, then answers. Never waits for the network. @throws StorageFailed */
  do(deed: Deed): Promise<Done>;
  /** What a deed would lead to, stored nowhere. */
  rehearse(deed: Deed): Done;
  readonly docs: Readonly<Record<ScopeName, Docs>>;
  status(): DeviceStatus;
  /** Called after anything above may have changed; the argument says what. */
  watch(changed: (what: "docs" | "status") => void): () => void;
  /**
   * Own commands, newest first: for the proof screen, reports and export. `before`: `placeOf` the last one that was had,
   * because numbers begin anew with each epoch.
   */
  held(query: {
    readonly before?: number;
    readonly limit: number;
    readonly unsentOnly?: boolean;
  }): Promise<readonly HeldCommand[]>;
  /** Something may be new: push and pull now. Resolves when that has been tried. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What could not be kept: the browser's storage is full, gone, or has lost its connection. */
export class StorageFailed extends Error {
  override readonly name = "StorageFailed";
}
