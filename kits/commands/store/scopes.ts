import { arrayOf, bytea, int8, nullable, rowsInto, statement, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const openScopes = rowsInto({
  name: "commands.open_scopes",
  text: `
    insert into scopes (scope_id, parent_id, version, last_hash)
    select scope_id, parent_id, 0, ''::bytea from unnest($1::uuid[], $2::uuid[]) as t (scope_id, parent_id)
    on conflict (scope_id) do nothing`,
  columns: { scope_id: uuid, parent_id: nullable(uuid) },
});

/** Takes the locks in the order of the ids, so that two processes can never wait for each other. */
export const lockScopes = statement({
  name: "commands.lock_scopes",
  text: `
    select scope_id, parent_id, version, last_hash, rebuilds, led_name from scopes where scope_id = any ($1::uuid[])
    order by scope_id for update`,
  params: { scopes: arrayOf(uuid) },
  row: Type.Object({
    scope_id: Type.String(),
    parent_id: Type.Union([Type.String(), Type.Null()]),
    version: Type.Integer(),
    last_hash: Type.Unsafe<Buffer>({}),
    rebuilds: Type.Integer(),
    /** Set where another database leads the scope (see lead.ts). */
    led_name: Type.Union([Type.String(), Type.Null()]),
  }),
});

export const bumpScopes = rowsInto({
  name: "commands.bump_scopes",
  text: `
    update scopes set version = t.version, last_hash = t.last_hash
    from unnest($1::uuid[], $2::bigint[], $3::bytea[]) as t (scope_id, version, last_hash)
    where scopes.scope_id = t.scope_id`,
  columns: { scope_id: uuid, version: int8, last_hash: bytea },
});
