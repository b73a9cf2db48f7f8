import type { StateTable } from "@counterfoil/commands";
import { arrayOf, int4, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { LocationState } from "../contract/index.ts";
import { locationState } from "../rules/index.ts";

export const locations: StateTable<LocationState, { scope_id: string; merchant_id: string; doc: string }> = {
  fold: locationState,
  load: statement({
    name: "venues.load_locations",
    text: `
      select l.scope_id, l.scope_id::text as key, l.doc
      from unnest($1::uuid[], $2::uuid[]) as k (scope_id, location_id)
      join locations l on l.scope_id = k.scope_id and l.scope_id = k.location_id`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "venues.save_locations",
    text: `
      insert into locations (scope_id, merchant_id, doc)
      select scope_id, merchant_id, doc
      from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (scope_id, merchant_id, doc)
      on conflict (scope_id) do update set doc = excluded.doc`,
    columns: { scope_id: uuid, merchant_id: uuid, doc: text },
  }),
  row: (scope_id, _key, state) => ({ scope_id, merchant_id: state.merchant_id, doc: JSON.stringify(state) }),
  page: statement({
    name: "venues.page_locations",
    text: `
      select scope_id::text as key, doc from locations
      where scope_id = $1 and ($2::uuid is null or scope_id > $2) limit $3`,
    params: { scope: uuid, after: nullable(uuid), limit: int4 },
    row: Type.Object({ key: Type.String(), doc: Type.String() }),
  }),
};
