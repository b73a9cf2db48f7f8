// Written by `npm run api` from the routes. Change those, and write it again.

import type { Id, Instant } from "./shared.ts";

export interface PeopleApi {
  /** Add a customer. */
  "POST /v1/customers": {
    params: {};
    query: {};
    body: { id?: Id; name?: string; phone?: string; email?: string; address?: string };
    reply: Customer;
  };
  /** Read a customer. */
  "GET /v1/customers/{id}": {
    params: { id: Id };
    query: {};
    body: undefined;
    reply: Customer;
  };
  /** Change a customer. */
  "PATCH /v1/customers/{id}": {
    params: { id: Id };
    query: {};
    body: { name?: string | null; phone?: string | null; email?: string | null; address?: string | null };
    reply: Customer;
  };
  /** Erase a person for good. */
  "DELETE /v1/people/{id}": {
    params: { id: Id };
    query: {};
    body: undefined;
    reply: undefined;
  };
}

export interface Customer {
  id: Id;
  status: "known" | "erased";
  name?: string;
  phone?: string;
  email?: string;
  address?: string;
  created_at: Instant;
  updated_at: Instant;
}
