import type { OpenOrderArgs, OrderType } from "@counterfoil/orders/contract";
import type { SellArgs, TakePaymentArgs } from "@counterfoil/payments/contract";
import type { Chance } from "../chance.ts";
import { basketOf, discountOf, guestsOf } from "./basket.ts";
import type { Occasion } from "./occasions.ts";
import { AT_THE_COUNTER, payment, priceOf, type Payment } from "./pay.ts";
import { atCounter, type Scene } from "./stage.ts";
import { soldLines, type Sold } from "./sold.ts";

/** Of those who collect, how many pay when they do, and how long after their call. */
const PAYS_LATER = 0.5;
const COLLECTS_AFTER: readonly [number, number] = [18, 40];
const IS_A_REGULAR = 0.35;
const IS_HARBOR_CREW = 0.12;
const TWO_TENDERS = 0.012;

/** Somebody orders at the counter and pays, or calls, comes by and pays then. Null: they looked and left. */
export function sellAtCounter(scene: Scene, occasion: Occasion, minute: number, chance: Chance): Sold | null {
  const guests = guestsOf(occasion, chance);
  const types = Object.entries(occasion.types) as [OrderType, number][];
  const [type] = chance.weighted(types, ([, often]) => often) ?? (["takeaway", 1] as const);
  const { stage, day } = scene;
  const basket = basketOf({ stage, day, occasion, type }, guests, chance);
  if (basket.length === 0) return null;
  const calls = type === "pickup" || type === "delivery";
  const isCrew = occasion.part === "dawn" && chance.happens(IS_HARBOR_CREW);
  const order: OpenOrderArgs = {
    order_id: scene.id(minute),
    type,
    lines: basket.map(({ line }) => line),
    ...(isCrew ? { discounts: [discountOf(stage, "harbor_crew")] } : {}),
    ...(calls && chance.happens(IS_A_REGULAR) ? { customer_id: chance.pick(stage.regulars) } : {}),
  };
  const priced = priceOf(order);
  const later = type === "pickup" && chance.happens(PAYS_LATER);
  const paidAt = later ? atCounter(minute + chance.whole(...COLLECTS_AFTER)) : minute;
  const payments = paymentsFor(scene, paidAt, priced.total, chance);
  if (later) callThenPay(scene, order, minute, paidAt, payments);
  else sell(scene, order, minute, payments);
  const [first] = payments;
  const lines = soldLines(basket, priced);
  return payments.length === 1 && first
    ? { order_id: order.order_id, minute: paidAt, till: "counter", tender: first.args.tender, lines }
    : null;
}

function paymentsFor(scene: Scene, minute: number, total: number, chance: Chance): Payment[] {
  if (total < 1_000 || !chance.happens(TWO_TENDERS)) {
    return [payment(scene.id(minute), total, AT_THE_COUNTER, chance)];
  }
  const part = Math.floor(total / 2);
  return [
    payment(scene.id(minute), part, AT_THE_COUNTER, chance, part),
    payment(scene.id(minute), total - part, AT_THE_COUNTER, chance),
  ];
}

function sell(scene: Scene, order: OpenOrderArgs, minute: number, payments: readonly Payment[]): void {
  const args: SellArgs = {
    ...order,
    drawer_id: scene.stage.tills.counter.drawer,
    payments: payments.map((each) => each.args),
  };
  const moves = payments.reduce(
    (sum, each) => ({ cash: sum.cash + each.moves.cash, slips: sum.slips + each.moves.slips }),
    { cash: 0, slips: 0 },
  );
  scene.say({ minute, till: "counter", by: scene.crew("counter", minute), type: "order.sell", args, moves });
}

function callThenPay(
  scene: Scene,
  order: OpenOrderArgs,
  calledAt: number,
  paidAt: number,
  payments: readonly Payment[],
): void {
  const at = (minute: number) => ({ minute, till: "counter", by: scene.crew("counter", minute) }) as const;
  scene.say({ ...at(calledAt), type: "order.open", args: order });
  const drawer_id = scene.stage.tills.counter.drawer;
  for (const [n, { args, moves }] of payments.entries()) {
    const taken: TakePaymentArgs = { order_id: order.order_id, drawer_id, ...args };
    scene.say({ ...at(paidAt + n / 4), type: "payment.take", args: taken, moves });
  }
}
