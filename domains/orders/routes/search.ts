import {
  DateText,
  found,
  Id,
  oneOf,
  pageFrom,
  pageOf,
  pageQuery,
  readPage,
  route,
  ShortText,
} from "@counterfoil/http";
import { type Id as IdText, isId } from "@counterfoil/ids";
import type { ReceiptBook } from "@counterfoil/receipts/contract";
import { parseLegalNumber } from "@counterfoil/receipts/rules";
import type { Database } from "@counterfoil/sql";
import Type, { type Static } from "typebox";
import { OrderShape, type OrderState } from "../contract/index.ts";
import { type OrderReply, orderReply } from "../rules/index.ts";
import { searchOrders } from "../store/search.ts";
import { location, readOrder } from "./shared.ts";

const STATES = ["open", "completed", "canceled"] as const;

const SearchBody = Type.Object({
  ...location,
  ...pageQuery,
  states: Type.Optional(Type.Array(oneOf(STATES), { minItems: 1, maxItems: STATES.length })),
  business_date: Type.Optional(Type.Object({ from: DateText, to: DateText })),
  device_id: Type.Optional(Id),
  call_number: Type.Optional(
    Type.String({ minLength: 1, maxLength: 8, description: "a call number such as A07" }),
  ),
  legal_number: Type.Optional(
    Type.String({ minLength: 1, maxLength: 32, description: "a receipt's number such as A0-000123" }),
  ),
  name: Type.Optional(ShortText),
});

/** Where receipts are found by their numbers; whoever composes the server hands it over. */
export type Books = (database: Database) => ReceiptBook;

export const findOrders = (books: Books) =>
  route({
    method: "POST",
    url: "/v1/orders/search",
    summary: "Search orders, the newest first",
    description:
      "Every filter that is given must hold. `legal_number` finds the order of one receipt, whatever else is asked.",
    permission: "orders.read",
    longReads: true,
    scope: "location",
    body: SearchBody,
    reply: pageOf(OrderShape),
    handle: async (call) => {
      const { body, database, scope } = call;
      if (body.legal_number !== undefined) {
        const id = await orderOf(books(database), scope, body.legal_number);
        const data: OrderReply[] = id === null ? [] : [orderReply(await readOrder(call, id))];
        return { data, next_cursor: null };
      }
      const page = readPage(body, isId);
      const rows = await database.query(searchOrders[leadingIndex(body)], {
        scope,
        states: body.states ?? STATES,
        from: body.business_date?.from ?? null,
        to: body.business_date?.to ?? null,
        device: body.device_id ?? null,
        call_number: body.call_number?.toUpperCase() ?? null,
        name: body.name?.toLowerCase() ?? null,
        before: page.after,
        limit: page.fetch,
      });
      return pageFrom(
        rows,
        page,
        (row) => row.id,
        (row) => orderReply(JSON.parse(row.doc) as OrderState),
      );
    },
  });

function leadingIndex({ states, name, business_date }: Static<typeof SearchBody>): keyof typeof searchOrders {
  if (states?.every((state) => state === "open")) return "open";
  if (name !== undefined) return "named";
  return business_date === undefined ? "all" : "day";
}

async function orderOf(book: ReceiptBook, scope: IdText, text: string): Promise<IdText | null> {
  const parsed = found(parseLegalNumber(text), "receipt", "legal_number");
  return book.orderOf(scope, parsed.series, parsed.number);
}
