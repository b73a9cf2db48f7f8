import { int4, statement } from "@counterfoil/sql";
import Type from "typebox";

/** Series that do not count 1, 2, 3 …: a number is unique by its key, so as many receipts as the last number says are all. */
export const brokenSeries = statement({
  name: "receipts.broken_series",
  text: `
    select scope_id,
      'series ' || series || ' has ' || count(*) || ' receipts, and its last number is ' || max(number) as fault
    from receipts group by scope_id, series having count(*) <> max(number)
    order by scope_id, series limit $1`,
  params: { limit: int4 },
  row: Type.Object({ scope_id: Type.String(), fault: Type.String() }),
});
