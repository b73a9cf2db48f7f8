import { arrayOf, int4, int8, statement, uuid } from "@counterfoil/sql";
import Type from "typebox";

const Hash = Type.Unsafe<Buffer>({});

/** Where a scope's tape ends, and the hash of one of its entries. */
export const findTip = statement({
  name: "sync.find_tip",
  text: `
    select s.version, s.last_hash, t.entry_hash as hash_at
    from scopes s left join tape t on t.scope_id = s.scope_id and t.version = $2
    where s.scope_id = $1`,
  params: { scope: uuid, at: int8 },
  row: Type.Object({
    version: Type.Integer(),
    last_hash: Hash,
    hash_at: Type.Union([Hash, Type.Null()]),
  }),
});

/** The last number of a device among the entries up to a version. */
export const findLastSeq = statement({
  name: "sync.find_last_seq",
  text: `
    select seq from tape
    where scope_id = $1 and device_id = $2 and epoch = $3 and version <= $4
    order by seq desc limit 1`,
  params: { scope: uuid, device: uuid, epoch: int4, at: int8 },
  row: Type.Object({ seq: Type.Integer() }),
});

/** Where a scope and a device's sequence in it stand. */
export const findStanding = statement({
  name: "sync.find_standing",
  text: `
    select s.version, coalesce(h.last_seq, 0) as last_seq, coalesce(h.last_hash, ''::bytea) as last_hash
    from scopes s
    left join device_heads h on h.scope_id = s.scope_id and h.device_id = $2 and h.epoch = $3
    where s.scope_id = $1`,
  params: { scope: uuid, device: uuid, epoch: int4 },
  row: Type.Object({ version: Type.Integer(), last_seq: Type.Integer(), last_hash: Hash }),
});

/** The entries under some of a device's numbers. */
export const findPlaced = statement({
  name: "sync.find_placed",
  text: `
    select version, id, device_id, epoch, seq, type, command, command_hash, events, refusal, received_at, entry_hash
    from tape where scope_id = $1 and device_id = $2 and epoch = $3 and seq = any ($4::bigint[])`,
  params: { scope: uuid, device: uuid, epoch: int4, seqs: arrayOf(int8) },
  row: Type.Object({
    version: Type.Integer(),
    id: Type.String(),
    device_id: Type.String(),
    epoch: Type.Integer(),
    seq: Type.Integer(),
    type: Type.String(),
    command: Type.String(),
    command_hash: Hash,
    events: Type.String(),
    refusal: Type.Union([Type.String(), Type.Null()]),
    received_at: Type.String(),
    entry_hash: Hash,
  }),
});

/** The highest epoch under which a device stands on a scope's tape. */
export const findHighestEpoch = statement({
  name: "sync.find_highest_epoch",
  text: "select coalesce(max(epoch), 0) as epoch from device_heads where scope_id = $1 and device_id = $2",
  params: { scope: uuid, device: uuid },
  row: Type.Object({ epoch: Type.Integer() }),
});
