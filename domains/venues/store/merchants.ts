import type { StateTable } from "@counterfoil/commands";
import { arrayOf, int4, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { MerchantState } from "../contract/index.ts";
import { merchantState } from "../rules/index.ts";

export const merchants: StateTable<MerchantState, { scope_id: string; doc: string }> = {
  fold: merchantState,
  load: statement({
    name: "venues.load_merchants",
    text: `
      select m.scope_id, m.scope_id::text as key, m.doc
      from unnest($1::uuid[], $2::uuid[]) as k (scope_id, merchant_id)
      join merchants m on m.scope_id = k.scope_id and m.scope_id = k.merchant_id`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "venues.save_merchants",
    text: `
      insert into merchants (scope_id, doc)
      select scope_id, doc from unnest($1::uuid[], $2::text[]) as t (scope_id, doc)
      on conflict (scope_id) do update set doc = excluded.doc`,
    columns: { scope_id: uuid, doc: text },
  }),
  row: (scope_id, _key, state) => ({ scope_id, doc: JSON.stringify(state) }),
  page: statement({
    name: "venues.page_merchants",
    text: `
      select scope_id::text as key, doc from merchants
      where scope_id = $1 and ($2::uuid is null or scope_id > $2) limit $3`,
    params: { scope: uuid, after: nullable(uuid), limit: int4 },
    row: Type.Object({ key: Type.String(), doc: Type.String() }),
  }),
};

export const findMerchants = statement({
  name: "venues.find_merchants",
  text: `select doc from merchants where scope_id = any ($1::uuid[])`,
  params: { merchants: arrayOf(uuid) },
  row: Type.Object({ doc: Type.String() }),
});
