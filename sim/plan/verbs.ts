import type { Availability } from "@counterfoil/catalog/contract";
import type { Id } from "@counterfoil/ids";
import type { OrderLine, OrderState } from "@counterfoil/orders/contract";
import { totals } from "@counterfoil/orders/rules";
import type { DrawerState } from "@counterfoil/shifts/contract";
import type { Random } from "../engine/random.ts";
import { lineOf, type Menu } from "./menu.ts";

/** What a person at a till does, and how often compared with the others. */
export const VERBS = {
  sell: 26,
  open: 9,
  hold: 3,
  add: 12,
  change: 6,
  void_line: 3,
  discount: 4,
  header: 4,
  pay_part: 7,
  pay_rest: 9,
  close: 3,
  void_payment: 2,
  void_order: 2,
  refund: 5,
  open_shift: 3,
  close_shift: 3,
  paid_in: 2,
  paid_out: 2,
  receive: 3,
  waste: 2,
  count: 2,
  sold_out: 2,
  break: 1,
  try_new: 2,
} as const;
export type Verb = keyof typeof VERBS;

/** What the person sees on the till. */
export interface Sight {
  readonly device: Id;
  readonly drawer: Id;
  readonly menu: Menu;
  /** It runs a release that the server has never seen. */
  readonly isNew: boolean;
  /** Documents of the location by their kind, in the order of their ids. */
  readonly all: <S>(kind: string) => readonly S[];
  readonly item: Parameters<typeof lineOf>[2];
}

export interface Asked {
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
}

type Act = (random: Random, sight: Sight) => Asked | null;

/** The command that a person gives; null where there is nothing to do it to. */
export function askedBy(verb: Verb, random: Random, sight: Sight): Asked | null {
  return ACTS[verb](random, sight);
}

const LARGEST_TENDER = 5_000;
const MOST_OPEN = 8;

const ACTS: Readonly<Record<Verb, Act>> = {
  sell: (random, sight) => {
    const cash = random.chance(0.7);
    const first = { id: random.id(), tender: cash ? "cash" : "external" };
    const paid = cash && random.chance(0.5) ? { ...first, tendered: LARGEST_TENDER * 4 } : first;
    const args = { order_id: random.id(), type: "takeaway", lines: lines(random, sight) };
    return { type: "order.sell", args: { ...args, drawer_id: sight.drawer, payments: [paid] } };
  },
  open: (random, sight) => opened(random, sight, { type: "dine_in", table: `T${random.between(1, 4)}` }),
  hold: (random, sight) => opened(random, sight, { type: "takeaway", name: `Hold ${random.below(90)}` }),
  add: onOpen((random, { id }, sight) => ({
    type: "order.add_lines",
    args: { order_id: id, lines: lines(random, sight) },
  })),
  change: onLine((random, order, { uid, quantity }) => ({
    type: "order.change_line",
    args: { order_id: order.id, uid, quantity_delta: quantity > 1 && random.chance(0.4) ? -1 : 1 },
  })),
  void_line: onLine((_, order, { uid }) => ({
    type: "order.void_line",
    args: { order_id: order.id, uid, reason: "changed mind" },
  })),
  discount: onOpen((random, { id }) => ({
    type: "order.discount",
    args: { order_id: id, add: { uid: random.id(), name: "Regular", percentage: random.pick([5, 10, 50]) } },
  })),
  header: onOpen((random, { id }) => ({
    type: "order.change",
    args: {
      order_id: id,
      ...random.pick([
        { covers: random.between(1, 9) },
        { table: "T9" },
        { note: "no ice" },
        { name: "Bar" },
      ]),
    },
  })),
  pay_part: onOpen((random, order, sight) => {
    const { balance } = totals(order);
    if (balance < 2) return null;
    const amount = Math.ceil(balance * random.pick([0.25, 0.5, 0.75]));
    const tender = random.pick(["cash", "external"]);
    const args = { order_id: order.id, drawer_id: sight.drawer, id: random.id(), tender, amount };
    return { type: "payment.take", args };
  }),
  pay_rest: onOpen((random, order, sight) => {
    const { balance } = totals(order);
    if (balance <= 0) return null;
    const args = { order_id: order.id, drawer_id: sight.drawer, id: random.id(), tender: "cash" };
    return { type: "payment.take", args: random.chance(0.2) ? { ...args, tip: 100 } : args };
  }),
  close: (random, sight) => {
    const paid = openOrders(sight).filter((order) => order.lines.length > 0 && totals(order).balance === 0);
    if (paid.length === 0) return null;
    return { type: "order.close", args: { order_id: random.pick(paid).id, drawer_id: sight.drawer } };
  },
  void_payment: onOpen((random, order) => {
    const taken = order.payments.filter(({ status }) => status === "completed");
    if (taken.length === 0) return null;
    const { id: payment_id, drawer_id } = random.pick(taken);
    return { type: "payment.void", args: { order_id: order.id, payment_id, drawer_id, reason: "wrong" } };
  }),
  void_order: onOpen((_, order) =>
    order.payments.some(({ status }) => status === "completed")
      ? null
      : { type: "order.void", args: { order_id: order.id, reason: "left" } },
  ),
  refund: (random, sight) => {
    const sold = sight.all<OrderState>("order").filter(({ state }) => state === "completed");
    if (sold.length === 0) return null;
    const order = random.pick(sold);
    const line = random.pick(order.lines);
    const what = random.chance(0.5)
      ? { lines: [{ uid: line.uid, quantity: line.quantity, restock: true }] }
      : {};
    const args = { id: random.id(), order_id: order.id, drawer_id: sight.drawer, tender: "cash" };
    return { type: "refund.make", args: { ...args, reason: "cold", ...what } };
  },
  open_shift: (random, sight) => {
    if (drawerOf(sight)?.shift) return null;
    const args = { shift_id: random.id(), drawer_id: sight.drawer, float: random.between(0, 20_000) };
    return { type: "shift.open", args };
  },
  close_shift: (random, sight) => {
    const shift = drawerOf(sight)?.shift;
    if (!shift) return null;
    const count = random.chance(0.8) ? { count: { cash: random.between(0, 30_000) } } : {};
    return { type: "shift.close", args: { shift_id: shift.id, drawer_id: sight.drawer, ...count } };
  },
  paid_in: cash("paid_in"),
  paid_out: cash("paid_out"),
  receive: stock("receive"),
  waste: stock("waste"),
  count: (random, { menu }) => ({
    type: "stock.count",
    args: {
      counts: [
        { id: random.id(), variation_id: random.pick(menu.dishes).variation, quantity: random.below(60) },
      ],
    },
  }),
  sold_out: (random, sight) => {
    const item_id = random.pick(sight.menu.dishes).item;
    const known = sight.all<Availability>("availability").find(({ id }) => id === item_id);
    return { type: "availability.set", args: { item_id, sold_out: !(known?.sold_out ?? false) } };
  },
  break: (random) => ({ type: "novelty.break", args: { id: random.id() } }),
  try_new: (random, { isNew }) => (isNew ? { type: "novelty.unheard_of", args: { id: random.id() } } : null),
};

function opened(random: Random, sight: Sight, header: object): Asked | null {
  if (openOrders(sight).length >= MOST_OPEN) return null;
  const some = random.chance(0.7) ? lines(random, sight) : [];
  return { type: "order.open", args: { order_id: random.id(), ...header, lines: some } };
}

function lines(random: Random, { menu, item }: Sight): readonly object[] {
  return Array.from({ length: random.between(1, 3) }, () => lineOf(random.pick(menu.dishes), random, item));
}

function openOrders(sight: Sight): readonly OrderState[] {
  return sight.all<OrderState>("order").filter(({ state }) => state === "open");
}

function onOpen(act: (random: Random, order: OrderState, sight: Sight) => Asked | null): Act {
  return (random, sight) => {
    const open = openOrders(sight);
    return open.length === 0 ? null : act(random, random.pick(open), sight);
  };
}

function onLine(act: (random: Random, order: OrderState, line: OrderLine) => Asked): Act {
  return onOpen((random, order) => {
    const live = order.lines.filter((line) => line.void === undefined);
    return live.length === 0 ? null : act(random, order, random.pick(live));
  });
}

function drawerOf({ all, drawer }: Sight): DrawerState | undefined {
  return all<DrawerState>("drawer").find(({ drawer_id }) => drawer_id === drawer);
}

function cash(kind: string): Act {
  return (random, { drawer }) => ({
    type: "drawer.move_cash",
    args: { id: random.id(), drawer_id: drawer, kind, amount: random.between(1, 5_000), reason: "change" },
  });
}

function stock(kind: string): Act {
  return (random, { menu }) => {
    const variation_id = random.pick(menu.dishes).variation;
    const change = { id: random.id(), variation_id, kind, quantity: random.between(1, 24), reason: "van" };
    return { type: "stock.adjust", args: { changes: [change] } };
  };
}
