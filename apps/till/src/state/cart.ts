import { newId, type Id } from "@counterfoil/ids";
import type { LineArgs, OrderState, OrderType, PriceDiscount } from "@counterfoil/orders/contract";

/** A line as it will be sold; `void` marks one that was on the stored order and has been taken back. */
export interface CartLine extends LineArgs {
  readonly void?: { readonly reason: string };
}

/** The line as it goes over the wire. */
export function wireLine(line: CartLine): LineArgs {
  const wire: { void?: unknown } & LineArgs = { ...line };
  delete wire.void;
  return wire;
}

/** What is being sold now: a new sale, or a stored order with changes that are not stored yet. */
export interface Cart {
  readonly order_id: Id;
  readonly type: OrderType;
  readonly name: string;
  readonly note: string;
  readonly lines: readonly CartLine[];
  readonly discounts: readonly PriceDiscount[];
  /** The stored order that this began as; null for a new sale. */
  readonly held: OrderState | null;
}

export const emptyCart = (order_id: Id = newId(), type: OrderType = "dine_in"): Cart => ({
  order_id,
  type,
  name: "",
  note: "",
  lines: [],
  discounts: [],
  held: null,
});

/** The cart of a stored order, as it is stored. */
export const cartOf = (order: OrderState): Cart => ({
  order_id: order.id,
  type: order.type,
  name: order.name ?? "",
  note: order.note ?? "",
  lines: order.lines.map((line) => (line.void ? { ...line, void: { reason: line.void.reason } } : line)),
  discounts: order.discounts,
  held: order,
});

/** Is there nothing in it that would be lost? */
export const isEmpty = (cart: Cart): boolean => cart.held === null && cart.lines.length === 0;

/** Lines that still count. */
export const liveLines = (cart: Cart): readonly CartLine[] => cart.lines.filter((line) => !line.void);

/** Is this line on the stored order? Then taking it back leaves a trace and needs a reason. */
export const isStored = (cart: Cart, uid: string): boolean =>
  cart.held?.lines.some((line) => line.uid === uid) ?? false;

export interface Added {
  readonly cart: Cart;
  /** The line that it is on now. */
  readonly uid: string;
}

/** Adds a line; the same product sold the same way twice is one line of two. */
export function addLine(cart: Cart, line: CartLine): Added {
  const same = cart.lines.find((other) => !isStored(cart, other.uid) && isSameSale(other, line));
  if (same === undefined) return { cart: { ...cart, lines: [...cart.lines, line] }, uid: line.uid };
  return {
    cart: changeLine(cart, same.uid, { quantity: addQuantities(same.quantity, line.quantity) }),
    uid: same.uid,
  };
}

export function changeLine(cart: Cart, uid: string, change: Partial<CartLine>): Cart {
  return { ...cart, lines: cart.lines.map((line) => (line.uid === uid ? { ...line, ...change } : line)) };
}

/** Takes a line back: without a trace while nobody else has seen it, with a reason afterwards. */
export function takeBackLine(cart: Cart, uid: string, reason: string): Cart {
  if (isStored(cart, uid)) return changeLine(cart, uid, { void: { reason } });
  return { ...cart, lines: cart.lines.filter((line) => line.uid !== uid) };
}

/** Puts a discount on a line, or on the whole order where `uid` is null; it takes the place of the one before. */
export function discount(cart: Cart, uid: string | null, given: PriceDiscount | null): Cart {
  const discounts = given === null ? [] : [given];
  return uid === null ? { ...cart, discounts } : changeLine(cart, uid, { discounts });
}

/** Quantities have three decimals; adding them as they are would give 0.30000000000000004. */
export const addQuantities = (one: number, other: number): number =>
  (Math.round(one * 1000) + Math.round(other * 1000)) / 1000;

function isSameSale(one: CartLine, other: CartLine): boolean {
  return what(one) === what(other) && isPlain(one) && isPlain(other);
}

/** Nothing was said about this line in particular. */
const isPlain = (line: CartLine): boolean =>
  !line.note && !line.void && (line.discounts ?? []).length === 0 && line.variation_id !== undefined;

const what = ({ variation_id, unit_price, modifiers = [] }: CartLine): string =>
  JSON.stringify([variation_id, unit_price, modifiers.map(({ uid, quantity = 1 }) => [uid, quantity])]);
