import type { StateTable } from "@counterfoil/commands";
import { arrayOf, int4, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { DrawerState } from "../contract/index.ts";
import { drawerState } from "../rules/index.ts";

const load = statement({
  name: "shifts.load_drawers",
  text: `
    select d.scope_id, d.drawer_id::text as key, d.doc
    from unnest($1::uuid[], $2::uuid[]) as k (scope_id, drawer_id)
    join drawers d on d.scope_id = k.scope_id and d.drawer_id = k.drawer_id`,
  params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
  row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
});

const save = rowsInto({
  name: "shifts.save_drawers",
  text: `
    insert into drawers (scope_id, drawer_id, doc)
    select scope_id, drawer_id, doc from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (scope_id, drawer_id, doc)
    on conflict (scope_id, drawer_id) do update set doc = excluded.doc`,
  columns: { scope_id: uuid, drawer_id: uuid, doc: text },
});

const page = statement({
  name: "shifts.page_drawers",
  text: `
    select drawer_id::text as key, doc from drawers
    where scope_id = $1 and ($2::uuid is null or drawer_id > $2) order by drawer_id limit $3`,
  params: { scope: uuid, after: nullable(uuid), limit: int4 },
  row: Type.Object({ key: Type.String(), doc: Type.String() }),
});

export const drawerTable: StateTable<DrawerState, { scope_id: string; drawer_id: string; doc: string }> = {
  fold: drawerState,
  load,
  save,
  row: (scope_id, drawer_id, state) => ({ scope_id, drawer_id, doc: JSON.stringify(state) }),
  page,
};
