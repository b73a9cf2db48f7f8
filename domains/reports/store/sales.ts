import { bool, date, int4, int8, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const addSales = rowsInto({
  name: "reports.add_sales",
  text: `
    insert into sales (scope_id, order_id, version, gross, discount, charge, net, tax, tip, business_date, hour, covers,
      refund, order_type)
    select scope_id, order_id, version, gross, discount, charge, net, tax, tip, business_date, hour, covers, refund, order_type
    from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
        $9::bigint[], $10::date[], $11::integer[], $12::integer[], $13::boolean[], $14::text[])
      as t (scope_id, order_id, version, gross, discount, charge, net, tax, tip, business_date, hour, covers, refund, order_type)`,
  columns: {
    scope_id: uuid,
    order_id: uuid,
    version: int8,
    gross: int8,
    discount: int8,
    charge: int8,
    net: int8,
    tax: int8,
    tip: int8,
    business_date: date,
    hour: int4,
    covers: int4,
    refund: bool,
    order_type: text,
  },
});

/** Sums of one key, sales and refunds in rows of their own. Quotes nothing: the column is one of three of ours. */
function salesBy(name: string, key: string) {
  return statement({
    name: `reports.sales_by_${name}`,
    text: `
      select ${key} as key, refund, count(*) as count, sum(covers)::bigint as covers, sum(gross)::bigint as gross,
        sum(discount)::bigint as discount, sum(charge)::bigint as charge, sum(net)::bigint as net, sum(tax)::bigint as tax,
        sum(tip)::bigint as tip
      from sales where scope_id = $1 and business_date between $2 and $3 and version <= $4
      group by 1, refund order by 1, refund limit $5`,
    params: { scope: uuid, from: date, to: date, version: int8, limit: int4 },
    row: Type.Object({
      key: Type.String(),
      refund: Type.Boolean(),
      count: Type.Integer(),
      covers: Type.Integer(),
      gross: Type.Integer(),
      discount: Type.Integer(),
      charge: Type.Integer(),
      net: Type.Integer(),
      tax: Type.Integer(),
      tip: Type.Integer(),
    }),
  });
}

/** By local hour, as "00" to "23". */
const HOUR = "lpad(hour::text, 2, '0')";

export const salesByPeriod = {
  day: salesBy("day", "business_date::text"),
  hour: salesBy("hour", HOUR),
  order_type: salesBy("order_type", "order_type"),
};
