// Written by `npm run api` from the routes. Change those, and write it again.

import type { Id, Instant } from "./shared.ts";

export interface InventoryApi {
  /** Record goods that came or went, or a count. */
  "POST /v1/inventory/changes/batch-create": {
    params: {};
    query: {};
    body: {
      location_id?: Id;
      changes?: {
        id?: Id;
        variation_id: Id;
        kind: "receive" | "waste" | "transfer_in" | "transfer_out" | "correct";
        quantity: number;
        reason?: string;
        at?: Instant;
      }[];
      counts?: { id?: Id; variation_id: Id; quantity: number; at?: Instant }[];
    };
    reply: { counts: StockLevel[] };
  };
  /** Read what is on hand. */
  "POST /v1/inventory/counts/batch-retrieve": {
    params: {};
    query: {};
    body: { location_id?: Id; variation_ids?: Id[]; negative?: boolean; limit?: number; cursor?: string };
    reply: { data: StockLevel[]; next_cursor: string | null };
  };
}

export interface StockLevel {
  variation_id: Id;
  on_hand: number;
  negative: boolean;
  counted?: number;
  counted_at?: string;
  item_id?: Id;
  name?: string;
  variation_name?: string;
  sku?: string;
}
