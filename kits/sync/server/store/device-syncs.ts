import { bool, int4, int8, statement, timestamptz, uuid } from "@counterfoil/sql";
import Type from "typebox";

/** A word of the device itself moves its clock; one that another device carries only adds to what is known to be made. */
export const noteSync = statement({
  name: "sync.note",
  text: `
    insert into device_syncs (scope_id, device_id, epoch, made, heard_at, clock_offset_ms)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (scope_id, device_id, epoch) do update set
      made = case when $8 then excluded.made else greatest(device_syncs.made, excluded.made) end,
      heard_at = case when $7 then excluded.heard_at else device_syncs.heard_at end,
      clock_offset_ms = case when $7 then excluded.clock_offset_ms else device_syncs.clock_offset_ms end`,
  params: {
    scope: uuid,
    device: uuid,
    epoch: int4,
    made: int8,
    heard_at: timestamptz,
    clock_offset_ms: int8,
    itself: bool,
    over: bool,
  },
});

const SyncRow = {
  device_id: Type.String(),
  epoch: Type.Integer(),
  made: Type.Integer(),
  stored: Type.Integer(),
};

/** How far the devices of a scope have come, after one of them; those that said nothing have made what is stored. */
export const listSyncs = statement({
  name: "sync.list",
  text: `
    select device_id, epoch,
      greatest(coalesce(d.made, 0), coalesce(h.last_seq, 0)) as made, coalesce(h.last_seq, 0) as stored,
      d.heard_at, d.clock_offset_ms
    from (select device_id, epoch, made, heard_at, clock_offset_ms from device_syncs where scope_id = $1) d
    full join (select device_id, epoch, last_seq from device_heads where scope_id = $1 and epoch > 0) h
      using (device_id, epoch)
    where (device_id, epoch) > ($2::uuid, $3::integer)
    order by device_id, epoch limit $4`,
  params: { scope: uuid, device: uuid, epoch: int4, limit: int4 },
  row: Type.Object({
    ...SyncRow,
    heard_at: Type.Union([Type.String(), Type.Null()]),
    clock_offset_ms: Type.Union([Type.Integer(), Type.Null()]),
  }),
});

/** The sequences of which something is missing while their device has been silent since a moment. */
export const findSilent = statement({
  name: "sync.find_silent",
  text: `
    select d.scope_id, d.device_id, d.epoch, d.made, coalesce(h.last_seq, 0) as stored, d.heard_at
    from device_syncs d
    left join device_heads h on h.scope_id = d.scope_id and h.device_id = d.device_id and h.epoch = d.epoch
    where d.heard_at < $1 and d.made > coalesce(h.last_seq, 0)
    order by d.scope_id, d.device_id, d.epoch limit $2`,
  params: { since: timestamptz, limit: int4 },
  row: Type.Object({ scope_id: Type.String(), ...SyncRow, heard_at: Type.String() }),
});
