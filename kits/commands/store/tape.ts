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

export const appendEntries = rowsInto({
  name: "commands.append_entries",
  text: `
    insert into tape (scope_id, version, id, device_id, epoch, seq, type, command, command_hash, input_hash,
      events, refusal, received_at, entry_hash)
    select scope_id, version, id, device_id, epoch, seq, type, command, command_hash, input_hash,
      events, refusal, received_at, entry_hash
    from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::integer[], $6::bigint[], $7::text[],
      $8::text[], $9::bytea[], $10::bytea[], $11::text[], $12::text[], $13::timestamptz[], $14::bytea[])
      as t (scope_id, version, id, device_id, epoch, seq, type, command, command_hash, input_hash,
        events, refusal, received_at, entry_hash)`,
  columns: {
    scope_id: uuid,
    version: int8,
    id: uuid,
    device_id: uuid,
    epoch: int4,
    seq: int8,
    type: text,
    command: text,
    command_hash: bytea,
    input_hash: bytea,
    events: text,
    refusal: nullable(text),
    received_at: timestamptz,
    entry_hash: bytea,
  },
});

/** The entries that stand on the tape already under these ids: the n-th id in the n-th scope. */
export const findEntries = statement({
  name: "commands.find_entries",
  text: `
    select tape.scope_id, tape.id, tape.version, tape.device_id, tape.epoch, tape.seq, tape.input_hash, tape.events,
      tape.refusal
    from unnest($1::uuid[], $2::uuid[]) as t (scope_id, id)
    join tape on tape.scope_id = t.scope_id and tape.id = t.id`,
  params: { scopes: arrayOf(uuid), ids: arrayOf(uuid) },
  row: Type.Object({
    scope_id: Type.String(),
    id: Type.String(),
    version: Type.Integer(),
    device_id: Type.String(),
    epoch: Type.Integer(),
    seq: Type.Integer(),
    input_hash: Type.Unsafe<Buffer>({}),
    events: Type.String(),
    refusal: Type.Union([Type.String(), Type.Null()]),
  }),
});

export const loadHeads = statement({
  name: "commands.load_heads",
  text: `
    select h.scope_id, h.device_id, h.epoch, h.last_seq, h.last_hash
    from unnest($1::uuid[], $2::uuid[], $3::integer[]) as t (scope_id, device_id, epoch)
    join device_heads h on h.scope_id = t.scope_id and h.device_id = t.device_id and h.epoch = t.epoch`,
  params: { scopes: arrayOf(uuid), devices: arrayOf(uuid), epochs: arrayOf(int4) },
  row: Type.Object({
    scope_id: Type.String(),
    device_id: Type.String(),
    epoch: Type.Integer(),
    last_seq: Type.Integer(),
    last_hash: Type.Unsafe<Buffer>({}),
  }),
});

export const saveHeads = rowsInto({
  name: "commands.save_heads",
  text: `
    insert into device_heads (scope_id, device_id, epoch, last_seq, last_hash)
    select scope_id, device_id, epoch, last_seq, last_hash
    from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::bigint[], $5::bytea[])
      as t (scope_id, device_id, epoch, last_seq, last_hash)
    on conflict (scope_id, device_id, epoch) do update
      set last_seq = excluded.last_seq, last_hash = excluded.last_hash`,
  columns: { scope_id: uuid, device_id: uuid, epoch: int4, last_seq: int8, last_hash: bytea },
});

/** A page of a scope's tape in version order. */
export const readTape = statement({
  name: "commands.read_tape",
  text: `
    select version, id, device_id, epoch, seq, type, command, command_hash, events, refusal, received_at, entry_hash
    from tape where scope_id = $1 and version > $2 order by version limit $3`,
  params: { scope: uuid, after: int8, limit: int4 },
  row: Type.Object({
    version: Type.Integer(),
    id: Type.String(),
    device_id: Type.String(),
    epoch: Type.Integer(),
    seq: Type.Integer(),
    type: Type.String(),
    command: Type.String(),
    command_hash: Type.Unsafe<Buffer>({}),
    events: Type.String(),
    refusal: Type.Union([Type.String(), Type.Null()]),
    received_at: Type.String(),
    entry_hash: Type.Unsafe<Buffer>({}),
  }),
});
