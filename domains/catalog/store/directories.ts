import type { StateTable } from "@counterfoil/commands";
import { arrayOf, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import { DIRECTORY_KEY, directoryState, type Directory } from "../rules/index.ts";

export const catalogDirectories: StateTable<Directory, { scope_id: string; doc: string }> = {
  fold: directoryState,
  load: statement({
    name: "catalog.load_directories",
    text: `
      select d.scope_id, k.key, d.doc
      from unnest($1::uuid[], $2::text[]) as k (scope_id, key)
      join catalog_directories d on d.scope_id = k.scope_id and k.key = '${DIRECTORY_KEY}'`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(text) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "catalog.save_directories",
    text: `
      insert into catalog_directories (scope_id, doc)
      select scope_id, doc from unnest($1::uuid[], $2::text[]) as t (scope_id, doc)
      on conflict (scope_id) do update set doc = excluded.doc`,
    columns: { scope_id: uuid, doc: text },
  }),
  row: (scope_id, _key, directory) => ({ scope_id, doc: JSON.stringify(directory) }),
};
