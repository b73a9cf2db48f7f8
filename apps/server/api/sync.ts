// Written by `npm run api` from the routes. Change those, and write it again.

import type { Id, Instant } from "./shared.ts";

export interface SyncApi {
  /** Send what a device has done. */
  "POST /v1/sync/push": {
    params: {};
    query: {};
    body: SyncPush;
    reply: SyncPushed;
  };
  /** Read what has changed since a cursor. */
  "GET /v1/sync/pull": {
    params: {};
    query: { location_id?: Id; of: "location" | "merchant"; cursor: string; epoch?: number };
    body: undefined;
    reply: SyncPulled;
  };
  /** Read all documents that a device holds. */
  "GET /v1/sync/snapshot": {
    params: {};
    query: { location_id?: Id; of: "location" | "merchant"; epoch?: number; after?: string };
    body: undefined;
    reply: SyncSnapshot;
  };
  /** Give a device a sequence of its own. */
  "POST /v1/sync/enrol": {
    params: {};
    query: {};
    body: { id?: Id; location_id?: Id };
    reply: SyncEnrolled;
  };
  /** List how far the devices of a location have come. */
  "GET /v1/sync/devices": {
    params: {};
    query: { location_id?: Id; limit?: number; cursor?: string };
    body: undefined;
    reply: { data: SyncedDevice[]; next_cursor: string | null };
  };
}

export interface SyncCommand {
  seq: number;
  id: Id;
  kind: "fact" | "request";
  type: string;
  actor: Id;
  at: Instant;
  prev: string;
  args: Record<string, unknown>;
}

export interface SyncDoc {
  kind: string;
  key: string;
  doc: unknown;
}

export interface SyncEnrolled {
  v: number;
  device: Id;
  epoch: number;
  server_time: Instant;
}

export interface SyncPulled {
  v: number;
  of: "location" | "merchant";
  from: string;
  to: string;
  more: boolean;
  reset: boolean;
  docs: SyncDoc[];
  acks: SyncResult[];
  last_seq: number;
  server_time: Instant;
}

export interface SyncPush {
  v: number;
  location_id?: Id;
  device: Id;
  epoch: number;
  made: number;
  clock: Instant;
  commands: SyncCommand[];
}

export interface SyncPushed {
  v: number;
  last_seq: number;
  last_hash: string;
  results: SyncResult[];
  halt: { code: "sequence_gap" | "chain_broken" | "sequence_reused"; message: string } | null;
  version: number;
  server_time: Instant;
}

export interface SyncResult {
  seq: number;
  id: Id;
  outcome: "applied" | "exception" | "refused";
  version: number;
  code?: string;
  message?: string;
}

export interface SyncSnapshot {
  v: number;
  of: "location" | "merchant";
  at: string;
  docs: SyncDoc[];
  next: string | null;
  total: number;
  last_seq: number;
  server_time: Instant;
}

/** One sequence of a device, and how much of it has arrived. */
export interface SyncedDevice {
  device_id: Id;
  name?: string;
  epoch: number;
  made: number;
  stored: number;
  missing: number;
  heard_at: Instant | null;
  clock_offset_ms: number | null;
  alarm: boolean;
}
