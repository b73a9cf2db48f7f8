import type { StateTable } from "@counterfoil/commands";
import { arrayOf, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { PersonState } from "../contract/index.ts";
import { personState } from "../rules/index.ts";

export const people: StateTable<
  PersonState,
  { scope_id: string; person_id: string; kind: string; status: string; doc: string }
> = {
  fold: personState,
  load: statement({
    name: "people.load_people",
    text: `
      select p.scope_id, p.person_id::text as key, p.doc
      from unnest($1::uuid[], $2::uuid[]) as k (scope_id, person_id)
      join people p on p.scope_id = k.scope_id and p.person_id = k.person_id`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "people.save_people",
    text: `
      insert into people (scope_id, person_id, kind, status, doc)
      select scope_id, person_id, kind, status, doc
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])
        as t (scope_id, person_id, kind, status, doc)
      on conflict (scope_id, person_id) do update set status = excluded.status, doc = excluded.doc`,
    columns: { scope_id: uuid, person_id: uuid, kind: text, status: text, doc: text },
  }),
  row: (scope_id, person_id, state) => ({
    scope_id,
    person_id,
    kind: state.kind,
    status: state.status,
    doc: JSON.stringify(state),
  }),
};
