import type { StateTable } from "@counterfoil/commands";
import { arrayOf, int4, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { LocationProfile } from "../contract/index.ts";
import { listedLocationState } from "../rules/index.ts";

export const listedLocations: StateTable<
  LocationProfile,
  { scope_id: string; location_id: string; doc: string }
> = {
  fold: listedLocationState,
  load: statement({
    name: "venues.load_listed_locations",
    text: `
      select l.scope_id, l.location_id::text as key, l.doc
      from unnest($1::uuid[], $2::uuid[]) as k (scope_id, location_id)
      join listed_locations l on l.scope_id = k.scope_id and l.location_id = k.location_id`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "venues.save_listed_locations",
    text: `
      insert into listed_locations (scope_id, location_id, doc)
      select scope_id, location_id, doc
      from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (scope_id, location_id, doc)
      on conflict (scope_id, location_id) do update set doc = excluded.doc`,
    columns: { scope_id: uuid, location_id: uuid, doc: text },
  }),
  row: (scope_id, location_id, state) => ({ scope_id, location_id, doc: JSON.stringify(state) }),
};

/** A page of a merchant's locations, by id. */
export const pageOfLocations = statement({
  name: "venues.page_of_locations",
  text: `
    select location_id, doc from listed_locations
    where scope_id = $1 and ($2::uuid is null or location_id > $2)
    order by location_id limit $3`,
  params: { merchant: uuid, after: nullable(uuid), limit: int4 },
  row: Type.Object({ location_id: Type.String(), doc: Type.String() }),
});

export const findListedLocation = statement({
  name: "venues.find_listed_location",
  text: `select doc from listed_locations where scope_id = $1 and location_id = $2`,
  params: { merchant: uuid, location: uuid },
  row: Type.Object({ doc: Type.String() }),
});

/** Those that are open and the merchant's own: an id on the list alone gives no right to the scope behind it (INV-10). */
export const locationsOfMerchants = statement({
  name: "venues.locations_of_merchants",
  text: `
    select l.doc from listed_locations l
    join scopes s on s.scope_id = l.location_id and s.parent_id = l.scope_id
    where l.scope_id = any ($1::uuid[])
    order by l.scope_id, l.location_id`,
  params: { merchants: arrayOf(uuid) },
  row: Type.Object({ doc: Type.String() }),
});
