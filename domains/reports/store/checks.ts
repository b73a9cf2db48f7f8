import { int8, statement } from "@counterfoil/sql";
import Type from "typebox";

const row = Type.Object({ scope_id: Type.String(), fault: Type.String() });

/** REP-2: what the lines of a sale or a refund come to is what the sale says, part by part. */
export const linesUnlikeSales = statement({
  name: "reports.lines_unlike_sales",
  text: `
    select scope_id, 'entry ' || version || case when refund then ': the refund' else ': the sale' end
      || ' differs from its lines in the report tables' as fault
    from (
      select scope_id, version, refund, gross, discount, charge, net, tax from sales
      union all
      select scope_id, version, refund, -gross, -discount, -charge, -net, -tax from sale_lines
    ) parts
    group by scope_id, version, refund
    having sum(gross) <> 0 or sum(discount) <> 0 or sum(charge) <> 0 or sum(net) <> 0 or sum(tax) <> 0
    order by scope_id, version limit $1`,
  params: { limit: int8 },
  row,
});

/** REP-2: likewise the taxes. */
export const taxesUnlikeSales = statement({
  name: "reports.taxes_unlike_sales",
  text: `
    select scope_id, 'entry ' || version || ': its taxes in the report tables differ by ' || sum(tax) as fault
    from (
      select scope_id, version, refund, tax from sales
      union all
      select scope_id, version, refund, -amount from sale_taxes
    ) parts
    group by scope_id, version, refund having sum(tax) <> 0 order by scope_id, version limit $1`,
  params: { limit: int8 },
  row,
});
