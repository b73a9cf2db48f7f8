import { bool, date, int4, int8, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const addSaleTaxes = rowsInto({
  name: "reports.add_sale_taxes",
  text: `
    insert into sale_taxes (scope_id, version, taxable, amount, business_date, refund, inclusive, tax_id, tax_name, percentage)
    select scope_id, version, taxable, amount, business_date, refund, inclusive, tax_id, tax_name, percentage
    from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::date[], $6::boolean[], $7::boolean[], $8::text[],
        $9::text[], $10::text[])
      as t (scope_id, version, taxable, amount, business_date, refund, inclusive, tax_id, tax_name, percentage)`,
  columns: {
    scope_id: uuid,
    version: int8,
    taxable: int8,
    amount: int8,
    business_date: date,
    refund: bool,
    inclusive: bool,
    tax_id: text,
    tax_name: text,
    percentage: text,
  },
});

/** Sums by tax and rate, sales and refunds in rows of their own; `last` tells which name is the newest. */
export const taxesBetween = statement({
  name: "reports.taxes_between",
  text: `
    select tax_id as id, tax_name as name, percentage, inclusive, refund, max(version) as last, sum(taxable)::bigint as taxable,
      sum(amount)::bigint as amount
    from sale_taxes where scope_id = $1 and business_date between $2 and $3 and version <= $4
    group by tax_id, tax_name, percentage, inclusive, refund
    order by tax_id, tax_name, percentage, inclusive, refund limit $5`,
  params: { scope: uuid, from: date, to: date, version: int8, limit: int4 },
  row: Type.Object({
    id: Type.String(),
    name: Type.String(),
    percentage: Type.String(),
    inclusive: Type.Boolean(),
    refund: Type.Boolean(),
    last: Type.Integer(),
    taxable: Type.Integer(),
    amount: Type.Integer(),
  }),
});
