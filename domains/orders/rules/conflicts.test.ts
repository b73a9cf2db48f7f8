import { childId, newId, type Id } from "@counterfoil/ids";
import { refusalOf } from "@counterfoil/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { Away, coffee, exceptionsIn, NOON, Shop } from "../testing/index.ts";

/* The rules for what several devices do to one order (docs/CONFLICTS.md). */

let shop: Shop;
let first: { device: Id; drawer: Id };
let second: { device: Id; drawer: Id };
beforeEach(() => {
  shop = new Shop();
  first = shop.till();
  second = shop.till();
});

const away = (till = first): Away => new Away(shop, till);
const beer = (uid: string, more: object = {}) => coffee({ uid, name: "Beer", ...more });
const uids = (id: Id): string[] => shop.order(id).lines.map(({ uid }) => uid);
const minutes = (n: number): string => new Date(Date.parse(NOON) + n * 60_000).toISOString();

describe("CON-1 lines are an add-wins set: the check has what anybody has added", () => {
  test("odoo/odoo#138664: two waiters on one table add a beer each, one of them offline; both are on the check", () => {
    // 1. The first waiter opens table 5 with a beer, and the other sees it.
    const order_id = shop.open([beer("beer-1")], { table: "5" }, { device: first.device });
    const offline = away(first);
    // 2. The first waiter's network goes; both add a beer.
    offline.must("order.add_lines", { order_id, lines: [beer("beer-2")] });
    shop.must("order.add_lines", { order_id, lines: [beer("beer-3")] }, { device: second.device });
    expect(offline.order(order_id).lines).toHaveLength(2);
    // 3. The first waiter's network is back.
    expect(exceptionsIn(offline.tellAll())).toEqual([]);
    expect(uids(order_id)).toEqual(["beer-1", "beer-3", "beer-2"]);
    expect(shop.totals(order_id).total).toBe(3 * 350);
    // 4. One guest pays for all of it, and nothing is left.
    shop.pay(order_id);
    expect(shop.order(order_id)).toMatchObject({
      state: "completed",
      receipt: { legal_number: "Z0-000001" },
    });
  });

  test("the same line told by two devices is one", () => {
    const order_id = shop.open([]);
    const [one, other] = [away(first), away(second)];
    for (const till of [one, other]) till.must("order.add_lines", { order_id, lines: [beer("same")] });
    expect(exceptionsIn([...one.tellAll(), ...other.tellAll()])).toEqual([]);
    expect(uids(order_id)).toEqual(["same"]);
  });
});

test("CON-1 a line for a check that was let go meanwhile is on the order's first", () => {
  const order_id = shop.open([beer("a")]);
  const check = newId();
  const split = (id: Id) => shop.must("order.split", { order_id, checks: [{ id, lines: [{ uid: "a" }] }] });
  split(check);
  const offline = away();
  offline.must("order.add_lines", { order_id, lines: [beer("b", { check_id: check })] });
  split(order_id);
  expect(shop.order(order_id).checks).toEqual([{ id: order_id }]);
  expect(exceptionsIn(offline.tellAll())).toEqual([]);
  expect(shop.totals(order_id).checks).toMatchObject([{ total: 700 }]);
});

describe("CON-2 of each header field the last word stands, by when it was said", () => {
  test("two fields changed by two devices are both changed", () => {
    const order_id = shop.open([], { name: "Anna", note: "quiet" });
    const offline = away();
    offline.must("order.change", { order_id, name: "Bert" });
    shop.must("order.change", { order_id, note: null }, { device: second.device });
    offline.tellAll();
    expect(shop.order(order_id)).toMatchObject({ name: "Bert" });
    expect(shop.order(order_id)).not.toHaveProperty("note");
  });

  test("what was said earlier and arrives later changes nothing; said at one time, the later arrival stands", () => {
    const order_id = shop.open([], { name: "Anna", covers: 2 });
    const offline = away();
    offline.must("order.change", { order_id, name: "Early", covers: 3 }, minutes(1));
    const now = { device: second.device, received_at: minutes(5), at: minutes(5) };
    shop.must("order.change", { order_id, name: "Late" }, now);
    expect(exceptionsIn(offline.tellAll(minutes(9)))).toEqual([]);
    expect(shop.order(order_id)).toMatchObject({ name: "Late", covers: 3 });
    shop.must("order.change", { order_id, name: "Last" }, now);
    expect(shop.order(order_id).name).toBe("Last");
  });

  test("who speaks over the line is heard, however far ahead the clock of the one before was", () => {
    const order_id = shop.open([]);
    const ahead = new Date(Date.parse(NOON) + 100_000).toISOString();
    shop.must("order.change", { order_id, name: "Ahead" }, { device: first.device, at: ahead });
    shop.must("order.change", { order_id, name: "Now" }, { received_at: minutes(1), at: minutes(1) });
    expect(shop.order(order_id).name).toBe("Now");
  });

  test("a table that was moved twice is shown to a person; the later word stands", () => {
    const order_id = shop.open([], { table: "1" });
    const offline = away();
    offline.must("order.change", { order_id, table: "2" }, minutes(1));
    shop.must("order.change", { order_id, table: "3" }, { received_at: minutes(2), at: minutes(2) });
    expect(exceptionsIn(offline.tellAll(minutes(3)))).toEqual(["table_moved_twice"]);
    expect(shop.order(order_id).table).toBe("3");
  });

  test("a change that names a version is still one of that version alone", () => {
    const order_id = shop.open([], { name: "Anna" });
    const { version } = shop.order(order_id);
    const offline = away();
    offline.must("order.change", { order_id, version, name: "Seen" });
    shop.must("order.change", { order_id, name: "Meanwhile" });
    expect(exceptionsIn(offline.tellAll())).toEqual(["version_conflict"]);
    expect(shop.order(order_id).name).toBe("Meanwhile");
  });
});

describe("CON-3 quantities are deltas, and add up", () => {
  test("two devices' deltas, whichever comes first", () => {
    const order_id = shop.open([beer("b", { quantity: 3 })]);
    const [one, other] = [away(first), away(second)];
    one.must("order.change_line", { order_id, uid: "b", quantity_delta: 2 });
    other.must("order.change_line", { order_id, uid: "b", quantity_delta: -1 });
    expect(exceptionsIn([...other.tellAll(), ...one.tellAll()])).toEqual([]);
    expect(shop.order(order_id).lines[0]!.quantity).toBe(4);
  });

  test("never down to nothing: the one that would is an exception", () => {
    const order_id = shop.open([beer("b", { quantity: 2 })]);
    const [one, other] = [away(first), away(second)];
    for (const till of [one, other])
      till.must("order.change_line", { order_id, uid: "b", quantity_delta: -1 });
    expect(exceptionsIn(one.tellAll())).toEqual([]);
    expect(exceptionsIn(other.tellAll())).toEqual(["bad_quantity"]);
    expect(shop.order(order_id).lines[0]!.quantity).toBe(1);
  });
});

describe("CON-4 a void leaves a tombstone", () => {
  test("two devices that take the same line back have taken it back once, and nobody is asked", () => {
    const order_id = shop.open([beer("a"), beer("b")]);
    const [one, other] = [away(first), away(second)];
    one.must("order.void_line", { order_id, uid: "a", reason: "spilt" });
    other.must("order.void_line", { order_id, uid: "a", reason: "wrong" });
    expect(exceptionsIn([...one.tellAll(), ...other.tellAll()])).toEqual([]);
    expect(shop.order(order_id).lines[0]!.void).toMatchObject({ reason: "spilt" });
    expect(shop.totals(order_id).total).toBe(350);
    const again = { order_id, uid: "a", reason: "again" };
    expect(refusalOf(shop.say("order.void_line", again))).toBe("line_voided");
  });

  test("a delta on a line that was taken back meanwhile is an exception", () => {
    const order_id = shop.open([beer("a"), beer("b")]);
    const offline = away();
    offline.must("order.change_line", { order_id, uid: "a", quantity_delta: 1 });
    shop.must("order.void_line", { order_id, uid: "a", reason: "spilt" });
    expect(exceptionsIn(offline.tellAll())).toEqual(["line_voided"]);
    expect(shop.totals(order_id).total).toBe(350);
  });
});

describe("CON-5 lines for an order that has ended stand on a supplement", () => {
  function supplementOf(events: readonly object[]): Id {
    const opened = events.find((event) => "supplement_of" in event) as unknown as { order_id: Id };
    return opened.order_id;
  }

  test("closed meanwhile: the order stays as it was, the lines are to be paid on another", () => {
    const order_id = shop.open([beer("a")], { name: "Anna", table: "5", covers: 2 });
    const offline = away();
    const checked = { ...beer("b"), check_id: order_id };
    offline.must("order.add_lines", { order_id, lines: [checked, beer("a")] }, minutes(1));
    shop.pay(order_id);
    const before = shop.order(order_id);
    const events = offline.tellAll(minutes(2));
    expect(exceptionsIn(events)).toEqual(["order_supplemented"]);
    expect(shop.order(order_id)).toBe(before);
    const id = supplementOf(events);
    expect(shop.order(id)).toMatchObject({
      state: "open",
      supplement_of: order_id,
      call_number: before.call_number,
      name: "Anna",
      table: "5",
      opened_at: minutes(1),
      lines: [{ uid: "b" }],
    });
    expect(shop.order(id)).not.toHaveProperty("covers");
    expect(shop.totals(id)).toMatchObject({ total: 350, balance: 350 });
    shop.pay(id);
    expect(shop.order(id)).toMatchObject({ state: "completed", receipt: { legal_number: "Z0-000002" } });
  });

  test("voided meanwhile: likewise; and the call numbers of the device that tells stay its own", () => {
    const order_id = shop.open([beer("a")]);
    const offline = away();
    offline.must("order.add_lines", { order_id, lines: [beer("b")] });
    offline.must("order.open", { order_id: newId(), type: "dine_in", lines: [] });
    shop.must("order.void", { order_id, reason: "left" });
    expect(exceptionsIn(offline.tellAll())).toEqual(["order_supplemented"]);
    expect(shop.series(first.device, 1)).toMatchObject({ series: "A1", next_call: 1 });
  });

  test("its id follows from the command's, on the till and on the server alike", () => {
    const order_id = shop.open([beer("a")]);
    shop.pay(order_id);
    const said = { id: newId(), device: first.device, epoch: 1 };
    shop.must("order.add_lines", { order_id, lines: [beer("b")] }, said);
    expect(shop.find(childId(said.id, 1))).toMatchObject({ supplement_of: order_id });
  });

  test("lines that were on it already need none, and over REST the refusal stays", () => {
    const order_id = shop.open([beer("a")]);
    shop.pay(order_id);
    const again = { order_id, lines: [beer("a")] };
    expect(shop.must("order.add_lines", again, { device: first.device, epoch: 1 }).events).toEqual([]);
    const more = { order_id, lines: [beer("b")] };
    expect(refusalOf(shop.say("order.add_lines", more))).toBe("order_completed");
  });
});

test("CON-6 two waiters who open the same empty table have two orders on it, and both live", () => {
  const [one, other] = [away(first), away(second)];
  const [here, there] = [newId(), newId()];
  one.must("order.open", { order_id: here, type: "dine_in", table: "7", lines: [beer("a")] });
  other.must("order.open", { order_id: there, type: "dine_in", table: "7", lines: [beer("b")] });
  expect(exceptionsIn([...other.tellAll(), ...one.tellAll()])).toEqual([]);
  for (const id of [here, there]) expect(shop.order(id)).toMatchObject({ state: "open", table: "7" });
  expect(shop.order(here).call_number).not.toBe(shop.order(there).call_number);
});

test("CON-7 prices are captured in the line: what the catalog says later changes nothing that was sold", () => {
  const order_id = shop.open([beer("a", { unit_price: 350, variation_id: newId() })]);
  const offline = away();
  offline.must("order.add_lines", { order_id, lines: [beer("b", { unit_price: 350 })] });
  shop.must("order.add_lines", { order_id, lines: [beer("c", { unit_price: 400 })] });
  offline.tellAll();
  expect(shop.order(order_id).lines.map(({ unit_price }) => unit_price)).toEqual([350, 400, 350]);
});

test("CON-12 what has ended is not changed: a late change, void or discount is an exception", () => {
  const order_id = shop.open([beer("a"), beer("b")]);
  const offline = away();
  offline.must("order.change", { order_id, name: "Bar" });
  offline.must("order.change_line", { order_id, uid: "a", quantity_delta: 1 });
  offline.must("order.void_line", { order_id, uid: "b", reason: "spilt" });
  const add = { uid: "d", name: "Regular", percentage: 10 };
  offline.must("order.discount", { order_id, add });
  shop.pay(order_id);
  const before = shop.order(order_id);
  expect(exceptionsIn(offline.tellAll())).toEqual(Array.from({ length: 4 }, () => "order_completed"));
  expect(shop.order(order_id)).toBe(before);
});

describe("CON-19 clocks are believed as far as they can be right", () => {
  const dateOf = (at: string): string => {
    const offline = away();
    const order_id = newId();
    offline.must("order.open", { order_id, type: "dine_in", lines: [] }, at);
    offline.tellAll(NOON);
    return shop.order(order_id).business_date;
  };

  test("a day ahead: the day on which it arrived", () => {
    expect(dateOf(minutes(24 * 60))).toBe("2026-03-02");
  });

  test("a day behind: that day, as of a till that was away for so long", () => {
    expect(dateOf(minutes(-24 * 60))).toBe("2026-03-01");
  });

  test("more than a week behind: the day on which it arrived", () => {
    expect(dateOf(minutes(-8 * 24 * 60))).toBe("2026-03-02");
  });
});
