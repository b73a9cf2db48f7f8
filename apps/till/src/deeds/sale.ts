import type { OpenOrderArgs, OrderState } from "@counterfoil/orders/contract";
import { totals } from "@counterfoil/orders/rules";
import type { SalePaymentArgs } from "@counterfoil/payments/contract";
import { refuse, type Result } from "@counterfoil/result";
import type { Desk } from "../desk.tsx";
import { cartOf, emptyCart, isEmpty, liveLines, wireLine, type Cart } from "../state/cart.ts";
import { changesOf, storeChanges } from "../state/changes.ts";
import { ask, go, paidPart, sold, take } from "../state/ui.ts";
import { answerOf } from "./answer.ts";
import { isBlocked } from "./choose.ts";

/** How something is paid; what is left out is the rest, and exactly that. */
export type Payment = Omit<SalePaymentArgs, "id">;

/** Takes a payment for what is in hand. The one that reaches what is due ends the sale. */
export async function pay(desk: Desk, payment: Payment): Promise<void> {
  const { cart, payment_id } = desk.ui.current();
  const { shift } = desk.till.data.current();
  if (isBlocked(desk)) return;
  if (liveLines(cart).length === 0) return desk.toasts.show(desk.words.pay.nothing, "canary");
  if (shift.state === "ready" && shift.value === null) {
    desk.toasts.show(desk.words.sell.open_shift_first, "canary");
    return desk.ui.update(go("shift"));
  }
  const paid = await answerOf(desk, () => takeMoney(desk, cart, { ...payment, id: payment_id }));
  if (paid === null) return;
  if (paid.state === "completed") desk.ui.update(sold(paid));
  else desk.ui.update(paidPart(cartOf(paid)));
}

async function takeMoney(desk: Desk, cart: Cart, payment: SalePaymentArgs): Promise<Result<OrderState>> {
  const { actions, data } = desk.till;
  const drawer_id = data.current().seat?.device.drawer_id;
  if (drawer_id === undefined) return refuse("not_paired", desk.words.door.pair.words);
  if (cart.held === null) return actions.sell({ ...orderArgs(cart), drawer_id, payments: [payment] });
  const stored = await storeCart(desk, cart, cart.held);
  if (!stored.ok) return stored;
  const { order_id } = cart;
  // On the house, or paid for since something was taken back: there is nothing to take.
  if (totals(stored.value).balance === 0) return actions.close_order({ order_id, drawer_id });
  return actions.take_payment({ order_id, drawer_id, ...payment });
}

/** Puts what is in hand aside; without a name it asks for one first. */
export async function hold(desk: Desk): Promise<void> {
  const { cart } = desk.ui.current();
  if (isEmpty(cart) || isBlocked(desk)) return;
  if (cart.name === "") return desk.ui.update(ask({ kind: "order", then_hold: true }));
  const { held } = cart;
  const stored = await answerOf(desk, () =>
    held === null ? desk.till.actions.open_order(orderArgs(cart)) : storeCart(desk, cart, held),
  );
  if (stored === null) return;
  desk.ui.update(take(emptyCart()));
  desk.toasts.show(desk.words.sell.cart.held(cart.name), "go");
}

/** Takes an open order in hand. What is in hand must be put aside first: two sales are never mixed by a slip. */
export function resume(desk: Desk, order: OrderState): void {
  const { cart } = desk.ui.current();
  if (cart.order_id === order.id) return desk.ui.update(go("sell"));
  if (cart.lines.length > 0 && (cart.held === null || changesOf(cart).length > 0)) {
    return desk.toasts.show(desk.words.orders.switch_first, "canary");
  }
  desk.ui.update(take(cartOf(order)));
}

/** Takes a whole stored order back; what is in hand is over with it. */
export async function voidOrder(desk: Desk, reason: string): Promise<void> {
  const { cart } = desk.ui.current();
  if (cart.held === null || isBlocked(desk)) return;
  const { id, call_number, name = desk.words.orders.unnamed(call_number) } = cart.held;
  const voided = await answerOf(desk, () => desk.till.actions.void_order({ order_id: id, reason }));
  if (voided === null) return;
  clear(desk);
  desk.toasts.show(desk.words.sell.cart.voided_order(name), "go");
}

/** Forgets what is in hand; a stored order stays as it is stored. */
export const clear = (desk: Desk): void => desk.ui.update(take(emptyCart()));

const storeCart = (desk: Desk, cart: Cart, held: OrderState): Promise<Result<OrderState>> =>
  storeChanges(desk.till.actions, changesOf(cart), held, (stored) => {
    // Where a later change is refused, what was stored must not be stored a second time.
    desk.ui.update((ui) => ({ ...ui, cart: { ...ui.cart, held: stored } }));
  });

const orderArgs = (cart: Cart): OpenOrderArgs => ({
  order_id: cart.order_id,
  type: cart.type,
  ...(cart.name === "" ? {} : { name: cart.name }),
  ...(cart.note === "" ? {} : { note: cart.note }),
  lines: cart.lines.map(wireLine),
  ...(cart.discounts.length === 0 ? {} : { discounts: [...cart.discounts] }),
});
