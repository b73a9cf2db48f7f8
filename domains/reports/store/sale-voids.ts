import { bool, date, int4, int8, rowsInto, statement, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const addSaleVoids = rowsInto({
  name: "reports.add_sale_voids",
  text: `
    insert into sale_voids (scope_id, order_id, version, amount, business_date, lines, whole)
    select scope_id, order_id, version, amount, business_date, lines, whole
    from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::date[], $6::integer[], $7::boolean[])
      as t (scope_id, order_id, version, amount, business_date, lines, whole)`,
  columns: {
    scope_id: uuid,
    order_id: uuid,
    version: int8,
    amount: int8,
    business_date: date,
    lines: int4,
    whole: bool,
  },
});

/** What was taken back before it was paid: whole orders, and lines out of orders that were sold. */
export const voidsBetween = statement({
  name: "reports.voids_between",
  text: `
    select count(*) filter (where whole) as orders,
      coalesce(sum(lines) filter (where not whole), 0)::bigint as lines, coalesce(sum(amount), 0)::bigint as amount
    from sale_voids where scope_id = $1 and business_date between $2 and $3 and version <= $4`,
  params: { scope: uuid, from: date, to: date, version: int8 },
  row: Type.Object({ orders: Type.Integer(), lines: Type.Integer(), amount: Type.Integer() }),
});
