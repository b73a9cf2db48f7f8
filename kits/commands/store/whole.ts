import { int8, statement, uuid, int4 } from "@counterfoil/sql";
import Type from "typebox";

/** Every scope with the tip that its row claims. */
export const listScopes = statement({
  name: "commands.list_scopes",
  text: `select scope_id, version, last_hash from scopes order by scope_id`,
  params: {},
  row: Type.Object({ scope_id: Type.String(), version: Type.Integer(), last_hash: Type.Unsafe<Buffer>({}) }),
});

/** The device heads of a scope, as the pipeline last saved them. */
export const listHeads = statement({
  name: "commands.list_heads",
  text: `
    select device_id, epoch, last_seq, last_hash from device_heads where scope_id = $1
    order by device_id, epoch limit $2`,
  params: { scope: uuid, limit: int4 },
  row: Type.Object({
    device_id: Type.String(),
    epoch: Type.Integer(),
    last_seq: Type.Integer(),
    last_hash: Type.Unsafe<Buffer>({}),
  }),
});

/** How many entries the tape holds in all, for progress. */
export const countEntries = statement({
  name: "commands.count_entries",
  text: `select coalesce(sum(version), 0)::bigint as entries from scopes where version >= $1`,
  params: { least: int8 },
  row: Type.Object({ entries: Type.Integer() }),
});
