import { int4, statement } from "@counterfoil/sql";
import Type from "typebox";

/** Closed orders whose lines, payments or refunds do not sum to what the document says. */
export const uneven = statement({
  name: "orders.uneven",
  text: `
    select scope_id,
      'order ' || id || ' comes to ' || total || ', its lines to ' || lines || ', its payments to ' || paid
        || ' and its refunds to ' || refunded as fault
    from (
      select o.scope_id, o.id, (d.doc -> 'priced' ->> 'total')::bigint as total,
        (select coalesce(sum((l ->> 'total')::bigint), 0) from json_array_elements(d.doc -> 'priced' -> 'lines') l) as lines,
        (select coalesce(sum((p ->> 'amount')::bigint), 0) from json_array_elements(d.doc -> 'payments') p
          where p ->> 'status' = 'completed') as paid,
        (select coalesce(sum((r ->> 'amount')::bigint), 0) from json_array_elements(d.doc -> 'refunds') r) as refunded
      from orders o cross join lateral (select o.doc::json as doc) d
      where o.state = 'completed'
    ) sums
    where lines <> total or paid <> total or refunded > total
    order by scope_id, id limit $1`,
  params: { limit: int4 },
  row: Type.Object({ scope_id: Type.String(), fault: Type.String() }),
});
