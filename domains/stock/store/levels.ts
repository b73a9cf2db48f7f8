import { arrayOf, bool, int4, int8, rowsInto, statement, timestamptz, uuid } from "@counterfoil/sql";
import Type, { type Static } from "typebox";

/** Adds the batch's moves to the levels, except those that the last count has seen already. */
export const addToLevels = rowsInto({
  name: "stock.add_to_levels",
  text: `
    insert into stock_levels (scope_id, variation_id, on_hand_milli)
    select t.scope_id, t.variation_id,
      coalesce(sum(t.quantity_milli) filter (where l.counted_at is null or t.at > l.counted_at), 0)::bigint
    from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::bigint[])
      as t (scope_id, variation_id, at, quantity_milli)
    left join stock_levels l on l.scope_id = t.scope_id and l.variation_id = t.variation_id
    group by t.scope_id, t.variation_id
    on conflict (scope_id, variation_id) do update
      set on_hand_milli = stock_levels.on_hand_milli + excluded.on_hand_milli`,
  columns: { scope_id: uuid, variation_id: uuid, at: timestamptz, quantity_milli: int8 },
});

/**
 * Starts levels anew from the latest count, with the moves after it; a count that is older than the one known changes
 * nothing. Runs after the batch's moves were added to both tables.
 */
export const countLevels = rowsInto({
  name: "stock.count_levels",
  text: `
    insert into stock_levels (scope_id, variation_id, on_hand_milli, counted_milli, counted_at, count_id)
    select c.scope_id, c.variation_id,
      c.counted_milli + coalesce((
        select sum(m.quantity_milli) from stock_moves m
        where m.scope_id = c.scope_id and m.variation_id = c.variation_id and m.at > c.at), 0)::bigint,
      c.counted_milli, c.at, c.count_id
    from (
      select distinct on (scope_id, variation_id) scope_id, variation_id, at, count_id, counted_milli
      from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::bigint[])
        as t (scope_id, variation_id, at, count_id, counted_milli)
      order by scope_id, variation_id, at desc, count_id desc) c
    on conflict (scope_id, variation_id) do update
      set on_hand_milli = excluded.on_hand_milli, counted_milli = excluded.counted_milli,
        counted_at = excluded.counted_at, count_id = excluded.count_id
      where stock_levels.counted_at is null
        or (excluded.counted_at, excluded.count_id) > (stock_levels.counted_at, stock_levels.count_id)`,
  columns: { scope_id: uuid, variation_id: uuid, at: timestamptz, count_id: uuid, counted_milli: int8 },
});

const LevelRow = Type.Object({
  variation_id: Type.String(),
  on_hand_milli: Type.Integer(),
  counted_milli: Type.Union([Type.Integer(), Type.Null()]),
  counted_at: Type.Union([Type.String(), Type.Null()]),
});
export type LevelRow = Static<typeof LevelRow>;

/** The levels of a location in the order of the ids, all or those below zero. */
export const listLevels = statement({
  name: "stock.list_levels",
  text: `
    select variation_id, on_hand_milli, counted_milli, counted_at from stock_levels
    where scope_id = $1 and variation_id > $2 and (on_hand_milli < 0 or not $3)
    order by variation_id limit $4`,
  params: { scope: uuid, after: uuid, negative: bool, limit: int4 },
  row: LevelRow,
});

/** The levels of these variations, as far as there are any. */
export const findLevels = statement({
  name: "stock.find_levels",
  text: `
    select variation_id, on_hand_milli, counted_milli, counted_at from stock_levels
    where scope_id = $1 and variation_id = any ($2::uuid[])`,
  params: { scope: uuid, variations: arrayOf(uuid) },
  row: LevelRow,
});

/** Levels that are not their count plus the moves after it (INV-6). */
export const faultyLevels = statement({
  name: "stock.faulty_levels",
  text: `
    select scope_id, fault from (
      select coalesce(l.scope_id, m.scope_id) as scope_id,
        coalesce(l.variation_id, m.variation_id)::text || ' has ' || coalesce(l.on_hand_milli, 0)
          || ' thousandths on hand, its count and moves say ' || coalesce(l.counted_milli, 0) + coalesce(m.sum, 0)
          as fault,
        l.on_hand_milli is distinct from (coalesce(l.counted_milli, 0) + coalesce(m.sum, 0))::bigint as faulty
      from stock_levels l
      full join (
        select v.scope_id, v.variation_id,
          coalesce(sum(v.quantity_milli) filter (where c.counted_at is null or v.at > c.counted_at), 0) as sum
        from stock_moves v
        left join stock_levels c on c.scope_id = v.scope_id and c.variation_id = v.variation_id
        group by v.scope_id, v.variation_id) m
        on m.scope_id = l.scope_id and m.variation_id = l.variation_id) each
    where faulty limit $1`,
  params: { limit: int4 },
  row: Type.Object({ scope_id: Type.String(), fault: Type.String() }),
});
