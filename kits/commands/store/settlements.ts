import { arrayOf, bool, int4, int8, rowsInto, statement, text, timestamptz, uuid } from "@counterfoil/sql";
import Type, { type Static } from "typebox";
import type { StateTable } from "../house.ts";
import type { Settlement } from "../settle.ts";
import type { Fold } from "../spec.ts";

const load = statement({
  name: "commands.load_settlements",
  text: `
    select s.scope_id, k.key, json_build_object('version', s.version, 'n', s.n, 'note', s.note)::text as doc
    from unnest($1::uuid[], $2::text[]) as k (scope_id, key)
    join exception_settlements s on s.scope_id = k.scope_id
      and s.version = split_part(k.key, '.', 1)::bigint and s.n = split_part(k.key, '.', 2)::integer`,
  params: { scopes: arrayOf(uuid), keys: arrayOf(text) },
  row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
});

const save = rowsInto({
  name: "commands.save_settlements",
  text: `
    insert into exception_settlements (scope_id, version, n, settled_by, settled_at, note)
    select scope_id, version, n, settled_by, settled_at, note
    from unnest($1::uuid[], $2::bigint[], $3::integer[], $4::uuid[], $5::timestamptz[], $6::text[])
      as t (scope_id, version, n, settled_by, settled_at, note)`,
  columns: { scope_id: uuid, version: int8, n: int4, settled_by: uuid, settled_at: timestamptz, note: text },
});

type Row = Parameters<(typeof save)["encode"]>[0][number];

/** Written once each: a settlement never changes. */
export function settlementTable(fold: Fold<Settlement>): StateTable<Settlement, Row> {
  return {
    fold,
    load,
    save,
    row: (scope_id, _key, { version, n, by, at, note }) => ({
      scope_id,
      version,
      n,
      settled_by: by,
      settled_at: at,
      note,
    }),
  };
}

/** Settlements of what nobody has raised. */
export const lostSettlements = statement({
  name: "commands.lost_settlements",
  text: `
    select s.scope_id, 'exception ' || s.version || '.' || s.n || ' is settled, and there is none' as fault
    from exception_settlements s
    left join exceptions e on e.scope_id = s.scope_id and e.version = s.version and e.n = s.n
    where e.scope_id is null
    order by s.scope_id, s.version, s.n limit $1`,
  params: { limit: int4 },
  row: Type.Object({ scope_id: Type.String(), fault: Type.String() }),
});

const ExceptionRow = Type.Object({
  version: Type.Integer(),
  n: Type.Integer(),
  code: Type.String(),
  message: Type.String(),
  command_id: Type.String(),
  device_id: Type.String(),
  raised_at: Type.String(),
  settled_by: Type.Union([Type.String(), Type.Null()]),
  settled_at: Type.Union([Type.String(), Type.Null()]),
  note: Type.Union([Type.String(), Type.Null()]),
});
export type ExceptionRow = Static<typeof ExceptionRow>;

/** The exceptions of a scope with who has settled them, newest first, below a place in its tape; all, or the open ones. */
export const listExceptions = statement({
  name: "commands.list_exceptions",
  text: `
    select e.version, e.n, e.code, e.message, e.command_id, e.device_id, e.raised_at, s.settled_by, s.settled_at, s.note
    from exceptions e
    left join exception_settlements s on s.scope_id = e.scope_id and s.version = e.version and s.n = e.n
    where e.scope_id = $1 and (e.version, e.n) < ($2, $3) and (s.scope_id is null or not $4)
    order by e.version desc, e.n desc limit $5`,
  params: { scope: uuid, version: int8, n: int4, open: bool, limit: int4 },
  row: ExceptionRow,
});

export const findException = statement({
  name: "commands.find_exception",
  text: `
    select e.version, e.n, e.code, e.message, e.command_id, e.device_id, e.raised_at, s.settled_by, s.settled_at, s.note
    from exceptions e
    left join exception_settlements s on s.scope_id = e.scope_id and s.version = e.version and s.n = e.n
    where e.scope_id = $1 and e.version = $2 and e.n = $3`,
  params: { scope: uuid, version: int8, n: int4 },
  row: ExceptionRow,
});

/** How many exceptions of a scope nobody has settled, counted up to a bound. */
export const countOpenExceptions = statement({
  name: "commands.count_open_exceptions",
  text: `
    select count(*)::int as open from (
      select from exceptions e
      where e.scope_id = $1 and not exists (
        select from exception_settlements s where s.scope_id = $1 and s.version = e.version and s.n = e.n)
      limit $2
    ) as unsettled`,
  params: { scope: uuid, most: int4 },
  row: Type.Object({ open: Type.Integer() }),
});
