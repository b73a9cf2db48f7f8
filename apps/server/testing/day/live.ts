import { house, Pipeline, type Draft, type Outcome } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import type { OrderState } from "@counterfoil/orders/contract";
import { commandOf, type Step } from "@counterfoil/payments/testing";
import { must } from "@counterfoil/result";
import type { DrawerState } from "@counterfoil/shifts/contract";
import type { World } from "@counterfoil/testing";
import { expect } from "vitest";
import { domains } from "../../domains.ts";
import type { Deed, Doing } from "./plan.ts";
import { tellersAt, type Submit, type Teller } from "./teller.ts";

const MINUTE_MS = 60_000;
/** Orders of a location that people are busy with; the first comers are served first. */
const AT_ONCE = 3;
const VARIATIONS = Array.from({ length: 4 }, () => newId());

/** Where a day is lived. */
interface Scene {
  readonly world: World;
  readonly merchant: Id;
  readonly submit: Submit;
  readonly tellers: readonly Teller[];
  readonly told: { draft: Draft; outcome: Outcome }[];
  /** Orders by location, with the steps that are still before them. */
  readonly orders: Map<Id, { readonly id: Id; readonly steps: Step[] }[]>;
}

/** Carries out the deeds of a day, many at once, through two processes that write to one database. */
export async function liveThrough(
  world: World,
  merchant: Id,
  locations: readonly Id[],
  deeds: readonly Deed[],
): Promise<void> {
  const { base, database, clock } = world;
  const beside = new Pipeline({
    house: house(domains),
    connection: base.connection,
    database,
    now: () => clock.now,
    defect: (problem) => world.defects.push(problem),
  });
  const told: Scene["told"] = [];
  let turn = 0;
  const submit: Submit = (draft) =>
    ((turn += 1) % 3 === 0 ? beside : world.pipeline).submit(draft, world.grant);
  const tellers = (await Promise.all(locations.map((id) => tellersAt(id, { world, submit, told })))).flat();
  const orders = new Map(locations.map((id) => [id, []]));
  const scene: Scene = { world, merchant, submit, tellers, told, orders };
  let crowd = 1;
  let doing: Promise<void>[] = [];
  for (const deed of deeds) {
    if (deed.act.do === "pause") ({ crowd } = deed.act);
    doing.push(live(scene, deed));
    if (doing.length < crowd) continue;
    await Promise.all(doing);
    doing = [];
  }
  await Promise.all(doing);
  await beside.close();
  await world.pipeline.settleOutbox();
}

async function live(scene: Scene, { who, act, minutes_off }: Deed): Promise<void> {
  const { clock } = scene.world;
  const teller = pick(scene.tellers, who);
  const later = (minutes: number): string =>
    new Date(Date.parse(clock.now) + minutes * MINUTE_MS).toISOString();
  const say = (type: string, args: object) => teller.say(type, args, later(minutes_off));
  const orders = must(scene.orders.get(teller.location), "a teller is at one of the locations");
  switch (act.do) {
    case "pause":
      clock.now = later(act.minutes);
      return;
    case "sell": {
      const sale = saleOf(act, teller.drawer);
      orders.push({ id: sale.order_id, steps: [] });
      await say("order.sell", sale);
      return;
    }
    case "open": {
      const { covers, steps } = act;
      const order_id = newId();
      await say("order.open", { order_id, type: "dine_in", covers, lines: [] });
      orders.push({ id: order_id, steps: [...steps] });
      return;
    }
    case "go_on": {
      const unfinished = orders.filter(({ steps }) => steps.length > 0);
      const { id, steps } = pick(unfinished.slice(0, AT_ONCE), act.pick) ?? {};
      const [step, order] = [steps?.shift(), id && (await orderOf(scene, teller.location, id))];
      if (step && order) await say(...stepOf(step, teller.drawer, order));
      return;
    }
    case "refund": {
      const { id } = pick(orders, act.pick) ?? {};
      const order = id && (await orderOf(scene, teller.location, id));
      if (order) await say("refund.make", refundOf(act, teller.drawer, order));
      return;
    }
    case "shift":
      await atDrawer(scene, teller, act, say);
      return;
    case "stock":
      await say(...stockOf(act, later(-(act.minutes_ago ?? 0))));
      return;
    case "change":
      await scene.world.say(scene.merchant, "location.change", {
        location_id: teller.location,
        tax_profile: act.tax_profile,
      });
      return;
    case "again":
      await again(scene, act.pick);
  }
}

function pick<T>(list: readonly T[], n: number): T {
  return list[n % Math.max(list.length, 1)] as T;
}

async function orderOf({ world }: Scene, location: Id, id: Id): Promise<OrderState | undefined> {
  const [row] = await world.base.query<{ doc: string }>(
    "select doc from orders where scope_id = $1 and id = $2",
    [location, id],
  );
  return row && (JSON.parse(row.doc) as OrderState);
}

function saleOf({ order, first, tender, tip, tracked }: Doing<"sell">, drawer_id: Id) {
  const stock = tracked === null ? {} : { variation_id: pick(VARIATIONS, tracked), track_stock: true };
  const lines = order.lines
    .filter(({ quantity, voided }) => quantity > 0 && voided !== true)
    .map(({ voided: _, modifiers = [], ...line }) => ({
      ...line,
      ...stock,
      uid: newId(),
      name: line.name ?? "Item",
      modifiers: modifiers.map((modifier) => ({ ...modifier, name: modifier.name ?? "Extra" })),
    }));
  const { discounts, service_charges } = order;
  const payments = [...(first ? [first] : []), { tender, tip }].map((one) => ({ id: newId(), ...one }));
  return { order_id: newId(), type: "takeaway", drawer_id, lines, discounts, service_charges, payments };
}

/** A payment is voided through its own drawer, whoever does it. */
function stepOf(step: Step, drawer: Id, order: OrderState): [type: string, args: object] {
  const { type, args } = commandOf(step, order.id, drawer, order);
  if (type !== "payment.void") return [type, args];
  const { payment_id } = args as { readonly payment_id: Id };
  const drawer_id = order.payments.find(({ id }) => id === payment_id)?.drawer_id ?? drawer;
  return [type, { ...args, drawer_id }];
}

function refundOf({ tender, what }: Doing<"refund">, drawer_id: Id, order: OrderState) {
  const common = { id: newId(), order_id: order.id, drawer_id, tender, reason: "cold" };
  if (!("share" in what)) return { ...common, ...what };
  const lines = order.lines.map(({ uid, quantity }) => ({
    uid,
    quantity: Math.max(1, Math.floor(quantity * what.share * 1_000)) / 1_000,
    restock: what.restock,
  }));
  return lines.length === 0 ? common : { ...common, lines };
}

async function atDrawer(
  { world }: Scene,
  { location, drawer: drawer_id }: Teller,
  { deed, amount }: Doing<"shift">,
  say: (type: string, args: object) => Promise<Outcome>,
): Promise<void> {
  if (deed === "paid_in" || deed === "paid_out") {
    await say("drawer.move_cash", { id: newId(), drawer_id, kind: deed, amount, reason: "bank" });
    return;
  }
  const [row] = await world.base.query<{ doc: string }>(
    "select doc from drawers where scope_id = $1 and drawer_id = $2",
    [location, drawer_id],
  );
  const shift_id = (row && (JSON.parse(row.doc) as DrawerState).shift?.id) ?? newId();
  const of = { shift_id, drawer_id };
  if (deed === "open") await say("shift.open", { ...of, shift_id: newId(), float: amount });
  else if (deed === "count") await say("shift.count", { ...of, cash: amount });
  else await say("shift.close", { ...of, ...(amount % 2 === 0 && { count: { cash: amount, external: 1 } }) });
}

function stockOf(act: Doing<"stock">, at: string): [type: string, args: object] {
  const entry = {
    id: newId(),
    variation_id: pick(VARIATIONS, act.variation),
    quantity: act.milli / 1_000,
    at,
  };
  if (act.counted) return ["stock.count", { counts: [entry] }];
  return ["stock.adjust", { changes: [{ ...entry, kind: "receive" }] }];
}

/** Sends something anew, at another time and through whichever process: the first answer comes again (INV-1). */
async function again({ world, told, submit }: Scene, n: number): Promise<void> {
  const { draft, outcome } = pick(told, n) ?? {};
  if (!draft || outcome?.status !== "accepted") return;
  const { version, events } = outcome;
  expect(await submit({ ...draft, at: world.clock.now })).toMatchObject({
    status: "accepted",
    replayed: true,
    version,
    events: JSON.parse(JSON.stringify(events)) as object[],
  });
}
