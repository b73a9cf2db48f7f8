import type { StateTable } from "@counterfoil/commands";
import { arrayOf, bool, int4, int8, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { CatalogObject, Tombstone } from "../contract/index.ts";
import { catalogObjectState } from "../rules/index.ts";

interface ObjectRow {
  readonly scope_id: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly name: string;
  readonly doc: string;
}

export const catalogObjects: StateTable<CatalogObject | Tombstone, ObjectRow> = {
  fold: catalogObjectState,
  load: statement({
    name: "catalog.load_objects",
    text: `
      select o.scope_id, o.id::text as key, o.doc
      from unnest($1::uuid[], $2::uuid[]) as k (scope_id, id)
      join catalog_objects o on o.scope_id = k.scope_id and o.id = k.id`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "catalog.save_objects",
    text: `
      insert into catalog_objects (scope_id, id, type, version, deleted, name, doc)
      select scope_id, id, type, version, deleted, name, doc
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::boolean[], $6::text[], $7::text[])
        as t (scope_id, id, type, version, deleted, name, doc)
      on conflict (scope_id, id) do update
        set version = excluded.version, deleted = excluded.deleted, name = excluded.name, doc = excluded.doc`,
    columns: { scope_id: uuid, id: uuid, type: text, version: int8, deleted: bool, name: text, doc: text },
  }),
  row: (scope_id, id, state) => {
    const { type, version, deleted, name } = state;
    return { scope_id, id, type, version, deleted, name, doc: JSON.stringify(state) };
  },
  page: statement({
    name: "catalog.page_objects",
    text: `
      select id::text as key, doc from catalog_objects
      where scope_id = $1 and ($2::uuid is null or id > $2) and not deleted order by id limit $3`,
    params: { scope: uuid, after: nullable(uuid), limit: int4 },
    row: Type.Object({ key: Type.String(), doc: Type.String() }),
  }),
};
