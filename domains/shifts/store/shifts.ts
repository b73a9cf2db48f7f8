import {
  bool,
  date,
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

export const addShifts = rowsInto({
  name: "shifts.add_shifts",
  text: `
    insert into shifts (scope_id, shift_id, drawer_id, opened_at, business_date)
    select scope_id, shift_id, drawer_id, opened_at, business_date
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::date[])
      as t (scope_id, shift_id, drawer_id, opened_at, business_date)`,
  columns: { scope_id: uuid, shift_id: uuid, drawer_id: uuid, opened_at: timestamptz, business_date: date },
});

export const endShifts = rowsInto({
  name: "shifts.end_shifts",
  text: `
    update shifts set z_number = t.z_number, closed_at = t.closed_at, z = t.z
    from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[], $5::text[])
      as t (scope_id, shift_id, z_number, closed_at, z)
    where shifts.scope_id = t.scope_id and shifts.shift_id = t.shift_id`,
  columns: { scope_id: uuid, shift_id: uuid, z_number: int8, closed_at: timestamptz, z: text },
});

const row = Type.Object({
  shift_id: Type.String(),
  drawer_id: Type.String(),
  opened_at: Type.String(),
  business_date: Type.String(),
  z_number: Type.Union([Type.Integer(), Type.Null()]),
  closed_at: Type.Union([Type.String(), Type.Null()]),
  z: Type.Union([Type.String(), Type.Null()]),
  /** The document of its drawer while it is open, read at once with it: a shift may close at any moment. */
  drawer: Type.Union([Type.String(), Type.Null()]),
});

export const readShift = statement({
  name: "shifts.read_shift",
  text: `
    select s.shift_id, s.drawer_id, s.opened_at, s.business_date, s.z_number, s.closed_at, s.z, d.doc as drawer
    from shifts s
    left join drawers d on d.scope_id = s.scope_id and d.drawer_id = s.drawer_id and s.closed_at is null
    where s.scope_id = $1 and s.shift_id = $2`,
  params: { scope: uuid, shift: uuid },
  row,
});

/** Newest first; `before` is the opening of the last row of the page before, with its id. */
export const listShifts = statement({
  name: "shifts.list_shifts",
  text: `
    select s.shift_id, s.drawer_id, s.opened_at, s.business_date, s.z_number, s.closed_at, s.z, d.doc as drawer
    from shifts s
    left join drawers d on d.scope_id = s.scope_id and d.drawer_id = s.drawer_id and s.closed_at is null
    where s.scope_id = $1
      and ($2::uuid is null or s.drawer_id = $2)
      and ($3::boolean is null or (s.closed_at is null) = $3)
      and ($4::timestamptz is null or (s.opened_at, s.shift_id) < ($4, $5::uuid))
    order by s.opened_at desc, s.shift_id desc limit $6`,
  params: {
    scope: uuid,
    drawer: nullable(uuid),
    open: nullable(bool),
    before: nullable(timestamptz),
    before_id: nullable(uuid),
    limit: int4,
  },
  row,
});
