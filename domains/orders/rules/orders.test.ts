import { childId, newId } from "@counterfoil/ids";
import { refusalOf } from "@counterfoil/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { coffee, NOON, Shop } from "../testing/shop.ts";
import { can, isAllowed, type OrderVerb, totals } from "./index.ts";

const vat = (percentage: number) => ({ id: `vat${percentage}`, name: "VAT", percentage });

let shop: Shop;
beforeEach(() => {
  shop = new Shop();
});

/** Every verb with arguments that an open order of one line would accept. */
function argsOf(verb: OrderVerb, order_id: string): [string, object] {
  const uid = shop.order(order_id).lines[0]!.uid;
  const money = { order_id, drawer_id: shop.drawer };
  const verbs: Record<OrderVerb, [string, object]> = {
    add_lines: ["order.add_lines", { order_id, lines: [coffee()] }],
    change_line: ["order.change_line", { order_id, uid, quantity_delta: 1 }],
    void_line: ["order.void_line", { order_id, uid, reason: "wrong" }],
    change: ["order.change", { order_id, name: "Bar" }],
    discount: ["order.discount", { order_id, add: { uid: "d", name: "Regular", percentage: 10 } }],
    split: ["order.split", { order_id, checks: [{ id: newId(), lines: [{ uid }] }] }],
    void: ["order.void", { order_id, reason: "left" }],
    pay: ["payment.take", { ...money, id: newId(), tender: "cash", amount: 100 }],
    void_payment: ["payment.void", { ...money, payment_id: newId(), reason: "wrong" }],
    close: ["order.close", money],
    refund: ["refund.make", { ...money, id: newId(), tender: "cash", reason: "cold" }],
  };
  return verbs[verb];
}

describe("ORD-1 one table says what can be done when", () => {
  const verbs = Object.keys(can) as OrderVerb[];

  test.each(verbs)("%s", (verb) => {
    const open = shop.open();
    const completed = shop.sell();
    const canceled = shop.open();
    shop.must("order.void", { order_id: canceled, reason: "left" });
    for (const id of [open, completed, canceled]) {
      const before = shop.order(id);
      const [type, args] = argsOf(verb, id);
      const refusal = refusalOf(shop.say(type, args));
      if (isAllowed(before, verb)) expect(refusal).not.toBe(`order_${before.state}`);
      else expect(refusal).toBe(`order_${before.state}`);
    }
  });

  test("what does not exist cannot be changed", () => {
    const order_id = newId();
    expect(shop.say("order.change", { order_id, name: "Bar" })).toMatchObject({
      refusal: { code: "unknown_order", field: "order_id" },
    });
  });
});

describe("ORD-2 an order freezes what it was opened with", () => {
  test("the location's currency and tax profile, the device, and no field that was not given", () => {
    const id = shop.open([coffee({ uid: "a" })], { name: "Anna", covers: 2 });
    expect(shop.order(id)).toEqual({
      id,
      location_id: shop.location,
      device_id: shop.device,
      state: "open",
      type: "dine_in",
      name: "Anna",
      covers: 2,
      currency: "USD",
      tax_profile: { rounding: "per_line", mode: "half_up", prices_include_tax: false, cash_rounding: 0 },
      call_number: "Z00",
      lines: [coffee({ uid: "a" })],
      discounts: [],
      service_charges: [],
      checks: [{ id }],
      payments: [],
      refunds: [],
      opened_at: NOON,
      business_date: "2026-03-02",
      version: 2,
    });
  });

  test("another currency, a taken id, an unknown check, place or price are refused by their field", () => {
    const order_id = newId();
    const open = (args: object, said = {}) =>
      shop.say("order.open", { order_id, type: "pickup", lines: [], ...args }, said);
    expect(open({ currency: "EUR" })).toMatchObject({
      refusal: { code: "currency_mismatch", field: "currency" },
    });
    expect(open({ lines: [coffee(), coffee({ check_id: newId() })] })).toMatchObject({
      refusal: { code: "unknown_check", field: "lines[1].check_id" },
    });
    expect(open({ lines: [coffee(), coffee({ quantity: 0.0001 })] })).toMatchObject({
      refusal: { code: "bad_quantity", field: "lines[1].quantity" },
    });
    expect(open({}, { device: newId() })).toMatchObject({ refusal: { code: "unknown_device" } });
    expect(refusalOf(open({ currency: "USD" }))).toBeUndefined();
    expect(open({})).toMatchObject({ refusal: { code: "id_reused", field: "order_id" } });
  });

  test("nothing is opened where there is no location", () => {
    const nowhere = Object.assign(new Shop(), { location: newId() });
    const decision = nowhere.say("order.open", { order_id: newId(), type: "pickup", lines: [] });
    expect(refusalOf(decision)).toBe("unknown_location");
  });
});

describe("ORD-3 lines are an add-wins set by uid", () => {
  test("two waiters on one table both keep their beers", () => {
    const order_id = shop.open([]);
    shop.must("order.add_lines", { order_id, lines: [coffee({ uid: "a" })] });
    shop.must("order.add_lines", { order_id, lines: [coffee({ uid: "b" })] });
    expect(shop.order(order_id).lines.map(({ uid }) => uid)).toEqual(["a", "b"]);
  });

  test("the same line again is nothing new, whatever the order of its fields", () => {
    const order_id = shop.open([]);
    const line = coffee({ uid: "a", modifiers: [{ uid: "m", name: "Oat milk", unit_price: 50 }] });
    shop.must("order.add_lines", { order_id, lines: [line] });
    const turned = Object.fromEntries(Object.entries(line).toReversed());
    expect(shop.say("order.add_lines", { order_id, lines: [turned] })).toEqual({ events: [] });
    shop.must("order.add_lines", { order_id, lines: [turned, coffee({ uid: "b" })] });
    expect(shop.order(order_id).lines.map(({ uid }) => uid)).toEqual(["a", "b"]);
  });

  test("the same uid for another line is refused, in one command too", () => {
    const order_id = shop.open([coffee({ uid: "a" })]);
    const lines = [coffee({ uid: "b" }), coffee({ uid: "a", unit_price: 1 })];
    expect(shop.say("order.add_lines", { order_id, lines })).toMatchObject({
      refusal: { code: "uid_conflict", field: "lines[1].uid" },
    });
    const twice = [coffee({ uid: "c" }), coffee({ uid: "c", modifiers: [] })];
    expect(refusalOf(shop.say("order.add_lines", { order_id, lines: twice }))).toBe("uid_conflict");
  });

  test("the calculator's refusal names the line of the command", () => {
    const order_id = shop.open([coffee(), coffee()]);
    const lines = [coffee(), coffee({ quantity: 1.23456 })];
    expect(shop.say("order.add_lines", { order_id, lines })).toMatchObject({
      refusal: { code: "bad_quantity", field: "lines[1].quantity" },
    });
  });

  test("a line for a check that is not there is refused", () => {
    const order_id = shop.open();
    const decision = shop.say("order.add_lines", { order_id, lines: [coffee({ check_id: newId() })] });
    expect(refusalOf(decision)).toBe("unknown_check");
  });
});

describe("ORD-4 quantities add up, or are set as seen", () => {
  let order_id: string;
  beforeEach(() => {
    order_id = shop.open([coffee({ uid: "a" })]);
  });
  const change = (args: object) => shop.say("order.change_line", { order_id, uid: "a", ...args });
  const quantity = () => shop.order(order_id).lines[0]!.quantity;

  test("deltas of two devices add up, exactly", () => {
    change({ quantity_delta: 1 });
    change({ quantity_delta: 0.1 });
    change({ quantity_delta: 0.2 });
    change({ quantity_delta: -0.3 });
    expect(quantity()).toBe(2);
  });

  test("a quantity holds for the version that was seen, whatever else happened on the order", () => {
    const { version } = shop.order(order_id);
    shop.must("order.add_lines", { order_id, lines: [coffee({ uid: "b" })] });
    expect(refusalOf(change({ quantity: 3, version }))).toBeUndefined();
    expect(change({ quantity: 4, version })).toMatchObject({
      refusal: { code: "version_conflict", field: "version" },
    });
    expect(refusalOf(change({ quantity: 4, version: shop.order(order_id).version }))).toBeUndefined();
    expect(quantity()).toBe(4);
  });

  test("a quantity without the version, both ways at once, nothing left, a bad number: refused", () => {
    expect(refusalOf(change({ quantity: 3 }))).toBe("version_needed");
    expect(refusalOf(change({ quantity: 3, quantity_delta: 1, version: 9 }))).toBe("one_quantity");
    expect(change({ quantity_delta: -1 })).toMatchObject({
      refusal: { code: "bad_quantity", field: "quantity_delta" },
    });
    expect(change({ quantity: 0.00001, version: 9 })).toMatchObject({
      refusal: { code: "bad_quantity", field: "quantity" },
    });
    expect(refusalOf(shop.say("order.change_line", { order_id, uid: "x", quantity_delta: 1 }))).toBe(
      "unknown_line",
    );
  });

  test("price, modifiers and note change; a note of null goes", () => {
    change({ unit_price: 400, modifiers: [{ uid: "m", name: "Oat milk", unit_price: 50 }], note: "hot" });
    expect(shop.order(order_id).lines[0]).toMatchObject({ unit_price: 400, note: "hot", quantity: 1 });
    expect(shop.totals(order_id).total).toBe(450);
    change({ note: null });
    expect(shop.order(order_id).lines[0]).not.toHaveProperty("note");
    change({ quantity_delta: 1 });
    expect(shop.order(order_id).lines[0]).not.toHaveProperty("note");
  });
});

describe("ORD-5 what an order shows is calculated once, and derived from payments", () => {
  test("due, paid, balance and status follow the payments", () => {
    const id = shop.open([coffee({ taxes: [vat(10)] })]);
    expect(shop.totals(id)).toMatchObject({
      total: 385,
      due: 385,
      paid: 0,
      balance: 385,
      payment_status: "unpaid",
    });
    shop.pay(id, { amount: 100, tip: 20, tender: "external" });
    expect(shop.totals(id)).toMatchObject({
      tip: 20,
      due: 405,
      paid: 120,
      balance: 285,
      payment_status: "partially_paid",
    });
    shop.pay(id, { close: false });
    expect(shop.totals(id)).toMatchObject({ due: 405, paid: 405, balance: 0, payment_status: "paid" });
    expect(shop.order(id).state).toBe("open");
    shop.must("order.close", { order_id: id, drawer_id: shop.drawer });
    expect(shop.totals(id)).toMatchObject({ due: 405, paid: 405, balance: 0, payment_status: "paid" });
    shop.refund(id, { amount: 100 });
    expect(shop.totals(id)).toMatchObject({ refunded: 100, payment_status: "partially_refunded" });
    shop.refund(id);
    expect(shop.totals(id)).toMatchObject({ refunded: 405, payment_status: "refunded" });
  });

  test("a closed order's amounts are those that were frozen", () => {
    const id = shop.sell([coffee({ taxes: [vat(8.875)] })]);
    const { priced, ...open } = shop.order(id);
    expect(shop.totals(id)).toMatchObject({ ...priced });
    expect(totals({ ...open, state: "open" })).toMatchObject({ ...priced });
  });

  test("a discount on the order and on a line, by percent and by amount, on and off again", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b", unit_price: 650 })]);
    const take = (args: object) => shop.say("order.discount", { order_id, ...args });
    take({ add: { uid: "ten", name: "Regular", percentage: 10 } });
    take({ line_uid: "a", add: { uid: "off", name: "Cold", amount: 50 } });
    expect(shop.totals(order_id)).toMatchObject({ gross: 1000, discount: 145, total: 855 });
    expect(take({ add: { uid: "ten", name: "Regular", percentage: 10 } })).toEqual({ events: [] });
    expect(refusalOf(take({ add: { uid: "ten", name: "Regular", percentage: 20 } }))).toBe("uid_conflict");
    expect(refusalOf(take({ add: { uid: "x", name: "Both", percentage: 1, amount: 1 } }))).toBe("bad_amount");
    expect(refusalOf(take({}))).toBe("add_or_remove");
    expect(refusalOf(take({ line_uid: "c", remove: "off" }))).toBe("unknown_line");
    expect(refusalOf(take({ line_uid: "b", remove: "off" }))).toBe("unknown_discount");
    take({ remove: "ten" });
    take({ line_uid: "a", remove: "off" });
    expect(shop.totals(order_id).total).toBe(1000);
  });
});

describe("ORD-6 what is taken back stays, with who, when and why", () => {
  test("a voided line counts for nothing and cannot be changed", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b" })]);
    const actor = newId();
    shop.must("order.void_line", { order_id, uid: "a", reason: "wrong table" }, { actor });
    expect(shop.order(order_id).lines[0]).toMatchObject({
      uid: "a",
      void: { reason: "wrong table", actor, at: NOON },
    });
    expect(shop.totals(order_id)).toMatchObject({ total: 350, lines: [{ total: 0 }, { total: 350 }] });
    expect(refusalOf(shop.say("order.void_line", { order_id, uid: "a", reason: "again" }))).toBe(
      "line_voided",
    );
    expect(refusalOf(shop.say("order.void_line", { order_id, uid: "x", reason: "again" }))).toBe(
      "unknown_line",
    );
    expect(refusalOf(shop.say("order.change_line", { order_id, uid: "a", quantity_delta: 1 }))).toBe(
      "line_voided",
    );
  });

  test("a voided order stays readable and has a numbered slip", () => {
    const order_id = shop.open();
    const { events } = shop.must("order.void", { order_id, reason: "left" });
    expect(events).toMatchObject([
      { type: "order.voided", business_date: "2026-03-02", hour: 7, total: 350 },
      { type: "receipt.issued", kind: "void", legal_number: "Z0V-000001", receipt_id: order_id },
    ]);
    expect(shop.order(order_id)).toMatchObject({ state: "canceled", void: { reason: "left" } });
    expect(shop.totals(order_id)).toMatchObject({ total: 350, balance: 0, payment_status: "unpaid" });
  });

  test("an order with payments is voided after they are", () => {
    const order_id = shop.open();
    const payment_id = newId();
    shop.pay(order_id, { id: payment_id, amount: 100 });
    expect(refusalOf(shop.say("order.void", { order_id, reason: "left" }))).toBe("order_has_payments");
    shop.must("payment.void", { order_id, payment_id, drawer_id: shop.drawer, reason: "left" });
    expect(refusalOf(shop.say("order.void", { order_id, reason: "left" }))).toBeUndefined();
  });
});

describe("ORD-7 a header change with a version holds only for what was seen", () => {
  test("fields are set, kept and taken away", () => {
    const order_id = shop.open([], {
      name: "Anna",
      note: "quiet",
      covers: 2,
      table: "4",
      customer_id: newId(),
    });
    shop.must("order.change", { order_id, type: "takeaway", name: "Bar", covers: null, note: null });
    expect(shop.order(order_id)).toMatchObject({ type: "takeaway", name: "Bar", table: "4" });
    expect(shop.order(order_id)).not.toHaveProperty("covers");
    shop.must("order.change", { order_id, name: null, table: null, customer_id: null });
    for (const field of ["name", "note", "covers", "table", "customer_id"]) {
      expect(shop.order(order_id)).not.toHaveProperty(field);
    }
  });

  test("service charges take the place of those that are there", () => {
    const order_id = shop.open([coffee({ unit_price: 1_000 })]);
    const charge = (service_charges: object[]) => shop.say("order.change", { order_id, service_charges });
    charge([{ uid: "s", name: "Service", percentage: 10 }]);
    expect(shop.totals(order_id).total).toBe(1_100);
    expect(refusalOf(charge([{ uid: "s", name: "Service" }]))).toBe("bad_amount");
    charge([]);
    expect(shop.totals(order_id).total).toBe(1_000);
  });

  test("a change of another version is a conflict", () => {
    const order_id = shop.open();
    const { version } = shop.order(order_id);
    shop.must("order.change", { order_id, version, name: "Bar" });
    expect(shop.say("order.change", { order_id, version, name: "Terrace" })).toMatchObject({
      refusal: { code: "version_conflict", field: "version" },
    });
    expect(shop.order(order_id).name).toBe("Bar");
  });
});

describe("ORD-8 splitting makes checks, not copies", () => {
  const check = (n: number) => childId("0197b2f0-5c1e-7a3b-9d2e-3f4a5b6c7d00", n);
  const sums = (id: string) => shop.totals(id).checks.map(({ total }) => total);

  test("lines and portions of lines move, and the checks' totals sum to the order's", () => {
    const order_id = shop.open([
      coffee({ uid: "a", quantity: 3, taxes: [vat(10)] }),
      coffee({ uid: "b", unit_price: 999 }),
    ]);
    shop.must("order.split", {
      order_id,
      checks: [{ id: check(1), name: "Window", lines: [{ uid: "a", quantity: 1 }, { uid: "b" }] }],
    });
    const { checks, total } = shop.totals(order_id);
    expect(checks).toMatchObject([
      { id: order_id, total: 770, balance: 770, lines: [{ uid: "a", quantity: 2, total: 770 }] },
      {
        id: check(1),
        name: "Window",
        total: 1384,
        lines: [
          { uid: "a", quantity: 1, total: 385 },
          { uid: "b", quantity: 1, total: 999 },
        ],
      },
    ]);
    expect(total).toBe(770 + 1384);
    expect(shop.order(order_id).lines).toHaveLength(2);
  });

  test("an even split differs by a cent at most, however many lines there are", () => {
    const lines = Array.from({ length: 10 }, (_, n) => coffee({ uid: String(n), unit_price: 100 }));
    const order_id = shop.open(lines);
    const checks = [{ id: order_id }, { id: check(1) }, { id: check(2) }];
    shop.must("order.split", { order_id, checks, evenly: true });
    expect(sums(order_id)).toEqual([334, 333, 333]);
  });

  test("a line goes to another check, and back; a check that is left with nothing is let go", () => {
    const order_id = shop.open([coffee({ uid: "a", quantity: 2 })]);
    shop.must("order.split", { order_id, checks: [{ id: check(1), lines: [{ uid: "a", quantity: 1 }] }] });
    shop.must("order.split", { order_id, checks: [{ id: check(2), lines: [{ uid: "a" }] }] });
    expect(shop.order(order_id).checks.map(({ id }) => id)).toEqual([order_id, check(2)]);
    expect(sums(order_id)).toEqual([0, 700]);
    shop.must("order.split", { order_id, checks: [{ id: order_id, lines: [{ uid: "a" }] }] });
    expect(shop.order(order_id)).toMatchObject({ checks: [{ id: order_id }], lines: [{ uid: "a" }] });
    expect(shop.order(order_id).lines[0]).not.toHaveProperty("check_id");
  });

  test("what is added later may go to a check at once", () => {
    const order_id = shop.open();
    shop.must("order.split", { order_id, checks: [{ id: check(1), name: "Window" }] });
    shop.must("order.add_lines", { order_id, lines: [coffee({ check_id: check(1) })] });
    expect(sums(order_id)).toEqual([350, 350]);
  });

  test("voided lines stay where they are and count for nothing", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b" })]);
    shop.must("order.void_line", { order_id, uid: "a", reason: "wrong" });
    shop.must("order.split", { order_id, checks: [{ id: order_id }, { id: check(1) }], evenly: true });
    expect(sums(order_id)).toEqual([175, 175]);
  });

  test("more than a line has, twice the same check, both ways at once, another version: refused", () => {
    const order_id = shop.open([coffee({ uid: "a", quantity: 2 })]);
    const split = (args: object) => refusalOf(shop.say("order.split", { order_id, ...args }));
    const lines = [{ uid: "a", quantity: 1.5 }];
    expect(split({ checks: [{ id: check(1), lines: [{ uid: "a", quantity: 3 }] }] })).toBe(
      "split_exceeds_line",
    );
    expect(
      split({
        checks: [
          { id: check(1), lines },
          { id: check(2), lines },
        ],
      }),
    ).toBe("split_exceeds_line");
    expect(split({ checks: [{ id: check(1) }, { id: check(1) }] })).toBe("duplicate_check");
    expect(split({ checks: [{ id: check(1), lines }], evenly: true })).toBe("evenly_or_lines");
    expect(split({ checks: [{ id: check(1), lines: [{ uid: "x" }] }] })).toBe("unknown_line");
    expect(split({ checks: [{ id: check(1) }], version: 1 })).toBe("version_conflict");
  });

  test("a check that is paid keeps what was paid for", () => {
    const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b" })]);
    shop.must("order.split", { order_id, checks: [{ id: check(1), name: "Window", lines: [{ uid: "b" }] }] });
    shop.pay(order_id, { check_id: check(1) });
    expect(shop.totals(order_id).checks).toMatchObject([{ balance: 350 }, { paid: 350, balance: 0 }]);
    const back = { order_id, checks: [{ id: order_id, lines: [{ uid: "b" }] }] };
    expect(refusalOf(shop.say("order.split", back))).toBe("check_paid");
  });

  test("an order has at most fifty checks", () => {
    const order_id = shop.open();
    const checks = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => ({ id: check(from + n) }));
    shop.must("order.split", { order_id, checks: checks(1, 40) });
    expect(refusalOf(shop.say("order.split", { order_id, checks: checks(1, 60) }))).toBe("too_many");
  });
});

describe("ORD-9 a close freezes the sale", () => {
  test("what is not paid or has nothing on it is not closed", () => {
    const order_id = shop.open([coffee({ uid: "a" })]);
    const close = (id: string) => shop.say("order.close", { order_id: id, drawer_id: shop.drawer });
    expect(refusalOf(close(order_id))).toBe("not_paid");
    expect(refusalOf(close(shop.open([])))).toBe("no_lines");
    shop.must("order.void_line", { order_id, uid: "a", reason: "wrong" });
    expect(refusalOf(close(order_id))).toBe("no_lines");
    expect(refusalOf(close(shop.open([coffee({ unit_price: 0 })])))).toBeUndefined();
    expect(
      refusalOf(
        shop.say("order.close", { order_id: shop.open(), drawer_id: shop.drawer }, { device: newId() }),
      ),
    ).toBe("unknown_device");
  });

  test("the business day and hour are the location's, at the moment of the close", () => {
    const late = "2026-03-03T08:30:00.000Z";
    const order_id = shop.open();
    expect(shop.order(order_id).business_date).toBe("2026-03-02");
    const args = { id: newId(), order_id, drawer_id: shop.drawer, tender: "cash" };
    const { events } = shop.must("payment.take", args, { received_at: late });
    // 03:30 in New York, where the day closes at four.
    expect(events).toMatchObject([
      { payment: { business_date: "2026-03-02", hour: 3, taken_at: late } },
      {
        type: "order.closed",
        business_date: "2026-03-02",
        hour: 3,
        total: 350,
        tip: 0,
        drawer_id: shop.drawer,
      },
      { type: "receipt.issued", issued_at: late },
    ]);
    expect(shop.order(order_id)).toMatchObject({ state: "completed", closed_at: late });
  });

  test.each([
    ["a week late is believed", "2026-02-24T12:00:00.000Z", "2026-02-24T12:00:00.000Z"],
    ["older is not", "2026-02-23T11:59:59.000Z", NOON],
    ["a clock a little ahead is believed", "2026-03-02T12:02:00.000Z", "2026-03-02T12:02:00.000Z"],
    ["one further ahead is not", "2026-03-02T12:02:00.001Z", NOON],
    ["another offset is told in UTC", "2026-03-02T12:30:00+01:00", "2026-03-02T11:30:00.000Z"],
    ["no time at all is not", "yesterday", NOON],
  ])("%s", (_, at, believed) => {
    expect(shop.order(shop.open([], {}, { at })).opened_at).toBe(believed);
  });
});

test("ORD-10 INV-5 no change makes an order cost less than is paid", () => {
  const order_id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b" })]);
  shop.pay(order_id, { amount: 500 });
  const changes: [string, object][] = [
    ["order.void_line", { uid: "a", reason: "wrong" }],
    ["order.change_line", { uid: "a", unit_price: 100 }],
    ["order.discount", { add: { uid: "d", name: "Half", percentage: 50 } }],
  ];
  for (const [type, args] of changes) {
    expect(refusalOf(shop.say(type, { order_id, ...args }))).toBe("paid_above_total");
  }
  expect(shop.totals(order_id)).toMatchObject({ total: 700, paid: 500, balance: 200 });
});

test("ORD-11 an order's document stays small enough to be written quickly", () => {
  const order_id = shop.open();
  const lines = () => Array.from({ length: 100 }, () => coffee({ note: "x".repeat(2_000) }));
  shop.must("order.add_lines", { order_id, lines: lines() });
  shop.must("order.add_lines", { order_id, lines: lines() });
  expect(refusalOf(shop.say("order.add_lines", { order_id, lines: lines() }))).toBe("order_too_large");
});

test("ORD-11 an order takes at most five hundred lines", () => {
  const lines = (count: number) => Array.from({ length: count }, () => coffee());
  const order_id = shop.open(lines(499));
  expect(refusalOf(shop.say("order.add_lines", { order_id, lines: lines(2) }))).toBe("too_many");
  expect(refusalOf(shop.say("order.add_lines", { order_id, lines: lines(1) }))).toBeUndefined();
});
