import type { Event } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { receiptsOf } from "@counterfoil/orders/rules";
import { Away, coffee, exceptionsIn, Shop } from "@counterfoil/orders/testing";
import { balance } from "@counterfoil/shifts/rules";
import { refusalOf } from "@counterfoil/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { expectWhole } from "../testing/index.ts";

/* The rules for numbers that are on paper, and for money that several devices take (docs/CONFLICTS.md). */

let shop: Shop;
let first: { device: Id; drawer: Id };
let second: { device: Id; drawer: Id };
beforeEach(() => {
  shop = new Shop();
  first = shop.till();
  second = shop.till();
});

const away = (till = first, epoch = 1): Away => new Away(shop, till, epoch);
const minutes = (n: number): string =>
  new Date(Date.parse("2026-03-02T12:00:00.000Z") + n * 60_000).toISOString();

function sale(till: Away, more: object = {}) {
  const payments = [{ id: newId(), tender: "cash" }];
  return {
    order_id: newId(),
    type: "takeaway",
    drawer_id: till.drawer,
    lines: [coffee()],
    payments,
    ...more,
  };
}

function payment(till: Away, order_id: Id, more: object = {}) {
  return { id: newId(), order_id, drawer_id: till.drawer, tender: "cash", ...more };
}

/** What should be in a till's drawer, and the messages of exceptions. */
const cashOf = ({ drawer }: { drawer: Id }): number => {
  const between = shop.drawerOf(drawer)?.between;
  return between ? balance(between, "cash") : 0;
};
const messages = (events: readonly Event[]) =>
  events.flatMap((event) => ("message" in event ? [String(event.message)] : []));
const numbersOf = (events: readonly Event[]) =>
  events.flatMap((event) => ("legal_number" in event ? [`${event.type} ${String(event.legal_number)}`] : []));

describe("CON-8 INV-8 a number that is on paper is the same everywhere", () => {
  test("call and receipt numbers travel with the sale, whatever was sold elsewhere meanwhile", () => {
    const till = away();
    const [one, other] = [sale(till), sale(till)];
    for (const args of [one, other]) till.must("order.sell", args);
    shop.sell();
    expect(exceptionsIn(till.tellAll())).toEqual([]);
    for (const { order_id } of [one, other]) {
      const { call_number, receipt } = till.order(order_id);
      expect(shop.order(order_id)).toMatchObject({ call_number, receipt });
    }
    expect(shop.order(other.order_id)).toMatchObject({
      call_number: "A01",
      receipt: { legal_number: "A1-000002" },
    });
    expect(shop.series(first.device, 1)).toEqual(till.view.series(first.device, 1));
  });

  test("so do those of a void and of a refund, each of its own series", () => {
    const sold = shop.sell();
    const open = shop.open();
    const till = away();
    till.must("order.void", { order_id: open, reason: "left" });
    till.must("refund.make", { ...payment(till, sold), reason: "cold" });
    expect(exceptionsIn(till.tellAll())).toEqual([]);
    expect(shop.order(open).receipt?.legal_number).toBe("A1V-000001");
    expect(shop.order(sold).refunds[0]).toMatchObject({ receipt: { legal_number: "A1R-000001" } });
  });

  test("where the server itself gives the numbers, none are taken from outside", () => {
    const args = sale(away(), { drawer_id: shop.drawer, numbers: { call: "Z00", receipt: 1 } });
    expect(shop.say("order.sell", args)).toMatchObject({
      refusal: { code: "numbers_not_yours", field: "numbers" },
    });
  });

  test("numbers of another device are strange, and what brings them is an exception", () => {
    const till = away();
    const strange = (numbers: object) =>
      shop.must("order.sell", sale(till, { numbers }), { device: first.device, epoch: 1 }).events;
    expect(exceptionsIn(strange({ call: "B00" }))).toEqual(["strange_numbers"]);
    expect(exceptionsIn(strange({ receipt: 1, series: "B1" }))).toEqual(["strange_numbers"]);
    expect(shop.series(first.device, 1)).toBeUndefined();
  });

  test("an order that would close where no receipt was given stays open, paid, for anybody to close", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b" })]);
    const till = away();
    till.must("payment.take", payment(till, order_id, { amount: 350 }));
    shop.must("order.void_line", { order_id, uid: "b", reason: "spilt" });
    const events = till.tellAll();
    expect(exceptionsIn(events)).toEqual(["receipt_not_given"]);
    expect(shop.order(order_id).state).toBe("open");
    expect(shop.totals(order_id)).toMatchObject({ balance: 0, paid: 350 });
    shop.must("order.close", { order_id, drawer_id: shop.drawer });
    expect(shop.order(order_id).receipt?.legal_number).toBe("Z0-000001");
  });

  test("a number that is another receipt's is never used again: the sale is there, open and paid", () => {
    const [till, copied] = [away(), away()];
    till.must("order.sell", sale(till));
    const twin = sale(copied);
    copied.must("order.sell", twin);
    till.tellAll();
    expect(exceptionsIn(copied.tellAll())).toEqual(["receipt_number_used"]);
    expect(shop.order(twin.order_id)).toMatchObject({ state: "open", call_number: "A00" });
    expect(shop.totals(twin.order_id).balance).toBe(0);
    expect(shop.series(first.device, 1)?.next.sale).toBe(2);
  });

  test("numbers that never came are spoiled, and a person hears of it; a leap is no series", () => {
    const till = away();
    const told = (receipt: number) =>
      shop.must("order.sell", sale(till, { numbers: { call: "A05", receipt, series: "A1" } }), {
        device: first.device,
        epoch: 1,
      }).events;
    const events = told(3);
    expect(exceptionsIn(events)).toEqual(["receipts_lost"]);
    expect(messages(events)[0]).toMatch(/^Receipts A1-000001 to A1-000002 have never come/);
    expect(numbersOf(events)).toEqual([
      "receipt.spoiled A1-000001",
      "receipt.spoiled A1-000002",
      "receipt.issued A1-000003",
    ]);
    expect(exceptionsIn(told(1_000))).toEqual(["receipt_number_used"]);
    expect(shop.series(first.device, 1)).toMatchObject({ next: { sale: 4 }, next_call: 6 });
  });

  test("a command that moves to its device's next epoch keeps the receipt that was printed", () => {
    const till = away();
    const args = sale(till);
    till.must("order.sell", args);
    expect(exceptionsIn(till.tell(undefined, 2))).toEqual([]);
    expect(shop.order(args.order_id).receipt?.legal_number).toBe("A1-000001");
    expect(shop.series(first.device, 1)?.next.sale).toBe(2);
    const next = away(first, 2);
    const later = sale(next);
    next.must("order.sell", later);
    next.tellAll();
    expect(shop.order(later.order_id)).toMatchObject({
      call_number: "A01",
      receipt: { legal_number: "A2-000001" },
    });
  });

  test("what is refused spends its numbers: the series has no gap, and goes on", () => {
    const order_id = shop.open();
    const till = away();
    till.must("payment.take", payment(till, order_id));
    till.must("order.sell", sale(till));
    shop.pay(order_id);
    const [spoiled, , sold] = [till.tell(), null, till.tell()];
    expect(numbersOf(spoiled)).toEqual(["receipt.spoiled A1-000001"]);
    expect(numbersOf(sold)).toEqual(["receipt.issued A1-000002"]);
    const again = till.view.order(order_id);
    expect(again.receipt?.legal_number).toBe("A1-000001");
  });

  test("what cost nothing where it was sold, and does not here, spends its receipt and is to be paid", () => {
    const till = away();
    const args = sale(till, { payments: [], numbers: { call: "A00", receipt: 1, series: "A1" } });
    const { events } = shop.must("order.sell", args, { device: first.device, epoch: 1 });
    expect(exceptionsIn(events)).toEqual(["paid_in_part"]);
    expect(numbersOf(events)).toEqual(["receipt.spoiled A1-000001"]);
    expect(shop.totals(args.order_id).balance).toBe(350);
  });

  test("an order that cannot be opened spends its call number", () => {
    const till = away();
    const order_id = newId();
    till.must("order.open", { order_id, type: "dine_in", lines: [] });
    shop.must("order.open", { order_id, type: "dine_in", lines: [] });
    const events = till.tellAll();
    expect(exceptionsIn(events)).toEqual(["id_reused"]);
    expect(shop.series(first.device, 1)).toMatchObject({ series: "A1", next_call: 1 });
  });
});

describe("CON-9 who pays while another adds has paid what was there, and the rest is due", () => {
  function paidWhileAdded() {
    const order_id = shop.open([coffee({ uid: "a" })]);
    const till = away();
    const paid = payment(till, order_id, { tendered: 500 });
    till.must("payment.take", paid);
    expect(till.order(order_id)).toMatchObject({ state: "completed", payments: [{ change: 150 }] });
    shop.must("order.add_lines", { order_id, lines: [coffee({ uid: "b", unit_price: 400 })] });
    return { order_id, till, paid };
  }

  test("the payment and its receipt stand as they are on paper; the order is open with the balance", () => {
    const { order_id, till, paid } = paidWhileAdded();
    const events = till.tellAll();
    expect(exceptionsIn(events)).toEqual(["paid_in_part"]);
    expect(shop.order(order_id)).toMatchObject({
      state: "open",
      payments: [{ amount: 350, tendered: 500, change: 150 }],
      part_receipts: [{ id: paid.id, legal_number: "A1-000001", total: 350 }],
    });
    expect(shop.order(order_id)).not.toHaveProperty("receipt");
    expect(shop.totals(order_id)).toMatchObject({ total: 750, paid: 350, balance: 400 });
    expect(cashOf(first)).toBe(350);
    expectWhole(shop.order(order_id));
  });

  test("the rest has a receipt of its own, and the receipts come to the order", () => {
    const { order_id, till } = paidWhileAdded();
    till.tellAll();
    shop.pay(order_id);
    expect(shop.order(order_id)).toMatchObject({
      state: "completed",
      receipt: { legal_number: "Z0-000001" },
    });
    expect(receiptsOf(shop.order(order_id)).map(({ legal_number, total }) => [legal_number, total])).toEqual([
      ["A1-000001", 350],
      ["Z0-000001", 400],
    ]);
    expectWhole(shop.order(order_id));
  });

  test("where what was added goes again, the order closes with the receipt that is there", () => {
    const { order_id, till } = paidWhileAdded();
    till.tellAll();
    shop.must("order.void_line", { order_id, uid: "b", reason: "wrong" });
    const { events } = shop.must("order.close", { order_id, drawer_id: shop.drawer });
    expect(numbersOf(events)).toEqual([]);
    expect(shop.order(order_id)).toMatchObject({
      state: "completed",
      receipt: { legal_number: "A1-000001" },
    });
    expect(receiptsOf(shop.order(order_id))).toHaveLength(1);
  });

  test("what has a receipt is not voided; it goes back by a refund", () => {
    const { order_id, till, paid } = paidWhileAdded();
    till.tellAll();
    const args = { order_id, payment_id: paid.id, drawer_id: first.drawer, reason: "wrong" };
    expect(refusalOf(shop.say("payment.void", args))).toBe("receipt_given");
  });

  test("a close that was printed is a receipt for what was paid by then", () => {
    const order_id = shop.open([coffee({ uid: "a" })]);
    shop.pay(order_id, { close: false });
    const till = away();
    till.must("order.close", { order_id, drawer_id: till.drawer });
    shop.must("order.add_lines", { order_id, lines: [coffee({ uid: "b" })] });
    expect(exceptionsIn(till.tellAll())).toEqual(["paid_in_part"]);
    expect(shop.order(order_id)).toMatchObject({
      state: "open",
      part_receipts: [{ legal_number: "A1-000001", total: 350 }],
    });
  });

  test("a payment for a check that was let go meanwhile is one of the order", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b" })]);
    const check = newId();
    const split = (id: Id) => shop.must("order.split", { order_id, checks: [{ id, lines: [{ uid: "a" }] }] });
    split(check);
    const till = away();
    till.must("payment.take", payment(till, order_id, { check_id: check }));
    split(order_id);
    expect(exceptionsIn(till.tellAll())).toEqual([]);
    expect(shop.order(order_id).payments[0]).not.toHaveProperty("check_id");
    expect(shop.totals(order_id)).toMatchObject({ paid: 350, balance: 350 });
    expectWhole(shop.order(order_id));
  });

  test("two tills that both pay the rest in their view: each has its receipt, and the last one closes", () => {
    const order_id = shop.open([coffee({ uid: "a" })]);
    const till = away();
    till.must("payment.take", payment(till, order_id));
    shop.must("order.add_lines", { order_id, lines: [coffee({ uid: "b" }), coffee({ uid: "c" })] });
    till.tellAll();
    const other = away(second);
    other.must("payment.take", payment(other, order_id));
    shop.must("order.add_lines", { order_id, lines: [coffee({ uid: "d" })] });
    other.tellAll();
    shop.pay(order_id);
    expect(receiptsOf(shop.order(order_id)).map(({ legal_number, total }) => [legal_number, total])).toEqual([
      ["A1-000001", 350],
      ["B1-000001", 700],
      ["Z0-000001", 350],
    ]);
    expectWhole(shop.order(order_id));
  });
});

describe("CON-10 INV-5 money that an order cannot have is no payment of it, and not lost", () => {
  test("paid by another meanwhile: the drawer has the cash, a person the sentence, the series the number", () => {
    const order_id = shop.open();
    const till = away();
    till.must("payment.take", payment(till, order_id, { tip: 50 }));
    shop.pay(order_id);
    const before = shop.order(order_id);
    const events = till.tellAll();
    expect(exceptionsIn(events)).toEqual(["order_completed"]);
    expect(messages(events)[0]).toMatch(/ 4\.00 USD in cash went into the drawer of .+\.$/);
    expect(shop.order(order_id)).toBe(before);
    expect(cashOf(first)).toBe(400);
    expect(shop.drawerOf(first.drawer)?.between?.paid_in).toEqual({ count: 1, amount: 400 });
  });

  test("above what is due: cash is no change that was handed back, but money too much", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b" })]);
    const till = away();
    till.must("payment.take", payment(till, order_id));
    shop.must("order.void_line", { order_id, uid: "b", reason: "spilt" });
    const events = till.tellAll();
    expect(exceptionsIn(events)).toEqual(["payment_above_due"]);
    expect(numbersOf(events)).toEqual(["receipt.spoiled A1-000001"]);
    expect(shop.totals(order_id)).toMatchObject({ paid: 0, balance: 350 });
    expect(cashOf(first)).toBe(700);
  });

  test("what another machine took is in the sentence, and in no drawer", () => {
    const order_id = shop.open();
    const till = away();
    till.must("payment.take", payment(till, order_id, { tender: "external" }));
    shop.pay(order_id);
    const events = till.tellAll();
    expect(messages(events)[0]).toMatch(/ 3\.50 USD was taken by another machine\.$/);
    expect(cashOf(first)).toBe(0);
  });

  test("cash is counted as it was paid, in coins", () => {
    shop = new Shop({
      currency: "CHF",
      tax_profile: { rounding: "per_line", mode: "half_up", prices_include_tax: true, cash_rounding: 5 },
    });
    first = shop.till();
    const order_id = shop.open([coffee({ unit_price: 352 })]);
    const till = away();
    till.must("payment.take", payment(till, order_id));
    shop.pay(order_id);
    till.tellAll();
    expect(cashOf(first)).toBe(350);
  });

  test("who is about to take it reads the plain refusal, and nothing has happened", () => {
    const order_id = shop.open();
    shop.pay(order_id);
    const till = away();
    expect(till.do("payment.take", payment(till, order_id))).toMatchObject({
      refusal: {
        code: "order_completed",
        message: "This order is closed. What was sold is given back by a refund.",
      },
    });
    expect(till.untold).toBe(0);
  });

  test("a payment that was voided for an order that was closed meanwhile: the drawer knows that it is gone", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b" })]);
    const paid = { id: newId(), order_id, drawer_id: first.drawer, tender: "cash", amount: 350 };
    shop.must("payment.take", paid);
    const till = away();
    const args = { order_id, payment_id: paid.id, drawer_id: first.drawer, reason: "wrong" };
    till.must("payment.void", args);
    shop.pay(order_id);
    expect(exceptionsIn(till.tellAll())).toEqual(["order_completed"]);
    expect(cashOf(first)).toBe(0);
  });
});

describe("CON-11 INV-3 a refund gives back no more than is left", () => {
  test("two devices give everything back: one is a refund, the other an exception; its drawer knows", () => {
    const sold = shop.sell([coffee(), coffee()]);
    const [one, other] = [away(first), away(second)];
    for (const till of [one, other]) till.must("refund.make", { ...payment(till, sold), reason: "cold" });
    expect(exceptionsIn(one.tellAll())).toEqual([]);
    const events = other.tellAll();
    expect(exceptionsIn(events)).toEqual(["refund_exceeds_line"]);
    expect(messages(events)[0]).toMatch(/ 7\.00 USD in cash left the drawer of .+\.$/);
    expect(numbersOf(events)).toEqual(["receipt.spoiled B1R-000001"]);
    expect(shop.totals(sold).refunded).toBe(700);
    expect(cashOf(second)).toBe(-700);
    expectWhole(shop.order(sold));
  });

  test("all that was left is what was left where it was given", () => {
    const sold = shop.sell([coffee({ uid: "a" }), coffee({ uid: "b", unit_price: 400 })]);
    shop.refund(sold, { lines: [{ uid: "a", quantity: 1 }] });
    const till = away();
    till.must("refund.make", { ...payment(till, sold), reason: "cold" });
    till.tellAll();
    expect(shop.order(sold).refunds.map(({ amount }) => amount)).toEqual([350, 400]);
  });

  test("what a refund comes to here, and did not where it was given, is told", () => {
    const sold = shop.sell([coffee({ uid: "a", quantity: 2, unit_price: 101 })]);
    const till = away();
    till.must("refund.make", { ...payment(till, sold), reason: "cold", lines: [{ uid: "a", quantity: 1 }] });
    shop.refund(sold, { lines: [{ uid: "a", amount: 51 }] });
    const events = till.tellAll(minutes(1));
    expect(exceptionsIn(events)).toEqual(["refund_differs"]);
    expect(messages(events)[0]).toBe("101 was given back for order Z00, and 76 was to be, in minor units.");
    expectWhole(shop.order(sold));
  });
});
