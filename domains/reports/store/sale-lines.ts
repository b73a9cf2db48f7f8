import { bool, date, int4, int8, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const addSaleLines = rowsInto({
  name: "reports.add_sale_lines",
  text: `
    insert into sale_lines (scope_id, item_id, variation_id, category_id, version, quantity_milli, gross, discount, charge,
      net, tax, business_date, refund, item_name, variation_name, category_name)
    select scope_id, item_id, variation_id, category_id, version, quantity_milli, gross, discount, charge,
      net, tax, business_date, refund, item_name, variation_name, category_name
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
        $9::bigint[], $10::bigint[], $11::bigint[], $12::date[], $13::boolean[], $14::text[], $15::text[], $16::text[])
      as t (scope_id, item_id, variation_id, category_id, version, quantity_milli, gross, discount, charge,
        net, tax, business_date, refund, item_name, variation_name, category_name)`,
  columns: {
    scope_id: uuid,
    item_id: nullable(uuid),
    variation_id: nullable(uuid),
    category_id: nullable(uuid),
    version: int8,
    quantity_milli: int8,
    gross: int8,
    discount: int8,
    charge: int8,
    net: int8,
    tax: int8,
    business_date: date,
    refund: bool,
    item_name: text,
    variation_name: nullable(text),
    category_name: nullable(text),
  },
});

/**
 * Sums by id and name, sales and refunds in rows of their own. One thing that changed its name comes in several rows, and
 * `last` tells which name is the newest.
 */
function linesBy(name: string, columns: { id: string; name: string; variation_name: string }) {
  return statement({
    name: `reports.lines_by_${name}`,
    text: `
      select ${columns.id} as id, ${columns.name} as name, ${columns.variation_name} as variation_name, refund,
        max(version) as last, count(*) as count, sum(quantity_milli)::bigint as quantity_milli, sum(gross)::bigint as gross,
        sum(discount)::bigint as discount, sum(charge)::bigint as charge, sum(net)::bigint as net, sum(tax)::bigint as tax
      from sale_lines where scope_id = $1 and business_date between $2 and $3 and version <= $4
      group by 1, 2, 3, refund order by 1, 2, 3, refund limit $5`,
    params: { scope: uuid, from: date, to: date, version: int8, limit: int4 },
    row: Type.Object({
      id: Type.Union([Type.String(), Type.Null()]),
      name: Type.Union([Type.String(), Type.Null()]),
      variation_name: Type.Union([Type.String(), Type.Null()]),
      refund: Type.Boolean(),
      last: Type.Integer(),
      count: Type.Integer(),
      quantity_milli: Type.Integer(),
      gross: Type.Integer(),
      discount: Type.Integer(),
      charge: Type.Integer(),
      net: Type.Integer(),
      tax: Type.Integer(),
    }),
  });
}

export const linesByGoods = {
  item: linesBy("item", { id: "item_id", name: "item_name", variation_name: "null::text" }),
  variation: linesBy("variation", {
    id: "variation_id",
    name: "item_name",
    variation_name: "variation_name",
  }),
  category: linesBy("category", { id: "category_id", name: "category_name", variation_name: "null::text" }),
};
