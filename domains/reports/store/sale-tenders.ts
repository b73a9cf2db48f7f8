import { date, int4, int8, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const addSaleTenders = rowsInto({
  name: "reports.add_sale_tenders",
  text: `
    insert into sale_tenders (scope_id, version, amount, tip, rounding, business_date, kind, tender, external_type)
    select scope_id, version, amount, tip, rounding, business_date, kind, tender, external_type
    from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::date[], $7::text[], $8::text[],
        $9::text[])
      as t (scope_id, version, amount, tip, rounding, business_date, kind, tender, external_type)`,
  columns: {
    scope_id: uuid,
    version: int8,
    amount: int8,
    tip: int8,
    rounding: int8,
    business_date: date,
    kind: text,
    tender: text,
    external_type: nullable(text),
  },
});

/** Sums by tender and what was done; amounts of voids and refunds are below zero. */
export const tendersBetween = statement({
  name: "reports.tenders_between",
  text: `
    select tender, external_type, kind, count(*) as count, sum(amount)::bigint as amount, sum(tip)::bigint as tip,
      sum(rounding)::bigint as rounding
    from sale_tenders where scope_id = $1 and business_date between $2 and $3 and version <= $4
    group by tender, external_type, kind order by tender, external_type, kind limit $5`,
  params: { scope: uuid, from: date, to: date, version: int8, limit: int4 },
  row: Type.Object({
    tender: Type.String(),
    external_type: Type.Union([Type.String(), Type.Null()]),
    kind: Type.String(),
    count: Type.Integer(),
    amount: Type.Integer(),
    tip: Type.Integer(),
    rounding: Type.Integer(),
  }),
});
