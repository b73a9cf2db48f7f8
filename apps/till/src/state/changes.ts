import type { OrderState, PriceDiscount } from "@counterfoil/orders/contract";
import type { Result } from "@counterfoil/result";
import { ok } from "@counterfoil/result";
import type { TillActions } from "../api/till.ts";
import { addQuantities, isStored, wireLine, type Cart, type CartLine } from "./cart.ts";

/** One thing to tell the server about a stored order. */
export type OrderChange = {
  [Name in "add_lines" | "change_line" | "void_line" | "change_order" | "discount_order"]: {
    readonly action: Name;
    readonly args: Parameters<TillActions[Name]>[0];
  };
}["add_lines" | "change_line" | "void_line" | "change_order" | "discount_order"];

/**
 * What has to be said so that the stored order becomes the cart. Line by line and as differences, so that what another
 * till has changed meanwhile stays: two waiters on one table both keep their beers.
 */
export function changesOf(cart: Cart): OrderChange[] {
  const { held } = cart;
  if (held === null) return [];
  return [
    ...headerChange(cart, held),
    ...cart.lines.flatMap((line) => lineChanges(held, line)),
    ...added(cart),
    ...discountChanges(held.id, held.discounts, cart.discounts),
  ];
}

/** Tells all of it, in order; stops at the first refusal. `stored` hears of each that was done. */
export async function storeChanges(
  actions: TillActions,
  changes: readonly OrderChange[],
  start: OrderState,
  stored: (order: OrderState) => void = () => undefined,
): Promise<Result<OrderState>> {
  let newest = start;
  for (const change of changes) {
    const answer = await tell(actions, change);
    if (!answer.ok) return answer;
    newest = answer.value;
    stored(newest);
  }
  return ok(newest);
}

function tell(actions: TillActions, change: OrderChange): Promise<Result<OrderState>> {
  switch (change.action) {
    case "add_lines":
      return actions.add_lines(change.args);
    case "change_line":
      return actions.change_line(change.args);
    case "void_line":
      return actions.void_line(change.args);
    case "change_order":
      return actions.change_order(change.args);
    case "discount_order":
      return actions.discount_order(change.args);
  }
}

function headerChange(cart: Cart, held: OrderState): OrderChange[] {
  const changed = {
    ...(cart.type === held.type ? {} : { type: cart.type }),
    ...(cart.name === (held.name ?? "") ? {} : { name: cart.name || null }),
    ...(cart.note === (held.note ?? "") ? {} : { note: cart.note || null }),
  };
  if (Object.keys(changed).length === 0) return [];
  return [{ action: "change_order", args: { order_id: held.id, ...changed } }];
}

function lineChanges(held: OrderState, line: CartLine): OrderChange[] {
  const before = held.lines.find(({ uid }) => uid === line.uid);
  if (before === undefined || before.void) return [];
  const order_id = held.id;
  if (line.void)
    return [{ action: "void_line", args: { order_id, uid: line.uid, reason: line.void.reason } }];
  const more = addQuantities(line.quantity, -before.quantity);
  const changed = {
    ...(more === 0 ? {} : { quantity_delta: more }),
    ...(line.unit_price === before.unit_price ? {} : { unit_price: line.unit_price }),
    ...(isSame(line.modifiers ?? [], before.modifiers ?? [])
      ? {}
      : { modifiers: [...(line.modifiers ?? [])] }),
    ...((line.note ?? "") === (before.note ?? "") ? {} : { note: line.note || null }),
  };
  return [
    ...(Object.keys(changed).length === 0
      ? []
      : [{ action: "change_line" as const, args: { order_id, uid: line.uid, ...changed } }]),
    ...discountChanges(order_id, before.discounts ?? [], line.discounts ?? [], line.uid),
  ];
}

function added(cart: Cart): OrderChange[] {
  const lines = cart.lines.filter((line) => !isStored(cart, line.uid)).map(wireLine);
  return lines.length === 0 ? [] : [{ action: "add_lines", args: { order_id: cart.order_id, lines } }];
}

function discountChanges(
  order_id: string,
  before: readonly PriceDiscount[],
  after: readonly PriceDiscount[],
  line_uid?: string,
): OrderChange[] {
  const where = line_uid === undefined ? { order_id } : { order_id, line_uid };
  const isIn = (list: readonly PriceDiscount[], uid: string) => list.some((discount) => discount.uid === uid);
  return [
    ...before
      .filter(({ uid }) => !isIn(after, uid))
      .map(({ uid }) => ({ action: "discount_order" as const, args: { ...where, remove: uid } })),
    ...after
      .filter(({ uid }) => !isIn(before, uid))
      .map((add) => ({ action: "discount_order" as const, args: { ...where, add } })),
  ];
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
