import type { Event } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import type { OrderState } from "@counterfoil/orders/contract";
import { Away, coffee, Shop } from "@counterfoil/orders/testing";
import { balance } from "@counterfoil/shifts/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commandOf, expectWhole, lives, profiles } from "../testing/index.ts";

/*
 * Two tills without the network live through an order, each as it sees it, and tell the server of it in any order that keeps
 * each one's own. Whatever they did, no line, no coin and no number is lost, and nothing counts twice.
 */

const tellings = fc.array(fc.boolean(), { maxLength: 60 });

/** Everything that both tills have done, told in the order that `turns` picks. */
function live(
  profile: Parameters<typeof profileOf>[0],
  plans: readonly (readonly Parameters<typeof commandOf>[0][])[],
  turns: readonly boolean[],
) {
  const shop = new Shop(profileOf(profile));
  const start = coffee();
  const order_id = shop.open([start]);
  const tills = plans.map(() => new Away(shop, shop.till()));
  // The first till's view is from before the second was paired; both know the order.
  const added = new Set([start.uid]);
  for (const [n, till] of tills.entries()) {
    for (const step of plans[n] ?? []) {
      const { type, args } = commandOf(step, order_id, till.drawer, till.order(order_id));
      const done = till.do(type, args);
      if ("events" in done && type === "order.add_lines") {
        for (const { uid } of (args as { lines: { uid: string }[] }).lines) added.add(uid);
      }
    }
  }
  const events: Event[] = [];
  const [one, other] = tills as [Away, Away];
  for (const isFirst of turns) {
    const till = isFirst ? one : other;
    if (till.untold > 0) events.push(...till.tell());
  }
  events.push(...one.tellAll(), ...other.tellAll());
  return { shop, order_id, tills, added, events };
}

function profileOf(tax_profile: OrderState["tax_profile"]) {
  return { tax_profile };
}

function ordersOf(shop: Shop, order_id: Id, events: readonly Event[]): OrderState[] {
  const supplements = events.flatMap((event) =>
    event.type === "order.supplement_opened" ? [(event as unknown as { order_id: Id }).order_id] : [],
  );
  return [order_id, ...supplements].map((id) => shop.order(id));
}

test("CON-1 CON-4 CON-5 INV-3 INV-5 whatever two tills do to one order offline, every line that was added is there", () => {
  fc.assert(
    fc.property(profiles, fc.tuple(lives, lives), tellings, (profile, plans, turns) => {
      const { shop, order_id, added, events } = live(profile, plans, turns);
      const orders = ordersOf(shop, order_id, events);
      const lines = orders.flatMap((order) => order.lines);
      expect(lines.map(({ uid }) => uid).toSorted()).toEqual([...added].toSorted());
      const voided = events.flatMap((event) =>
        event.type === "order.line_voided" ? [(event as unknown as { uid: string }).uid] : [],
      );
      expect(lines.flatMap((line) => (line.void ? [line.uid] : [])).toSorted()).toEqual(voided.toSorted());
      for (const order of orders) expectWhole(order);
    }),
    { numRuns: 150 },
  );
});

test("CON-9 CON-10 CON-11 each till's drawer is to hold on the server what it holds in the world", () => {
  fc.assert(
    fc.property(profiles, fc.tuple(lives, lives), tellings, (profile, plans, turns) => {
      const { shop, tills } = live(profile, plans, turns);
      for (const till of tills) {
        const [here, there] = [till.view, shop].map((side) => side.drawerOf(till.drawer)?.between ?? null);
        expect(there ? balance(there, "cash") : 0).toBe(here ? balance(here, "cash") : 0);
      }
    }),
    { numRuns: 150 },
  );
});

test("CON-8 INV-8 every number that a till has printed is used once, and no other", () => {
  fc.assert(
    fc.property(profiles, fc.tuple(lives, lives), tellings, (profile, plans, turns) => {
      const { shop, tills, events } = live(profile, plans, turns);
      const used = events.flatMap((event) => ("legal_number" in event ? [String(event.legal_number)] : []));
      expect(new Set(used).size).toBe(used.length);
      for (const till of tills) {
        const { next } = till.view.series(till.device, till.epoch) ?? { next: null };
        expect(shop.series(till.device, till.epoch)?.next ?? null).toEqual(next);
      }
    }),
    { numRuns: 150 },
  );
});

test("CON-8 a sale told under any id and time is the same sale", () => {
  const shop = new Shop();
  const till = new Away(shop, shop.till());
  const payments = [{ id: newId(), tender: "cash", tip: 50 }];
  const args = { order_id: newId(), type: "takeaway", drawer_id: till.drawer, lines: [coffee()], payments };
  till.must("order.sell", args);
  till.tellAll();
  const { version: _, ...here } = till.order(args.order_id);
  expect(shop.order(args.order_id)).toMatchObject(here);
});
