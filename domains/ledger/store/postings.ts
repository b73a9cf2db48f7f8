import { date, int4, int8, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";

export const addPostings = rowsInto({
  name: "ledger.add_postings",
  text: `
    insert into postings (scope_id, version, n, debit, credit, amount, order_id, business_date)
    select scope_id, version, n, debit, credit, amount, order_id, business_date
    from unnest($1::uuid[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::bigint[], $7::uuid[], $8::date[])
      as t (scope_id, version, n, debit, credit, amount, order_id, business_date)`,
  columns: {
    scope_id: uuid,
    version: int8,
    n: int4,
    debit: text,
    credit: text,
    amount: int8,
    order_id: nullable(uuid),
    business_date: date,
  },
});

/** What each account gained and lost on the business days from `from` to `to`, both included. */
export const readBalances = statement({
  name: "ledger.read_balances",
  text: `
    select account, sum(debit)::bigint as debit, sum(credit)::bigint as credit
    from (
      select debit as account, amount as debit, 0::bigint as credit
      from postings where scope_id = $1 and business_date between $2 and $3
      union all
      select credit, 0, amount from postings where scope_id = $1 and business_date between $2 and $3
    ) sides
    group by account order by account collate "C" limit $4`,
  params: { scope: uuid, from: date, to: date, limit: int4 },
  row: Type.Object({ account: Type.String(), debit: Type.Integer(), credit: Type.Integer() }),
});

/** Postings in the order of the tape, after a version and a place in it. */
export const listPostings = statement({
  name: "ledger.list_postings",
  text: `
    select version, n, debit, credit, amount, order_id, business_date from postings
    where scope_id = $1 and (version, n) > ($2, $3) order by version, n limit $4`,
  params: { scope: uuid, version: int8, n: int4, limit: int4 },
  row: Type.Object({
    version: Type.Integer(),
    n: Type.Integer(),
    debit: Type.String(),
    credit: Type.String(),
    amount: Type.Integer(),
    order_id: Type.Union([Type.String(), Type.Null()]),
    business_date: Type.String(),
  }),
});

/** INV-4: an order that was closed (it has sales on it) owes nothing and is owed nothing. */
export const unsettledOrders = statement({
  name: "ledger.unsettled_orders",
  text: `
    select scope_id, 'order ' || order_id || ' is closed with '
      || sum(case when debit = 'order' then amount when credit = 'order' then -amount else 0 end) || ' on its account' as fault
    from postings where order_id is not null
    group by scope_id, order_id
    having bool_or(credit in ('sales', 'service') or debit = 'discounts')
      and sum(case when debit = 'order' then amount when credit = 'order' then -amount else 0 end) <> 0
    order by scope_id, order_id limit $1`,
  params: { limit: int8 },
  row: Type.Object({ scope_id: Type.String(), fault: Type.String() }),
});
