import type { StateTable } from "@counterfoil/commands";
import { arrayOf, bool, int4, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { Availability } from "../contract/index.ts";
import { availabilityState } from "../rules/index.ts";

interface AvailabilityRow {
  readonly scope_id: string;
  readonly id: string;
  readonly sold_out: boolean;
  readonly doc: string;
}

export const availability: StateTable<Availability, AvailabilityRow> = {
  fold: availabilityState,
  load: statement({
    name: "catalog.load_availability",
    text: `
      select a.scope_id, a.id::text as key, a.doc
      from unnest($1::uuid[], $2::uuid[]) as k (scope_id, id)
      join availability a on a.scope_id = k.scope_id and a.id = k.id`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "catalog.save_availability",
    text: `
      insert into availability (scope_id, id, sold_out, doc)
      select scope_id, id, sold_out, doc
      from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::text[]) as t (scope_id, id, sold_out, doc)
      on conflict (scope_id, id) do update set sold_out = excluded.sold_out, doc = excluded.doc`,
    columns: { scope_id: uuid, id: uuid, sold_out: bool, doc: text },
  }),
  row: (scope_id, id, state) => ({ scope_id, id, sold_out: state.sold_out, doc: JSON.stringify(state) }),
  page: statement({
    name: "catalog.page_availability",
    text: `
      select id::text as key, doc from availability
      where scope_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
    params: { scope: uuid, after: nullable(uuid), limit: int4 },
    row: Type.Object({ key: Type.String(), doc: Type.String() }),
  }),
};

/** What a location has sold out of, in the order of the ids. */
export const listSoldOut = statement({
  name: "catalog.list_sold_out",
  text: `
    select doc from availability
    where scope_id = $1 and sold_out and id > $2
    order by id limit $3`,
  params: { scope: uuid, after: uuid, limit: int4 },
  row: Type.Object({ doc: Type.String() }),
});
