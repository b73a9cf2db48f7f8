import type { ReceiptIssued } from "@counterfoil/receipts/contract";
import { coffee, Shop } from "@counterfoil/orders/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commandOf, expectWhole, lives, profiles } from "../testing/index.ts";

const RUNS = 1_000;

test("INV-3 INV-5 INV-8 ORD-10 whatever is done to an order, sums hold, paid ≤ due, numbers have no gaps", () => {
  fc.assert(
    fc.property(profiles, lives, (tax_profile, steps) => {
      const shop = new Shop({ tax_profile });
      const order_id = shop.open([]);
      const numbers = new Map<string, number>();
      for (const step of steps) {
        const before = shop.order(order_id);
        const { type, args } = commandOf(step, order_id, shop.drawer, before);
        const decision = shop.say(type, args);
        const after = shop.order(order_id);
        if ("refusal" in decision) {
          expect(after).toBe(before);
          continue;
        }
        expectWhole(after);
        if (before.priced) expect(after.priced).toBe(before.priced);
        expect(before.lines.every(({ uid }, i) => after.lines[i]?.uid === uid)).toBe(true);
        for (const event of decision.events.filter(
          (one): one is ReceiptIssued => one.type === "receipt.issued",
        )) {
          expect(event.number).toBe((numbers.get(event.series) ?? 0) + 1);
          numbers.set(event.series, event.number);
        }
      }
    }),
    { numRuns: RUNS },
  );
});

test("PAY-9 INV-3 refunds in any portions, then the rest, give back everything and leave zero", () => {
  const portions = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 700 }), cash: fc.boolean() }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(profiles, portions, fc.boolean(), (tax_profile, asked, cash) => {
      const shop = new Shop({ tax_profile });
      const taxes = [{ id: "vat", name: "VAT", percentage: "8.875" }];
      const tender = cash ? "cash" : "external";
      const lines = [
        coffee({ quantity: 3, taxes }),
        coffee({ unit_price: 199, taxes }),
        coffee({ unit_price: 1 }),
      ];
      const order_id = shop.sell(lines, { payments: [{ id: shop.location, tender, tip: 30 }] });
      for (const { amount, cash: back } of asked)
        shop.refund(order_id, { amount, tender: back ? "cash" : "external" });
      shop.refund(order_id, { tender });
      const { priced, refunds } = shop.order(order_id);
      const sum = (of: (refund: (typeof refunds)[number]) => number) =>
        refunds.reduce((total, one) => total + of(one), 0);
      expect(sum(({ amount }) => amount)).toBe(priced!.total);
      expect(sum(({ tip }) => tip)).toBe(30);
      expect(sum(({ lines }) => lines.reduce((total, { tax }) => total + tax, 0))).toBe(priced!.tax);
      expectWhole(shop.order(order_id));
      if (cash)
        expect(shop.totals(order_id)).toMatchObject({ payment_status: "refunded", refunded: priced!.due });
    }),
    { numRuns: RUNS },
  );
});
