// Written by `npm run api` from the routes. Change those, and write it again.

import type { Id, Instant } from "./shared.ts";

export interface ExceptionsApi {
  /** List what somebody should look at, the newest first. */
  "GET /v1/exceptions": {
    params: {};
    query: { location_id?: Id; open?: boolean; limit?: number; cursor?: string };
    body: undefined;
    reply: { data: Exception[]; next_cursor: string | null; open: number };
  };
  /** Settle an exception. */
  "POST /v1/exceptions/{version}/{n}/settle": {
    params: { version: string; n: string };
    query: {};
    body: { id?: Id; location_id?: Id; note: string };
    reply: Exception;
  };
}

/** What had happened and was recorded, although it does not fit. Nothing is ever refused for it. */
export interface Exception {
  version: number;
  n: number;
  code: string;
  message: string;
  command_id: Id;
  device_id: Id;
  raised_at: Instant;
  settled: { by: Id; at: Instant; note: string } | null;
}
