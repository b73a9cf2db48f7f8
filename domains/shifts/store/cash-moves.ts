import { date, int4, int8, nullable, rowsInto, statement, text, timestamptz, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const addCashMoves = rowsInto({
  name: "shifts.add_cash_moves",
  text: `
    insert into cash_moves
      (scope_id, move_id, drawer_id, shift_id, kind, amount, reason, business_date, moved_at, actor_id)
    select scope_id, move_id, drawer_id, shift_id, kind, amount, reason, business_date, moved_at, actor_id
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::bigint[], $7::text[], $8::date[],
      $9::timestamptz[], $10::uuid[])
      as t (scope_id, move_id, drawer_id, shift_id, kind, amount, reason, business_date, moved_at, actor_id)`,
  columns: {
    scope_id: uuid,
    move_id: uuid,
    drawer_id: uuid,
    shift_id: nullable(uuid),
    kind: text,
    amount: int8,
    reason: text,
    business_date: date,
    moved_at: timestamptz,
    actor_id: uuid,
  },
});

export const listCashMoves = statement({
  name: "shifts.list_cash_moves",
  text: `
    select move_id, kind, amount, reason, moved_at, actor_id from cash_moves
    where scope_id = $1 and shift_id = $2 order by moved_at, move_id limit $3`,
  params: { scope: uuid, shift: uuid, limit: int4 },
  row: Type.Object({
    move_id: Type.String(),
    kind: Type.String(),
    amount: Type.Integer(),
    reason: Type.String(),
    moved_at: Type.String(),
    actor_id: Type.String(),
  }),
});
