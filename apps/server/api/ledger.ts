// Written by `npm run api` from the routes. Change those, and write it again.

import type { DateText, Id } from "./shared.ts";

export interface LedgerApi {
  /** Read what each account gained and lost. */
  "GET /v1/ledger/balances": {
    params: {};
    query: { location_id?: Id; from: DateText; to: DateText };
    body: undefined;
    reply: { data: AccountBalance[] };
  };
  /** List postings in the order in which they were made. */
  "GET /v1/ledger/postings": {
    params: {};
    query: { limit?: number; cursor?: string; location_id?: Id };
    body: undefined;
    reply: { data: Posting[]; next_cursor: string | null };
  };
}

export interface AccountBalance {
  account: string;
  debit: number;
  credit: number;
  balance: number;
}

export interface Posting {
  version: number;
  debit: string;
  credit: string;
  amount: number;
  order_id: Id | null;
  business_date: DateText;
}
