import {
  arrayOf,
  bytea,
  int4,
  int8,
  nullable,
  rowsInto,
  statement,
  text,
  timestamptz,
  uuid,
} from "@counterfoil/sql";
import Type from "typebox";

/** Opens the copy of a scope that another database leads; one that is there already stays as it is. */
export const openCopies = rowsInto({
  name: "commands.open_copies",
  text: `
    insert into scopes (scope_id, parent_id, version, last_hash, led_by, led_name)
    select scope_id, parent_id, 0, ''::bytea, led_by, led_name
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) as t (scope_id, parent_id, led_by, led_name)
    on conflict (scope_id) do nothing`,
  columns: { scope_id: uuid, parent_id: nullable(uuid), led_by: uuid, led_name: text },
});

/** Where scopes stand, and who leads them: null where this database does. */
export const findLeads = statement({
  name: "commands.find_leads",
  text: `
    select scope_id, parent_id, version, last_hash, led_by, led_name from scopes where scope_id = any ($1::uuid[])`,
  params: { scopes: arrayOf(uuid) },
  row: Type.Object({
    scope_id: Type.String(),
    parent_id: Type.Union([Type.String(), Type.Null()]),
    version: Type.Integer(),
    last_hash: Type.Unsafe<Buffer>({}),
    led_by: Type.Union([Type.String(), Type.Null()]),
    led_name: Type.Union([Type.String(), Type.Null()]),
  }),
});

/** Who follows, under the lock that every write to the scope takes. */
export const lockCopy = statement({
  name: "commands.lock_copy",
  text: `select version, last_hash, rebuilds, led_by from scopes where scope_id = $1 for update`,
  params: { scope: uuid },
  row: Type.Object({
    version: Type.Integer(),
    last_hash: Type.Unsafe<Buffer>({}),
    rebuilds: Type.Integer(),
    led_by: Type.Union([Type.String(), Type.Null()]),
  }),
});

/**
 * Hands the lead of a scope from one to another, provided that its tape still ends where the taker stands: null is this
 * database. Nothing is changed when an entry has come since, or somebody else leads.
 */
export const passLead = statement({
  name: "commands.pass_lead",
  text: `
    update scopes set led_by = $3, led_name = $4
    where scope_id = $1 and led_by is not distinct from $2 and version = $5 and last_hash = $6`,
  params: {
    scope: uuid,
    from: nullable(uuid),
    to: nullable(uuid),
    name: nullable(text),
    version: int8,
    last_hash: bytea,
  },
});

/** Takes the lead back from one who is gone, wherever the copy ends. */
export const seizeLead = statement({
  name: "commands.seize_lead",
  text: `update scopes set led_by = null, led_name = null where scope_id = $1 and led_by = $2`,
  params: { scope: uuid, from: uuid },
});

/** Effects for a scope whose commands have arrived on its tape: its leader has carried them out. */
export const settleArrived = statement({
  name: "commands.settle_arrived",
  text: `
    update outbox set done_at = $3
    where done_at is null and target_scope_id = $1 and (command::json ->> 'id')::uuid = any ($2::uuid[])`,
  params: { scope: uuid, ids: arrayOf(uuid), at: timestamptz },
});

/** A page of a tape with all that a copy needs: as many entries as fit, and at least one. */
export const copyTape = statement({
  name: "commands.copy_tape",
  text: `
    select version, id, device_id, epoch, seq, type, command, command_hash, input_hash, events, refusal, received_at,
      entry_hash
    from (
      select version, id, device_id, epoch, seq, type, command, command_hash, input_hash, events, refusal, received_at,
        entry_hash, sum(octet_length(command) + octet_length(events)) over (order by version) as bytes
      from (
        select version, id, device_id, epoch, seq, type, command, command_hash, input_hash, events, refusal,
          received_at, entry_hash
        from tape where scope_id = $1 and version > $2 order by version limit $3
      ) as page
    ) as counted
    where bytes <= $4 or version = $2 + 1
    order by version`,
  params: { scope: uuid, after: int8, limit: int4, bytes: int8 },
  row: Type.Object({
    version: Type.Integer(),
    id: Type.String(),
    device_id: Type.String(),
    epoch: Type.Integer(),
    seq: Type.Integer(),
    type: Type.String(),
    command: Type.String(),
    command_hash: Type.Unsafe<Buffer>({}),
    input_hash: Type.Unsafe<Buffer>({}),
    events: Type.String(),
    refusal: Type.Union([Type.String(), Type.Null()]),
    received_at: Type.String(),
    entry_hash: Type.Unsafe<Buffer>({}),
  }),
});

/** The hash that an entry of a tape is sealed with. */
export const findEntryHash = statement({
  name: "commands.find_entry_hash",
  text: `select entry_hash, received_at from tape where scope_id = $1 and version = $2`,
  params: { scope: uuid, version: int8 },
  row: Type.Object({ entry_hash: Type.Unsafe<Buffer>({}), received_at: Type.String() }),
});
