import { toDecimal } from "@counterfoil/money";
import type { OrderState } from "@counterfoil/orders/contract";
import { parseLegalNumber } from "@counterfoil/receipts/rules";
import { ok, type Result } from "@counterfoil/result";
import type { OrderPage } from "../api/till.ts";
import type { Ground } from "./ground.ts";
import { orderOf } from "./shapes.ts";

const PAGE = 50;
/** How far back an amount or a part of a number is looked for; whatever is older is found by its whole number. */
const RECENT = 200;

interface Asked {
  readonly text: string;
  readonly cursor: string | null;
}

/** Closed orders, newest first: all of them page by page, or those that a number, a name or an amount finds. */
export async function findOrders(ground: Ground, { text, cursor }: Asked): Promise<Result<OrderPage>> {
  if (text === "") return search(ground, { limit: PAGE, ...(cursor === null ? {} : { cursor }) });
  if (parseLegalNumber(text.toUpperCase()) !== null) {
    const found = await search(ground, { legal_number: text.toUpperCase() });
    if (found.ok || found.refusal.code !== "unknown_receipt") return found;
  }
  const answers = await Promise.all([
    search(ground, { limit: PAGE, name: text }),
    /^[a-z]\d{1,6}$/i.test(text) ? search(ground, { limit: PAGE, call_number: text }) : nothing,
    search(ground, { limit: RECENT }),
  ]);
  const refused = answers.find((answer) => !answer.ok);
  if (refused !== undefined) return refused;
  const [named = [], called = [], recent = []] = answers.map((answer) =>
    answer.ok ? answer.value.orders : [],
  );
  const found = new Map(
    [...named, ...called, ...recent.filter((order) => says(order, text))].map((order) => [order.id, order]),
  );
  // Ids are made in the order of time.
  const orders = [...found.values()].sort((one, other) => (one.id < other.id ? 1 : -1));
  return ok({ orders, cursor: null });
}

const nothing: Promise<Result<OrderPage>> = Promise.resolve(ok({ orders: [], cursor: null }));

async function search(
  ground: Ground,
  filter: { limit?: number; cursor?: string; name?: string; call_number?: string; legal_number?: string },
): Promise<Result<OrderPage>> {
  const body = { states: ["completed" as const], ...filter };
  const answer = await ground.read(() => ground.asPerson.post("/v1/orders/search", { body }));
  if (!answer.ok) return answer;
  return ok({ orders: answer.value.data.map(orderOf), cursor: answer.value.next_cursor });
}

function says({ receipt, call_number, name = "", priced, currency }: OrderState, text: string): boolean {
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
