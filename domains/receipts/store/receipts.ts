import type { View } from "@counterfoil/commands";
import { date, int8, nullable, rowsInto, text, timestamptz, uuid } from "@counterfoil/sql";
import type { Entry, Put } from "@counterfoil/commands";
import type { ReceiptIssued, ReceiptSpoiled } from "../contract/events.ts";

const addReceipts = rowsInto({
  name: "receipts.add",
  text: `
    insert into receipts (scope_id, series, number, order_id, refund_id, business_date, issued_at, total, spoiled)
    select scope_id, series, number, order_id, refund_id, business_date, issued_at, total, spoiled
    from unnest($1::uuid[], $2::text[], $3::bigint[], $4::uuid[], $5::uuid[], $6::date[], $7::timestamptz[],
      $8::bigint[], $9::text[])
      as t (scope_id, series, number, order_id, refund_id, business_date, issued_at, total,
        spoiled)`,
  columns: {
    scope_id: uuid,
    series: text,
    number: int8,
    order_id: nullable(uuid),
    refund_id: nullable(uuid),
    business_date: date,
    issued_at: timestamptz,
    total: int8,
    spoiled: nullable(text),
  },
});

/** One row for each number used, spoiled ones included. */
export const receiptView: View = {
  writes: [addReceipts],
  on: {
    "receipt.issued": (event: ReceiptIssued, { command }: Entry, put: Put) => {
      const { series, number, order_id, business_date, issued_at, total } = event;
      const refund_id = event.refund_id ?? null;
      put(addReceipts, {
        scope_id: command.scope,
        series,
        number,
        order_id,
        refund_id,
        business_date,
        issued_at,
        total,
        spoiled: null,
      });
    },
    "receipt.spoiled": (event: ReceiptSpoiled, { command }: Entry, put: Put) => {
      const { series, number, business_date, issued_at, reason } = event;
      put(addReceipts, {
        scope_id: command.scope,
        series,
        number,
        order_id: event.order_id ?? null,
        refund_id: event.refund_id ?? null,
        business_date,
        issued_at,
        total: 0,
        spoiled: reason,
      });
    },
  },
};
