import { newId } from "@counterfoil/ids";
import { coffee, NOON, Shop } from "@counterfoil/orders/testing";
import { refusalOf } from "@counterfoil/testing";
import { apiDevice } from "@counterfoil/venues/rules";
import { beforeEach, describe, expect, test } from "vitest";
import type { OrderClosed } from "@counterfoil/orders/contract";
import type { PaymentTaken, RefundMade } from "../contract/index.ts";

const tax = { id: "vat", name: "VAT", percentage: 10 };

let shop: Shop;
beforeEach(() => {
  shop = new Shop();
});

/** A sale of these payments; events or refusal. */
function sale(payments: object[], more: object = {}) {
  const args = { order_id: newId(), type: "takeaway", drawer_id: shop.drawer, lines: [coffee()], ...more };
  return shop.say("order.sell", { ...args, payments: payments.map((one) => ({ id: newId(), ...one })) });
}

const coins = (cash_rounding: number) =>
  new Shop({
    currency: "CHF",
    tax_profile: { rounding: "per_line", mode: "half_up", prices_include_tax: true, cash_rounding },
  });

describe("PAY-1 a payment's and a refund's id is used once", () => {
  test("in its location, whatever the order", () => {
    const id = newId();
    shop.sell([coffee()], { payments: [{ id, tender: "cash" }] });
    expect(shop.pay(shop.open(), { id })).toMatchObject({ refusal: { code: "id_reused", field: "id" } });
    expect(
      sale([
        { tender: "cash", amount: 100 },
        { id, tender: "cash" },
      ]),
    ).toMatchObject({
      refusal: { code: "id_reused", field: "payments[1].id" },
    });
  });

  test("within one sale", () => {
    const id = newId();
    expect(
      sale([
        { id, tender: "cash", amount: 100 },
        { id, tender: "cash" },
      ]),
    ).toMatchObject({
      refusal: { code: "id_reused", field: "payments[1].id" },
    });
  });

  test("and so is a refund's", () => {
    const id = newId();
    shop.refund(shop.sell(), { id });
    expect(shop.refund(shop.sell(), { id })).toMatchObject({ refusal: { code: "id_reused", field: "id" } });
  });
});

describe("PAY-2 cash above what is due is change", () => {
  test.each([
    ["exactly what is asked when nothing is said", {}, { amount: 350, tendered: 350, change: 0 }],
    ["a note handed over", { tendered: 2000 }, { amount: 350, tendered: 2000, change: 1650 }],
    [
      "an amount above the balance is what was handed over",
      { amount: 500 },
      { amount: 350, tendered: 500, change: 150 },
    ],
    [
      "with a tip inside what was handed over",
      { tendered: 500, tip: 100 },
      { amount: 350, tip: 100, change: 50 },
    ],
  ])("%s", (_, args, expected) => {
    const decision = sale([{ tender: "cash", ...args }]);
    expect(decision).toMatchObject({ events: [{}, { type: "payment.taken", payment: expected }, {}, {}] });
  });

  test("too little is refused, and says how much is missing", () => {
    expect(sale([{ tender: "cash", tendered: 300 }])).toMatchObject({
      refusal: {
        code: "cash_short",
        field: "payments[0].tendered",
        message: "50 more is asked for, in minor units.",
      },
    });
  });
});

describe("PAY-3 only cash is rounded to coins", () => {
  const sold = (shop: Shop, payments: object[], unit_price = 1002) => {
    const args = { type: "takeaway", drawer_id: shop.drawer, lines: [coffee({ unit_price })] };
    const order_id = newId();
    shop.must("order.sell", {
      ...args,
      order_id,
      payments: payments.map((one) => ({ id: newId(), ...one })),
    });
    return shop.order(order_id);
  };

  test("down, in a line of its own", () => {
    const order = sold(coins(5), [{ tender: "cash", tendered: 2000 }]);
    expect(order.payments[0]).toMatchObject({ amount: 1002, rounding: -2, tendered: 2000, change: 1000 });
    expect(order.priced).toMatchObject({ total: 1002, cash_rounding: -2, due: 1000 });
  });

  test("up", () => {
    const order = sold(coins(5), [{ tender: "cash" }], 1003);
    expect(order.payments[0]).toMatchObject({ amount: 1003, rounding: 2, tendered: 1005, change: 0 });
  });

  test("who names the rounded amount pays it all", () => {
    const order = sold(coins(5), [{ tender: "cash", amount: 1000 }]);
    expect(order).toMatchObject({ state: "completed", payments: [{ amount: 1002, rounding: -2 }] });
  });

  test("the cash part of a mixed payment", () => {
    const order = sold(coins(5), [{ tender: "external", amount: 400 }, { tender: "cash" }]);
    expect(order.payments).toMatchObject([
      { amount: 400, rounding: 0 },
      { amount: 602, rounding: -2 },
    ]);
  });

  test("a part settles what its coins are worth, so that all parts come to the whole", () => {
    const [shop, third] = [coins(5), { tender: "cash", amount: 333 }];
    const order = sold(shop, [third, third, { tender: "cash" }], 1000);
    expect(order).toMatchObject({
      state: "completed",
      payments: [335, 335, 330].map((amount) => ({ amount, rounding: 0, tendered: amount, change: 0 })),
    });
    const open = shop.open([coffee({ unit_price: 100 })]);
    expect(refusalOf(shop.pay(open, { amount: 2 }))).toBe("nothing_to_pay");
    shop.pay(open, { amount: 1, tip: 101 });
    expect(shop.order(open).payments).toMatchObject([{ amount: 0, tip: 101, rounding: -1, tendered: 100 }]);
    expect(shop.totals(open)).toMatchObject({ balance: 100, payment_status: "partially_paid" });
  });

  test("what is paid otherwise is paid to the cent", () => {
    const order = sold(coins(5), [{ tender: "external" }]);
    expect(order.payments[0]).toMatchObject({ amount: 1002, rounding: 0 });
    expect(order.payments[0]).not.toHaveProperty("change");
  });
});

describe("PAY-4 INV-5 other money above what is due is refused", () => {
  test("and has no change", () => {
    expect(sale([{ tender: "external", amount: 351 }])).toMatchObject({
      refusal: { code: "payment_above_due", field: "payments[0].amount" },
    });
    expect(refusalOf(sale([{ tender: "external", tendered: 400 }]))).toBe("cash_only");
    expect(
      refusalOf(
        sale([
          { tender: "external", amount: 350 },
          { tender: "external", amount: 1 },
        ]),
      ),
    ).toBe("payment_above_due");
  });

  test("nothing is paid where nothing is due", () => {
    expect(sale([{ tender: "cash" }, { tender: "cash" }])).toMatchObject({
      refusal: { code: "nothing_to_pay", field: "payments[1].amount" },
    });
    expect(refusalOf(sale([{ tender: "external" }, { tender: "external" }]))).toBe("nothing_to_pay");
  });

  test("PAY-6 what costs nothing is sold all the same, and a payment of nothing is none", () => {
    const free = { lines: [coffee()], discounts: [{ uid: "d", name: "On the house", percentage: 100 }] };
    for (const payments of [
      [],
      [{ tender: "cash" }],
      [{ tender: "external" }, { tender: "cash", tendered: 500 }],
    ]) {
      const order = shop.order(
        shop.sell([coffee()], { ...free, payments: payments.map((one) => ({ id: newId(), ...one })) }),
      );
      expect(order).toMatchObject({ state: "completed", payments: [], priced: { total: 0, discount: 350 } });
      expect(order.receipt).toBeDefined();
    }
    const tipped = shop.sell([coffee()], { ...free, payments: [{ id: newId(), tender: "cash", tip: 50 }] });
    expect(shop.order(tipped)).toMatchObject({ state: "completed", payments: [{ amount: 0, tip: 50 }] });
  });

  test("what took it and how it calls it is kept", () => {
    const id = shop.sell([coffee()], {
      payments: [{ id: newId(), tender: "external", external_type: "card terminal", reference: "4711" }],
    });
    expect(shop.order(id).payments[0]).toMatchObject({ external_type: "card terminal", reference: "4711" });
  });
});

test("PAY-5 a tip is its own amount: never taxed, never part of the total", () => {
  const id = shop.sell([coffee({ taxes: [tax] })], {
    payments: [{ id: newId(), tender: "external", tip: 70 }],
  });
  expect(shop.order(id).priced).toMatchObject({ total: 385, tax: 35, tip: 70, due: 455 });
  expect(shop.totals(id)).toMatchObject({ paid: 455, balance: 0 });
});

describe("PAY-6 a whole sale is one command", () => {
  test("the order, its payment, its close and its receipt", () => {
    const order_id = newId();
    const { events } = shop.must("order.sell", {
      order_id,
      type: "takeaway",
      drawer_id: shop.drawer,
      lines: [coffee({ uid: "a", taxes: [tax] })],
      payments: [{ id: newId(), tender: "cash", tendered: 500 }],
    });
    expect(events.map(({ type }) => type)).toEqual([
      "order.opened",
      "payment.taken",
      "order.closed",
      "receipt.issued",
    ]);
    expect(events[2]).toMatchObject({ order_id, business_date: "2026-03-02", hour: 7, total: 385, tip: 0 });
    expect(events[3]).toMatchObject({ legal_number: "Z0-000001", call_number: "Z00", total: 385 });
    expect(shop.order(order_id)).toMatchObject({
      state: "completed",
      closed_at: NOON,
      receipt: { legal_number: "Z0-000001", call_number: "Z00" },
    });
  });

  test("comes to the same as its steps", () => {
    const lines = [coffee({ uid: "a", taxes: [tax], quantity: 3 }), coffee({ uid: "b", unit_price: 199 })];
    const discounts = [{ uid: "d", name: "Regular", percentage: 10 }];
    const payment = { id: newId(), tender: "cash", tendered: 2000 };
    const { priced: once, payments: paidOnce } = shop.order(
      shop.sell(lines, { discounts, payments: [payment] }),
    );
    const steps = shop.open(lines, { discounts });
    shop.pay(steps, { tendered: 2000 });
    const { priced, payments } = shop.order(steps);
    expect(priced).toEqual(once);
    expect(payments).toMatchObject([{ ...paidOnce[0], id: payments[0]!.id }]);
  });

  test("payments that do not reach what is due leave it open with the balance", () => {
    const order_id = newId();
    const args = { order_id, type: "dine_in", drawer_id: shop.drawer, lines: [coffee()] };
    shop.must("order.sell", { ...args, payments: [{ id: newId(), tender: "cash", amount: 100 }] });
    expect(shop.order(order_id).state).toBe("open");
    expect(shop.totals(order_id)).toMatchObject({ paid: 100, balance: 250 });
    shop.pay(order_id);
    expect(shop.order(order_id).state).toBe("completed");
  });

  test("close: false leaves it open though it is paid; what costs nothing needs no payment", () => {
    const open = shop.sell([coffee()], { close: false });
    expect(shop.order(open).state).toBe("open");
    const free = shop.sell([coffee({ unit_price: 0 })], { payments: [] });
    expect(shop.order(free)).toMatchObject({ state: "completed", priced: { total: 0 } });
  });

  test("an id that is taken, another currency, no lines, an unknown check or device: refused", () => {
    const order_id = shop.sell();
    const cash = [{ tender: "cash" }];
    expect(sale(cash, { order_id })).toMatchObject({ refusal: { code: "id_reused", field: "order_id" } });
    expect(refusalOf(sale(cash, { currency: "EUR" }))).toBe("currency_mismatch");
    expect(refusalOf(sale([], { lines: [] }))).toBe("no_lines");
    expect(refusalOf(sale(cash, { lines: [coffee({ quantity: 0.12345 })] }))).toBe("bad_quantity");
    expect(refusalOf(sale([{ tender: "cash", check_id: newId() }]))).toBe("unknown_check");
    const args = { order_id: newId(), type: "pickup", drawer_id: shop.drawer, lines: [], payments: [] };
    expect(refusalOf(shop.say("order.sell", args, { device: newId() }))).toBe("unknown_device");
  });
});

describe("PAY-7 the payment that reaches what is due closes the order", () => {
  test("with its receipt, on the device that took it", () => {
    const order_id = shop.open();
    const till = shop.till();
    shop.pay(order_id, { amount: 100 });
    const args = { id: newId(), order_id, drawer_id: till.drawer, tender: "cash" };
    const { events } = shop.must("payment.take", args, till);
    expect(events.map(({ type }) => type)).toEqual(["payment.taken", "order.closed", "receipt.issued"]);
    expect(events[1] as OrderClosed).toMatchObject({ drawer_id: till.drawer });
    expect(events[2]).toMatchObject({ legal_number: "A0-000001", call_number: "Z00" });
    expect(shop.order(order_id).payments.map(({ drawer_id }) => drawer_id)).toEqual([
      shop.drawer,
      till.drawer,
    ]);
  });

  test("unless close is false", () => {
    const order_id = shop.open();
    shop.pay(order_id, { close: false });
    expect(shop.order(order_id)).toMatchObject({ state: "open", payments: [{ amount: 350 }] });
  });

  test("an order takes at most a hundred payments, on a place that is there", () => {
    const order_id = shop.open();
    for (let n = 0; n < 100; n += 1) shop.pay(order_id, { amount: 1 });
    expect(refusalOf(shop.pay(order_id))).toBe("too_many");
    const args = { id: newId(), order_id: shop.open(), drawer_id: shop.drawer, tender: "cash" };
    expect(refusalOf(shop.say("payment.take", args, { device: newId() }))).toBe("unknown_device");
  });

  test("PAY-10 a payment for a check pays that check and no more", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b", unit_price: 500 })]);
    const check_id = newId();
    shop.must("order.split", { order_id, checks: [{ id: check_id, lines: [{ uid: "b" }] }] });
    expect(refusalOf(shop.pay(order_id, { check_id, tender: "external", amount: 501 }))).toBe(
      "payment_above_due",
    );
    expect(refusalOf(shop.pay(order_id, { check_id: newId() }))).toBe("unknown_check");
    shop.pay(order_id, { check_id, tendered: 1000 });
    expect(shop.totals(order_id)).toMatchObject({
      balance: 350,
      checks: [{ balance: 350 }, { paid: 500, balance: 0 }],
    });
    shop.pay(order_id, { check_id: order_id });
    expect(shop.order(order_id).state).toBe("completed");
  });
});

test("PAY-11 money goes through a drawer of the location, and nowhere else", () => {
  const till = shop.till();
  const order_id = shop.open();
  expect(refusalOf(shop.pay(order_id, { drawer_id: till.drawer, amount: 100 }))).toBeUndefined();
  for (const drawer_id of [newId(), till.device, apiDevice(newId()).drawer_id]) {
    const sale = { order_id: newId(), type: "takeaway", drawer_id, lines: [coffee()], payments: [] };
    const refusals = [
      shop.pay(order_id, { drawer_id }),
      shop.say("order.sell", sale),
      shop.say("order.close", { order_id, drawer_id }),
      shop.refund(shop.sell(), { drawer_id }),
    ];
    expect(refusals.map(refusalOf)).toEqual(Array.from({ length: 4 }, () => "unknown_drawer"));
  }
});

describe("PAY-8 a payment is voided while its order is open", () => {
  test("it stays readable, and the order owes it again", () => {
    const order_id = shop.open();
    const payment_id = newId();
    shop.pay(order_id, { id: payment_id, amount: 100, tip: 10 });
    const voiding = { order_id, payment_id, drawer_id: shop.drawer, reason: "wrong guest" };
    const { events } = shop.must("payment.void", voiding);
    expect(events).toMatchObject([{ tender: "cash", amount: 100, tip: 10, rounding: 0, hour: 7 }]);
    expect(shop.order(order_id).payments).toMatchObject([
      { status: "voided", void: { reason: "wrong guest", at: NOON } },
    ]);
    expect(shop.totals(order_id)).toMatchObject({ paid: 0, tip: 0, balance: 350, payment_status: "unpaid" });
    expect(refusalOf(shop.say("payment.void", voiding))).toBe("payment_already_voided");
    expect(refusalOf(shop.say("payment.void", { ...voiding, payment_id: newId() }))).toBe("unknown_payment");
  });

  test("not through another drawer, and not where the sale is closed", () => {
    const payment_id = newId();
    const order_id = shop.open();
    shop.pay(order_id, { id: payment_id, amount: 100 });
    const voiding = { order_id, payment_id, reason: "wrong" };
    expect(refusalOf(shop.say("payment.void", { ...voiding, drawer_id: newId() }))).toBe("wrong_drawer");
    shop.pay(order_id);
    expect(refusalOf(shop.say("payment.void", { ...voiding, drawer_id: shop.drawer }))).toBe(
      "order_completed",
    );
  });
});

describe("PAY-9 INV-3 a refund gives back stored amounts, never more than was taken", () => {
  const made = (decision: ReturnType<typeof shop.refund>) => {
    expect(refusalOf(decision)).toBeUndefined();
    return ("events" in decision ? decision.events[0] : undefined) as RefundMade;
  };

  test("everything, with the lines' names, taxes and the way back to stock", () => {
    const item_id = newId();
    const order_id = shop.sell([
      coffee({ uid: "a", quantity: 2, taxes: [tax], item_id, category_name: "Hot", track_stock: true }),
      coffee({ uid: "b", unit_price: 199 }),
    ]);
    const { refund } = made(shop.refund(order_id, { restock: true }));
    expect(refund).toMatchObject({
      tender: "cash",
      amount: 969,
      tip: 0,
      rounding: 0,
      reason: "cold",
      business_date: "2026-03-02",
      hour: 7,
      lines: [
        {
          uid: "a",
          item_id,
          name: "Coffee",
          category_name: "Hot",
          quantity: 2,
          amount: 770,
          net: 700,
          tax: 70,
          taxes: [{ id: "vat", name: "VAT", percentage: 10, inclusive: false, taxable: 700, amount: 70 }],
          restock: true,
          track_stock: true,
        },
        { uid: "b", quantity: 1, amount: 199, restock: true, track_stock: false },
      ],
    });
    expect(shop.order(order_id).refunds[0]?.receipt).toEqual({
      legal_number: "Z0R-000001",
      call_number: "Z00",
    });
    expect(refusalOf(shop.refund(order_id))).toBe("nothing_to_refund");
  });

  test("lines by quantity or amount, with their own word on stock; then the rest", () => {
    const order_id = shop.sell([
      coffee({ uid: "a", quantity: 3, unit_price: 333, taxes: [tax] }),
      coffee({ uid: "b" }),
    ]);
    const one = made(shop.refund(order_id, { lines: [{ uid: "a", quantity: 1, restock: true }] })).refund;
    const off = made(shop.refund(order_id, { lines: [{ uid: "b", amount: 50, restock: true }] })).refund;
    const rest = made(shop.refund(order_id)).refund;
    expect(one.lines).toMatchObject([{ uid: "a", quantity: 1, amount: 366, restock: true }]);
    expect(off.lines).toMatchObject([{ uid: "b", quantity: 0, amount: 50, restock: false }]);
    expect(one.amount + off.amount + rest.amount).toBe(shop.order(order_id).priced!.total);
  });

  test("an amount with some of the tip: both go back", () => {
    const order_id = shop.sell([coffee()], { payments: [{ id: newId(), tender: "external", tip: 50 }] });
    const { refund } = made(shop.refund(order_id, { amount: 100, tip: 20, tender: "external" }));
    expect(refund).toMatchObject({ amount: 100, tip: 20, parts: [{ amount: 120 }] });
    expect(refusalOf(shop.refund(order_id, { amount: 100, tip: 31 }))).toBe("refund_exceeds_tip");
  });

  test("an amount, and a tip alone", () => {
    const order_id = shop.sell([coffee()], { payments: [{ id: newId(), tender: "external", tip: 50 }] });
    expect(
      made(shop.refund(order_id, { amount: 100, tender: "external", reference: "4712" })).refund,
    ).toMatchObject({
      tender: "external",
      amount: 100,
      reference: "4712",
    });
    expect(
      made(shop.refund(order_id, { tip: 50, external_type: "card terminal", tender: "external" })).refund,
    ).toMatchObject({
      amount: 0,
      tip: 50,
      lines: [],
      external_type: "card terminal",
    });
    expect(shop.totals(order_id)).toMatchObject({ refunded: 150, payment_status: "partially_refunded" });
  });

  test.each([
    ["more than the sale", { amount: 351 }, "refund_exceeds_sale", "amount"],
    [
      "more than the line",
      { lines: [{ uid: "a", quantity: 2 }] },
      "refund_exceeds_line",
      "lines[0].quantity",
    ],
    ["a line that is not there", { lines: [{ uid: "x", quantity: 1 }] }, "unknown_line", "lines[0].uid"],
    ["lines and an amount", { lines: [{ uid: "a", quantity: 1 }], amount: 1 }, "lines_or_amount", "amount"],
    ["neither quantity nor amount", { lines: [{ uid: "a" }] }, "quantity_or_amount", "lines[0].quantity"],
    ["both", { lines: [{ uid: "a", quantity: 1, amount: 1 }] }, "quantity_or_amount", "lines[0].quantity"],
    ["more than the tip", { tip: 1 }, "refund_exceeds_tip", "tip"],
  ])("%s is refused", (_, args, code, field) => {
    expect(shop.refund(shop.sell([coffee({ uid: "a" })]), args)).toMatchObject({ refusal: { code, field } });
  });

  test("an order takes at most a hundred refunds, on a place that is there", () => {
    const order_id = shop.sell();
    for (let n = 0; n < 100; n += 1) shop.refund(order_id, { amount: 1 });
    expect(refusalOf(shop.refund(order_id))).toBe("too_many");
    const args = {
      id: newId(),
      order_id: shop.sell(),
      drawer_id: shop.drawer,
      tender: "cash",
      reason: "cold",
    };
    expect(refusalOf(shop.say("refund.make", args, { device: newId() }))).toBe("unknown_device");
  });

  test("cash goes back in coins, in all exactly what was taken in coins", () => {
    shop = coins(5);
    const order_id = shop.sell([coffee({ unit_price: 1002 })]);
    const back = [400, 301].map((amount) => made(shop.refund(order_id, { amount })).refund);
    back.push(made(shop.refund(order_id)).refund);
    const given = back.map(({ amount, rounding }) => amount + rounding);
    expect(given.every((amount) => amount % 5 === 0)).toBe(true);
    expect(given.reduce((sum, one) => sum + one, 0)).toBe(1000);
  });

  test("what was paid otherwise and goes back in cash is cut down to coins", () => {
    shop = coins(5);
    const order_id = shop.sell([coffee({ unit_price: 1002 })], {
      payments: [{ id: newId(), tender: "external" }],
    });
    expect(made(shop.refund(order_id)).refund).toMatchObject({ amount: 1002, rounding: -2 });
  });

  test("goes out of payments of the asked kind first", () => {
    const [cash, card] = [newId(), newId()];
    const payments = [
      { id: cash, tender: "cash", amount: 100 },
      { id: card, tender: "external", amount: 250 },
    ];
    const order_id = shop.sell([coffee()], { payments });
    const { refund } = made(shop.refund(order_id, { tender: "external", amount: 300 }));
    expect(refund.parts).toEqual([
      { payment_id: card, amount: 250, cash_rounding: 0 },
      { payment_id: cash, amount: 50, cash_rounding: 0 },
    ]);
    expect(made(shop.refund(order_id, { tender: "external" })).refund.parts).toMatchObject([
      { payment_id: cash, amount: 50 },
    ]);
  });
});

test("INV-5 a sale whose payments fit leaves no change of other money", () => {
  const decision = sale([
    { tender: "external", amount: 300 },
    { tender: "cash", tendered: 100 },
  ]);
  const taken = ("events" in decision ? decision.events : []) as PaymentTaken[];
  expect(taken.slice(1, 3).map(({ payment }) => payment.amount)).toEqual([300, 50]);
});
