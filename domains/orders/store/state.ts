import type { StateTable } from "@counterfoil/commands";
import { arrayOf, date, int4, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { OrderState } from "../contract/order.ts";
import { orderState } from "../rules/state.ts";

const load = statement({
  name: "orders.load",
  text: `
    select o.scope_id, o.id::text as key, o.doc
    from unnest($1::uuid[], $2::uuid[]) as t (scope_id, id)
    join orders o on o.scope_id = t.scope_id and o.id = t.id`,
  params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
  row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
});

const save = rowsInto({
  name: "orders.save",
  text: `
    insert into orders (scope_id, id, state, business_date, device_id, call_number, name, doc)
    select scope_id, id, state, business_date, device_id, call_number, name, doc
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::uuid[], $6::text[], $7::text[], $8::text[])
      as t (scope_id, id, state, business_date, device_id, call_number, name, doc)
    on conflict (scope_id, id) do update
      set state = excluded.state, business_date = excluded.business_date, name = excluded.name, doc = excluded.doc`,
  columns: {
    scope_id: uuid,
    id: uuid,
    state: text,
    business_date: date,
    device_id: uuid,
    call_number: text,
    name: nullable(text),
    doc: text,
  },
});

/**
 * Those that are open, and those of the days since one: each by its own index, because most orders are neither. The recent
 * ones are gathered first, or the planner walks all orders by their ids until it has found enough of them.
 */
const page = statement({
  name: "orders.page",
  text: `
    with recent as materialized (
      select id from orders where scope_id = $1 and business_date >= $4 and ($2::uuid is null or id > $2)
    ), held as (
      select id from orders where scope_id = $1 and state = 'open' and ($2::uuid is null or id > $2)
      union
      select id from recent
      order by id limit $3
    )
    select o.id::text as key, o.doc
    from held join orders o on o.scope_id = $1 and o.id = held.id
    order by o.id`,
  params: { scope: uuid, after: nullable(uuid), limit: int4, since: date },
  row: Type.Object({ key: Type.String(), doc: Type.String() }),
});

type Row = Parameters<(typeof save)["encode"]>[0][number];

/** Where orders' documents are kept. */
export const orderTable: StateTable<OrderState, Row> = {
  fold: orderState,
  load,
  save,
  row: (scope_id, id, order) => ({
    scope_id,
    id,
    state: order.state,
    business_date: order.business_date,
    device_id: order.device_id,
    call_number: order.call_number,
    name: order.name ?? null,
    doc: JSON.stringify(order),
  }),
  page,
};
