import type { StateTable } from "@counterfoil/commands";
import { arrayOf, int4, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { SeriesState } from "../contract/series.ts";
import { seriesState } from "../rules/series.ts";

const load = statement({
  name: "receipts.load_series",
  text: `
    select s.scope_id, s.key, s.doc
    from unnest($1::uuid[], $2::text[]) as t (scope_id, key)
    join receipt_series s on s.scope_id = t.scope_id and s.key = t.key`,
  params: { scopes: arrayOf(uuid), keys: arrayOf(text) },
  row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
});

const save = rowsInto({
  name: "receipts.save_series",
  text: `
    insert into receipt_series (scope_id, key, doc)
    select scope_id, key, doc from unnest($1::uuid[], $2::text[], $3::text[]) as t (scope_id, key, doc)
    on conflict (scope_id, key) do update set doc = excluded.doc`,
  columns: { scope_id: uuid, key: text, doc: text },
});

const page = statement({
  name: "receipts.page_series",
  text: `
    select key, doc from receipt_series
    where scope_id = $1 and ($2::text is null or key > $2) order by key limit $3`,
  params: { scope: uuid, after: nullable(text), limit: int4 },
  row: Type.Object({ key: Type.String(), doc: Type.String() }),
});

type Row = Parameters<(typeof save)["encode"]>[0][number];

/** Where a device's numbers stand. */
export const seriesTable: StateTable<SeriesState, Row> = {
  fold: seriesState,
  load,
  save,
  row: (scope_id, key, series) => ({ scope_id, key, doc: JSON.stringify(series) }),
  page,
};
