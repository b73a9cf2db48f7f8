import type { OrderState } from "@counterfoil/orders/contract";
import { addQuantities, cartOf, type Cart, type CartLine } from "./cart.ts";

/**
 * The cart on top of the order as it is stored now: what another till has done meanwhile is taken over, and what was
 * changed here and is not stored yet stays. Without it the total on the screen would be an old one.
 */
export function follow(cart: Cart, order: OrderState): Cart {
  if (cart.held === null || cart.held === order) return cart;
  const base = cartOf(cart.held);
  const theirs = cartOf(order);
  const lineIn = (lines: readonly CartLine[], uid: string) => lines.find((line) => line.uid === uid);
  const stored = theirs.lines.map((line) =>
    followLine(lineIn(base.lines, line.uid), line, lineIn(cart.lines, line.uid)),
  );
  const ownNew = cart.lines.filter(
    ({ uid }) => lineIn(theirs.lines, uid) === undefined && lineIn(base.lines, uid) === undefined,
  );
  return {
    ...cart,
    type: ours(base.type, theirs.type, cart.type),
    name: ours(base.name, theirs.name, cart.name),
    note: ours(base.note, theirs.note, cart.note),
    discounts: ours(base.discounts, theirs.discounts, cart.discounts),
    lines: [...stored, ...ownNew],
    held: order,
  };
}

function followLine(base: CartLine | undefined, theirs: CartLine, own: CartLine | undefined): CartLine {
  if (base === undefined || own === undefined || theirs.void) return theirs;
  if (own.void && !base.void) return { ...theirs, void: own.void };
  const change = addQuantities(own.quantity, -base.quantity);
  return {
    ...theirs,
    // Changes of a quantity add up: two waiters on one table both keep their beers.
    quantity: addQuantities(theirs.quantity, change),
    ...(isSame(base.unit_price, own.unit_price) ? {} : { unit_price: own.unit_price }),
    ...(isSame(base.modifiers, own.modifiers) ? {} : { modifiers: own.modifiers ?? [] }),
    ...(isSame(base.note, own.note) ? {} : { note: own.note ?? "" }),
    ...(isSame(base.discounts, own.discounts) ? {} : { discounts: own.discounts ?? [] }),
  };
}

/** What was changed here stays; what was not follows the others. */
const ours = <T>(base: T, theirs: T, own: T): T => (isSame(base, own) ? theirs : own);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
