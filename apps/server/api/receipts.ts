// Written by `npm run api` from the routes. Change those, and write it again.

import type { Id } from "./shared.ts";

export interface ReceiptsApi {
  /** Print a receipt. */
  "GET /v1/receipts/{id}": {
    params: { id: Id };
    query: { location_id?: Id; format?: "html" | "text" | "escpos"; copy?: boolean };
    body: undefined;
    reply: undefined;
  };
  /** Print the bill of an order or of one of its checks. */
  "GET /v1/orders/{id}/bill": {
    params: { id: Id };
    query: { location_id?: Id; check_id?: Id; format?: "html" | "text" | "escpos" };
    body: undefined;
    reply: undefined;
  };
}
