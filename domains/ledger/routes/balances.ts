import { DateText, Id, named, route } from "@counterfoil/http";
import Type from "typebox";
import { readBalances } from "../store/postings.ts";

/** More accounts than drawers, taxes and a dozen names can make. */
const MOST_ACCOUNTS = 10_000;

/** Minor units, summed over years: no bound but that of exact numbers. */
const Sum = Type.Integer({ description: "an amount in minor units" });

const Balance = named(
  "AccountBalance",
  Type.Object({ account: Type.String(), debit: Sum, credit: Sum, balance: Sum }),
);

export const readBalancesRoute = route({
  method: "GET",
  url: "/v1/ledger/balances",
  summary: "Read what each account gained and lost",
  description: "Over business days, both ends included. Debits and credits of all accounts are equal.",
  permission: "ledger.read",
  longReads: true,
  scope: "location",
  query: Type.Object({ location_id: Type.Optional(Id), from: DateText, to: DateText }),
  reply: Type.Object({ data: Type.Array(Balance) }),
  handle: async (call) => {
    const { from, to } = call.query;
    const rows = await call.database.query(readBalances, {
      scope: call.scope,
      from,
      to,
      limit: MOST_ACCOUNTS,
    });
    return { data: rows.map((row) => ({ ...row, balance: row.debit - row.credit })) };
  },
});
