import {
  DateText,
  Id,
  named,
  nullable,
  pageFrom,
  pageOf,
  pageQuery,
  readPage,
  route,
} from "@counterfoil/http";
import Type from "typebox";
import { listPostings } from "../store/postings.ts";

type Key = [version: number, n: number];

const PostingShape = named(
  "Posting",
  Type.Object({
    version: Type.Integer(),
    debit: Type.String(),
    credit: Type.String(),
    /** Of a closed shift it is a sum, and may be larger than any one amount. */
    amount: Type.Integer({ minimum: 1, description: "an amount in minor units" }),
    order_id: nullable(Id),
    business_date: DateText,
  }),
);

export const listPostingsRoute = route({
  method: "GET",
  url: "/v1/ledger/postings",
  summary: "List postings in the order in which they were made",
  permission: "ledger.read",
  scope: "location",
  query: Type.Object({ ...pageQuery, location_id: Type.Optional(Id) }),
  reply: pageOf(PostingShape),
  handle: async (call) => {
    const page = readPage(call.query, isKey);
    const [version, n] = page.after ?? [0, 0];
    const rows = await call.database.query(listPostings, {
      scope: call.scope,
      version,
      n,
      limit: page.fetch,
    });
    return pageFrom(
      rows,
      page,
      (row): Key => [row.version, row.n],
      ({ n: _, ...posting }) => posting,
    );
  },
});

/** `n` is an integer of four bytes. */
const LARGEST_N = 2 ** 31 - 1;

function isKey(key: unknown): key is Key {
  if (!Array.isArray(key) || key.length !== 2 || !key.every(Number.isSafeInteger)) return false;
  return Math.abs(Number(key[1])) <= LARGEST_N;
}
