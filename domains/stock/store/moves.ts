import { int4, int8, rowsInto, text, timestamptz, uuid } from "@counterfoil/sql";
import type { MoveKind } from "../contract/index.ts";

/** A move on its way into both tables that it concerns. */
export interface MoveRow {
  readonly scope_id: string;
  readonly variation_id: string;
  readonly at: string;
  readonly version: number;
  readonly n: number;
  readonly kind: MoveKind;
  readonly quantity_milli: number;
  readonly source_id: string;
}

/** Before every other statement on stock: counts sum what stands here. */
export const addMoves = rowsInto({
  name: "stock.add_moves",
  text: `
    insert into stock_moves (scope_id, variation_id, at, version, n, kind, quantity_milli, source_id)
    select scope_id, variation_id, at, version, n, kind, quantity_milli, source_id
    from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::bigint[], $5::integer[], $6::text[],
      $7::bigint[], $8::uuid[])
      as t (scope_id, variation_id, at, version, n, kind, quantity_milli, source_id)`,
  columns: {
    scope_id: uuid,
    variation_id: uuid,
    at: timestamptz,
    version: int8,
    n: int4,
    kind: text,
    quantity_milli: int8,
    source_id: uuid,
  },
});
