import type { Api } from "@counterfoil/server/api";
import type { Client } from "@counterfoil/client";
import { toDecimal } from "@counterfoil/money";
import type { OrderState } from "@counterfoil/orders/contract";
import { orderState } from "@counterfoil/orders/rules";
import { parseLegalNumber } from "@counterfoil/receipts/rules";
import { ok, type Result } from "@counterfoil/result";
import type { OrderPage } from "../api/till.ts";
import { type Ground, noStand } from "./ground.ts";
import { unreachable, within } from "./server.ts";
import { orderOf } from "./shapes.ts";

const PAGE = 50;
/** How far back the server looks for an amount or a part of a number; whatever is older is found by its whole number. */
const RECENT = 200;
/** So long the server has to answer; then the till shows what it holds itself. */
const SERVER_MS = 2_000;

interface Asked {
  readonly text: string;
  readonly cursor: string | null;
}

/** Leads the cursors of pages that come from this till itself. */
const HERE = "here:";

/**
 * Closed orders, newest first: all of them page by page, or those that a number, a name or an amount finds. What this till
 * holds is always among them, as it looks here; where the server answers, it adds what is older.
 */
export async function findOrders(ground: Ground, asked: Asked): Promise<Result<OrderPage>> {
  const stand = await ground.stand();
  if (stand === null) return noStand(ground);
  const all = stand.device.docs.location.all(orderState);
  const here = newestFirst(all.filter((order) => order.state === "completed" && says(order, asked.text)));
  const isHere = asked.cursor?.startsWith(HERE) ?? false;
  if (isHere || !ground.isOnline) return ok(pageOfHere(here, asked.cursor));
  const there = await within(
    SERVER_MS,
    ground.readAsPerson((server) => search(server, asked)),
  );
  if (there?.ok) return ok(together(there.value, here, all, asked.cursor === null));
  return asked.cursor === null ? ok(pageOfHere(here, null)) : (there ?? unreachable());
}

function pageOfHere(here: readonly OrderState[], cursor: string | null): OrderPage {
  const last = cursor?.slice(HERE.length);
  const rest = last === undefined ? here : here.filter(({ id }) => id < last);
  const orders = rest.slice(0, PAGE);
  return { orders, cursor: rest.length > PAGE ? `${HERE}${orders.at(-1)?.id}` : null };
}

/** The server's page with what it has not got yet; an order that is held here looks as it looks here. */
function together(
  there: OrderPage,
  here: readonly OrderState[],
  all: readonly OrderState[],
  isFirst: boolean,
): OrderPage {
  const held = new Map(all.map((order) => [order.id, order]));
  const oldest = there.cursor === null ? undefined : there.orders.at(-1)?.id;
  // What is older than the server's page comes with the pages after it.
  const added = isFirst ? here.filter(({ id }) => oldest === undefined || id > oldest) : [];
  const orders = new Map([...there.orders, ...added].map((order) => [order.id, held.get(order.id) ?? order]));
  return { orders: newestFirst([...orders.values()]), cursor: there.cursor };
}

/** Ids are made in the order of time. */
const newestFirst = (orders: readonly OrderState[]): OrderState[] =>
  orders.toSorted((one, other) => (one.id < other.id ? 1 : -1));

async function search(server: Client<Api>, { text, cursor }: Asked): Promise<OrderPage> {
  if (text === "") return searchFor(server, { limit: PAGE, ...(cursor === null ? {} : { cursor }) });
  const number = parseLegalNumber(text.toUpperCase()) === null ? null : text.toUpperCase();
  const [numbered, named, called, recent] = await Promise.all([
    number === null ? nothing : searchFor(server, { legal_number: number }),
    searchFor(server, { limit: PAGE, name: text }),
    /^[a-z]\d{1,6}$/i.test(text) ? searchFor(server, { limit: PAGE, call_number: text }) : nothing,
    searchFor(server, { limit: RECENT }),
  ]);
  const matching = recent.orders.filter((order) => says(order, text));
  return { orders: [...numbered.orders, ...named.orders, ...called.orders, ...matching], cursor: null };
}

const nothing: OrderPage = { orders: [], cursor: null };

async function searchFor(
  server: Client<Api>,
  filter: { limit?: number; cursor?: string; name?: string; call_number?: string; legal_number?: string },
): Promise<OrderPage> {
  const body = { states: ["completed" as const], ...filter };
  const { data, next_cursor } = await server.post("/v1/orders/search", { body, retries: 0 });
  return { orders: data.map(orderOf), cursor: next_cursor };
}

/** Whether a number, the name or the amount of an order begins as somebody has typed. */
function says({ receipt, call_number, name = "", priced, currency }: OrderState, text: string): boolean {
  if (text === "") return true;
  const typed = text.toLowerCase();
  const amount = priced === undefined ? "" : toDecimal(priced.due, currency);
  const total = priced === undefined ? "" : toDecimal(priced.total, currency);
  const numbers = [receipt?.legal_number ?? "", call_number, name].map((one) => one.toLowerCase());
  const asAmount = typed.replaceAll(/[^\d.,]/g, "").replace(",", ".");
  return (
    numbers.some((one) => one.includes(typed)) ||
    (asAmount !== "" && [amount, total].some((one) => one.startsWith(asAmount)))
  );
}
