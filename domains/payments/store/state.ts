import type { StateTable } from "@counterfoil/commands";
import { arrayOf, rowsInto, statement, uuid } from "@counterfoil/sql";
import Type from "typebox";
import { paymentState, refundState, type Whereabouts } from "../rules/state.ts";

const keys = { scopes: arrayOf(uuid), keys: arrayOf(uuid) };
const loaded = Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() });
const columns = { scope_id: uuid, id: uuid, order_id: uuid };

const loadPayments = statement({
  name: "payments.load",
  text: `
    select p.scope_id, p.id::text as key, '{"order_id":"' || p.order_id || '"}' as doc
    from unnest($1::uuid[], $2::uuid[]) as t (scope_id, id)
    join payments p on p.scope_id = t.scope_id and p.id = t.id`,
  params: keys,
  row: loaded,
});

const savePayments = rowsInto({
  name: "payments.save",
  text: `
    insert into payments (scope_id, id, order_id)
    select scope_id, id, order_id from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as t (scope_id, id, order_id)`,
  columns,
});

const loadRefunds = statement({
  name: "refunds.load",
  text: `
    select r.scope_id, r.id::text as key, '{"order_id":"' || r.order_id || '"}' as doc
    from unnest($1::uuid[], $2::uuid[]) as t (scope_id, id)
    join refunds r on r.scope_id = t.scope_id and r.id = t.id`,
  params: keys,
  row: loaded,
});

const saveRefunds = rowsInto({
  name: "refunds.save",
  text: `
    insert into refunds (scope_id, id, order_id)
    select scope_id, id, order_id from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as t (scope_id, id, order_id)`,
  columns,
});

type Row = Parameters<(typeof savePayments)["encode"]>[0][number];

const row = (scope_id: string, id: string, { order_id }: Whereabouts): Row => ({ scope_id, id, order_id });

/** Written once each: where a payment is never changes. */
export const paymentTable: StateTable<Whereabouts, Row> = {
  fold: paymentState,
  load: loadPayments,
  save: savePayments,
  row,
};

export const refundTable: StateTable<Whereabouts, Row> = {
  fold: refundState,
  load: loadRefunds,
  save: saveRefunds,
  row,
};
