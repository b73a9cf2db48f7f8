import { int4, int8, statement, uuid } from "@counterfoil/sql";
import Type from "typebox";

/** With it as id, a place in the order of changes is the end of its version. */
export const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Objects and tombstones that changed after a place in the order of versions; ties go by id. */
export const listChanges = statement({
  name: "catalog.list_changes",
  text: `
    select id, version, doc from catalog_objects
    where scope_id = $1 and (version, id) > ($2, $3)
    order by version, id limit $4`,
  params: { scope: uuid, version: int8, id: uuid, limit: int4 },
  row: Type.Object({ id: Type.String(), version: Type.Integer(), doc: Type.String() }),
});

/** The version at which a merchant's catalog last changed; 0 when it has none. */
export const latestVersion = statement({
  name: "catalog.latest_version",
  text: `select coalesce(max(version), 0)::bigint as version from catalog_objects where scope_id = $1`,
  params: { scope: uuid },
  row: Type.Object({ version: Type.Integer() }),
});
