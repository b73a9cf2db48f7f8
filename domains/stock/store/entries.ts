import type { StateTable } from "@counterfoil/commands";
import { arrayOf, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { StockEntry } from "../contract/index.ts";
import { stockEntryState } from "../rules/index.ts";

export const stockEntries: StateTable<StockEntry, { scope_id: string; id: string; doc: string }> = {
  fold: stockEntryState,
  load: statement({
    name: "stock.load_entries",
    text: `
      select e.scope_id, e.id::text as key, e.doc
      from unnest($1::uuid[], $2::uuid[]) as k (scope_id, id)
      join stock_entries e on e.scope_id = k.scope_id and e.id = k.id`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "stock.save_entries",
    text: `
      insert into stock_entries (scope_id, id, doc)
      select scope_id, id, doc from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (scope_id, id, doc)`,
    columns: { scope_id: uuid, id: uuid, doc: text },
  }),
  row: (scope_id, id, entry) => ({ scope_id, id, doc: JSON.stringify(entry) }),
};
