import { int4, int8, nullable, rowsInto, statement, text, timestamptz, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const addToOutbox = rowsInto({
  name: "commands.add_to_outbox",
  text: `
    insert into outbox (scope_id, version, n, target_scope_id, command)
    select scope_id, version, n, target_scope_id, command
    from unnest($1::uuid[], $2::bigint[], $3::integer[], $4::uuid[], $5::text[])
      as t (scope_id, version, n, target_scope_id, command)`,
  columns: { scope_id: uuid, version: int8, n: int4, target_scope_id: uuid, command: text },
});

/** What waits to be delivered here, after a place in the order of scopes and their tapes. */
export const pendingOutbox = statement({
  name: "commands.pending_outbox",
  text: `
    select scope_id, version, n, command from outbox
    where done_at is null and (scope_id, version, n) > ($1, $2, $3)
      and not exists (select from scopes s where s.scope_id = target_scope_id and s.led_by is not null)
    order by scope_id, version, n limit $4`,
  params: { scope: uuid, version: int8, n: int4, limit: int4 },
  row: Type.Object({
    scope_id: Type.String(),
    version: Type.Integer(),
    n: Type.Integer(),
    command: Type.String(),
  }),
});

export const settleOutbox = statement({
  name: "commands.settle_outbox",
  text: `update outbox set done_at = $4, refusal = $5 where scope_id = $1 and version = $2 and n = $3`,
  params: { scope: uuid, version: int8, n: int4, at: timestamptz, refusal: nullable(text) },
});

export const addExceptions = rowsInto({
  name: "commands.add_exceptions",
  text: `
    insert into exceptions (scope_id, version, n, code, message, command_id, device_id, raised_at)
    select scope_id, version, n, code, message, command_id, device_id, raised_at
    from unnest($1::uuid[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::uuid[], $7::uuid[],
      $8::timestamptz[])
      as t (scope_id, version, n, code, message, command_id, device_id, raised_at)`,
  columns: {
    scope_id: uuid,
    version: int8,
    n: int4,
    code: text,
    message: text,
    command_id: uuid,
    device_id: uuid,
    raised_at: timestamptz,
  },
});

/** How many effects have not been carried out here yet, counted up to a bound; another leader's are not ours to wait for. */
export const countPending = statement({
  name: "commands.count_pending",
  text: `
    select count(*)::int as pending from (
      select from outbox
      where done_at is null
        and not exists (select from scopes s where s.scope_id = target_scope_id and s.led_by is not null)
      limit $1
    ) as waiting`,
  params: { most: int4 },
  row: Type.Object({ pending: Type.Integer() }),
});
