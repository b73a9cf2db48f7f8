import { childId, newId, type Id } from "@counterfoil/ids";
import { ledger } from "@counterfoil/ledger/server";
import { orders } from "@counterfoil/orders/server";
import { orderState, totals } from "@counterfoil/orders/rules";
import { coffee, NOON, profileOf } from "@counterfoil/orders/testing";
import type { OrderState } from "@counterfoil/orders/contract";
import { receipts } from "@counterfoil/receipts/server";
import { reports } from "@counterfoil/reports/server";
import { shifts } from "@counterfoil/shifts/server";
import { stock } from "@counterfoil/stock/server";
import { openWorld, type World } from "@counterfoil/testing";
import { venues } from "@counterfoil/venues/server";
import { apiDevice } from "@counterfoil/venues/rules";
import { commandHash, commandText, type Draft, type Outcome, rebuild, verify } from "@counterfoil/commands";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { payments } from "./server.ts";
import { commandOf, expectWhole, lives, profiles } from "./testing/index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld([venues, receipts, orders, payments, shifts, stock, ledger, reports]);
  world.clock.now = NOON;
});
afterAll(() => world.close());

let location: Id;
let drawer: Id;
beforeEach(async () => {
  location = await openLocation();
  drawer = apiDevice(location).drawer_id;
});

async function openLocation(more: object = {}): Promise<Id> {
  const id = newId();
  expect((await world.say(id, "location.open", profileOf(id, more))).status).toBe("accepted");
  return id;
}

function say(type: string, args: unknown, id: Id = newId()): Promise<Outcome> {
  return world.say(location, type, args, { device: apiDevice(location).id, id });
}

async function stored(order_id: Id): Promise<OrderState> {
  const [row] = await world.base.query<{ doc: string }>(
    "select doc from orders where scope_id = $1 and id = $2",
    [location, order_id],
  );
  return JSON.parse(row!.doc) as OrderState;
}

const sale = (more: object = {}) => ({
  order_id: newId(),
  type: "takeaway",
  drawer_id: drawer,
  lines: [coffee()],
  payments: [{ id: newId(), tender: "cash" }],
  ...more,
});

async function count(table: string): Promise<number> {
  const [row] = await world.base.query<{ n: number }>(
    `select count(*)::int as n from ${table} where scope_id = $1`,
    [location],
  );
  return row!.n;
}

describe("INV-1 a sale is stored once", () => {
  test("said twice, it is one sale, and the second answer is the first", async () => {
    const args = sale();
    const id = newId();
    const [first, second] = await Promise.all([say("order.sell", args, id), say("order.sell", args, id)]);
    expect(first).toMatchObject({ status: "accepted", replayed: false });
    expect(second).toMatchObject({ status: "accepted", replayed: true });
    expect(second).toMatchObject({ events: (first as Extract<Outcome, { status: "accepted" }>).events });
    expect([await count("orders"), await count("payments"), await count("receipts")]).toEqual([1, 1, 1]);
  });

  test("two bodies under one id: the second is refused", async () => {
    const id = newId();
    await say("order.sell", sale(), id);
    expect(await say("order.sell", sale(), id)).toMatchObject({
      status: "refused",
      refusal: { code: "id_reused" },
    });
  });

  test("an order's or a payment's id under another command is refused, and nothing is stored", async () => {
    const first = sale();
    await say("order.sell", first);
    expect(await say("order.sell", sale({ order_id: first.order_id }))).toMatchObject({
      refusal: { code: "id_reused", field: "order_id" },
    });
    expect(await say("order.sell", sale({ payments: first.payments }))).toMatchObject({
      refusal: { code: "id_reused", field: "payments[0].id" },
    });
    expect(await count("orders")).toBe(1);
  });

  test("the same ids in another location are other things", async () => {
    const args = sale();
    await say("order.sell", args);
    location = await openLocation();
    const { drawer_id } = apiDevice(location);
    expect((await say("order.sell", { ...args, drawer_id })).status).toBe("accepted");
  });
});

test("ORD-3 two waiters who add lines at once both keep their beers, whoever came first", async () => {
  const order_id = newId();
  await say("order.open", { order_id, type: "dine_in", lines: [] });
  const uids = Array.from({ length: 20 }, (_, n) => `line-${n}`);
  await Promise.all(uids.map((uid) => say("order.add_lines", { order_id, lines: [coffee({ uid })] })));
  await Promise.all(uids.map((uid) => say("order.change_line", { order_id, uid, quantity_delta: 1 })));
  const order = await stored(order_id);
  expect(order.lines.map(({ uid }) => uid).toSorted()).toEqual(uids.toSorted());
  expect(totals(order).total).toBe(20 * 700);
});

test("ORD-3 lines that arrive in any order, some twice, make the same order", async () => {
  const lines = Array.from({ length: 5 }, (_, n) => coffee({ uid: `line-${n}`, unit_price: 100 + n }));
  const arrivals = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(arrivals, async (picks) => {
      const order_id = newId();
      await say("order.open", { order_id, type: "dine_in", lines: [] });
      await Promise.all(picks.map((n) => say("order.add_lines", { order_id, lines: [lines[n]] })));
      const order = await stored(order_id);
      expect(order.lines.map(({ uid }) => uid).toSorted()).toEqual(
        [...new Set(picks)].map((n) => `line-${n}`).toSorted(),
      );
      expectWhole(order);
    }),
    { numRuns: 25 },
  );
});

test("INV-5 payments that arrive at once never exceed what is due, and the last one closes", async () => {
  const order_id = newId();
  await say("order.open", { order_id, type: "dine_in", lines: [coffee({ unit_price: 1_000 })] });
  const pays = Array.from({ length: 10 }, () =>
    say("payment.take", { id: newId(), order_id, drawer_id: drawer, tender: "external", amount: 300 }),
  );
  const outcomes = await Promise.all(pays);
  expect(outcomes.filter(({ status }) => status === "accepted")).toHaveLength(3);
  await say("payment.take", { id: newId(), order_id, drawer_id: drawer, tender: "external" });
  const order = await stored(order_id);
  expect(order).toMatchObject({ state: "completed", receipt: { legal_number: "Z0-000001" } });
  expectWhole(order);
});

test("INV-8 each device's receipts are numbered without gaps, whatever is refused between them", async () => {
  const sales = Array.from({ length: 40 }, (_, n) =>
    say(
      "order.sell",
      n % 4 === 3 ? sale({ payments: [{ id: newId(), tender: "external", amount: 9_999 }] }) : sale(),
    ),
  );
  await Promise.all(sales);
  const rows = await world.base.query<{ series: string; number: string }>(
    "select series, number from receipts where scope_id = $1 order by number",
    [location],
  );
  expect(rows).toEqual(Array.from({ length: 30 }, (_, n) => ({ series: "Z0", number: String(n + 1) })));
  const [{ doc }] = (await world.base.query<{ doc: string }>(
    "select doc from receipt_series where scope_id = $1",
    [location],
  )) as [{ doc: string }];
  expect(JSON.parse(doc)).toMatchObject({ series: "Z0", next: { sale: 31 }, next_call: 30 });
});

/** A till that keeps its own sequence, as one does that sells offline; `epoch` counts how often it was wiped. */
async function ownTill(epoch: number) {
  const device = newId();
  const code_hash = device.replaceAll("-", "").repeat(2);
  await say("device.invite", { code_hash, kind: "till" });
  await world.say(
    location,
    "device.pair",
    { device_id: device, code_hash, token_hash: code_hash },
    { device },
  );
  let seq = 0;
  let prev = "";
  return async (type: string, args: object): Promise<Outcome> => {
    seq += 1;
    const { actor } = world.grant;
    const chain = { epoch, seq, prev };
    const draft: Draft = {
      scope: location,
      device,
      id: newId(),
      type,
      actor,
      at: world.clock.now,
      args,
      chain,
    };
    prev = commandHash(commandText({ ...draft, ...chain, kind: "fact" }, JSON.stringify(args))).toString(
      "hex",
    );
    return world.pipeline.submit(draft, world.grant);
  };
}

describe("a till that sells by its own sequence", () => {
  test("INV-8 uses the series of its letter and epoch, and no other device's", async () => {
    const tell = await ownTill(3);
    expect(await tell("order.sell", sale())).toMatchObject({ status: "accepted" });
    await say("order.sell", sale());
    await tell("order.sell", sale());
    const rows = await world.base.query(
      "select series, number::int from receipts where scope_id = $1 order by 1, 2",
      [location],
    );
    expect(rows).toEqual([
      { series: "A3", number: 1 },
      { series: "A3", number: 2 },
      { series: "Z0", number: 1 },
    ]);
  });

  test("INV-5 INV-9 has taken money for an order that was paid meanwhile: an exception says so, and selling goes on", async () => {
    const order_id = newId();
    await say("order.open", { order_id, type: "dine_in", lines: [coffee()] });
    const tell = await ownTill(1);
    await say("payment.take", { id: newId(), order_id, drawer_id: drawer, tender: "cash" });
    const late = await tell("payment.take", { id: newId(), order_id, drawer_id: drawer, tender: "cash" });
    expect(late).toMatchObject({
      status: "accepted",
      events: [{ type: "exception.raised", code: "order_completed" }],
    });
    expect(await tell("order.sell", sale())).toMatchObject({ status: "accepted" });
    expect((await stored(order_id)).payments).toHaveLength(1);
    expect(await count("exceptions")).toBe(1);
  });

  /** What a till says that has decided itself: 3.50 in cash, and the receipt that it has printed. */
  const paid = (order_id: Id, receipt: number) => ({
    id: newId(),
    order_id,
    drawer_id: drawer,
    tender: "cash",
    amount: 350,
    numbers: { receipt, series: "A1" },
  });

  test("CON-8 CON-10 INV-8 a number that was printed for what could not be recorded is spent, and the drawer has the cash", async () => {
    const order_id = newId();
    await say("order.open", { order_id, type: "dine_in", lines: [coffee()] });
    const tell = await ownTill(1);
    await say("payment.take", { id: newId(), order_id, drawer_id: drawer, tender: "cash" });
    expect(await tell("payment.take", paid(order_id, 1))).toMatchObject({
      events: [{ code: "order_completed" }, { type: "receipt.spoiled" }, { type: "cash.stranded" }],
    });
    const numbers = { call: "A00", receipt: 2, series: "A1" };
    expect(await tell("order.sell", sale({ numbers }))).toMatchObject({ status: "accepted" });
    const rows = await world.base.query(
      `select number::int, order_id, total::int, spoiled from receipts
       where scope_id = $1 and series = 'A1' order by number`,
      [location],
    );
    expect(rows).toEqual([
      { number: 1, order_id, total: 0, spoiled: "order_completed" },
      { number: 2, order_id: expect.any(String), total: 350, spoiled: null },
    ]);
    const moves = await world.base.query(
      "select kind, amount::int, reason from cash_moves where scope_id = $1",
      [location],
    );
    expect(moves).toEqual([
      {
        kind: "paid_in",
        amount: 350,
        reason: "Taken for an order that could not have it (order_completed)",
      },
    ]);
    const [cash] = await world.base.query(
      `select sum(case when debit like 'cash:%' then amount else -amount end)::int as cash from postings
       where scope_id = $1 and (debit like 'cash:%' or credit like 'cash:%')`,
      [location],
    );
    expect(cash).toEqual({ cash: 350 + 350 + 350 });
  });

  test("CON-8 INV-8 numbers that never came have their rows, and the series is whole", async () => {
    const tell = await ownTill(1);
    const numbers = { call: "A07", receipt: 3, series: "A1" };
    expect(await tell("order.sell", sale({ numbers }))).toMatchObject({ status: "accepted" });
    const rows = await world.base.query(
      "select number::int, order_id is null as nobody, spoiled from receipts where scope_id = $1 order by number",
      [location],
    );
    expect(rows).toEqual([
      { number: 1, nobody: true, spoiled: "lost" },
      { number: 2, nobody: true, spoiled: "lost" },
      { number: 3, nobody: false, spoiled: null },
    ]);
  });

  test("CON-5 CON-9 a bill that grew while it was paid, and lines that came after its close: all of it is in the books", async () => {
    const order_id = newId();
    await say("order.open", { order_id, type: "dine_in", lines: [coffee({ uid: "a" })] });
    const tell = await ownTill(1);
    await say("order.add_lines", { order_id, lines: [coffee({ uid: "b" })] });
    expect(await tell("payment.take", paid(order_id, 1))).toMatchObject({
      events: [{ type: "payment.taken" }, { type: "receipt.issued" }, { code: "paid_in_part" }],
    });
    expect(await stored(order_id)).toMatchObject({ state: "open", part_receipts: [{ total: 350 }] });
    await say("payment.take", { id: newId(), order_id, drawer_id: drawer, tender: "cash" });
    expect(await stored(order_id)).toMatchObject({
      state: "completed",
      receipt: { legal_number: "Z0-000001" },
    });
    const added = await tell("order.add_lines", { order_id, lines: [coffee({ uid: "c" })] });
    expect(added).toMatchObject({
      events: [{ type: "order.supplement_opened" }, { code: "order_supplemented" }],
    });
    const { events } = added as unknown as { events: { order_id: Id }[] };
    const supplement = events[0]!.order_id;
    await say("payment.take", { id: newId(), order_id: supplement, drawer_id: drawer, tender: "cash" });
    expect(await stored(supplement)).toMatchObject({ state: "completed", supplement_of: order_id });
    const [sold] = await world.base.query(
      "select count(*)::int as n, sum(net + tax)::int as total from sales where scope_id = $1",
      [location],
    );
    expect(sold).toEqual({ n: 2, total: 3 * 350 });
  });
});

test("ORD-9 the tables say what lists ask for", async () => {
  const args = sale({ name: "Anna" });
  await say("order.sell", args);
  const rows = await world.base.query(
    "select state, business_date::text, call_number, name, device_id from orders where scope_id = $1",
    [location],
  );
  expect(rows).toEqual([
    {
      state: "completed",
      business_date: "2026-03-02",
      call_number: "Z00",
      name: "Anna",
      device_id: childId(location, 1),
    },
  ]);
  const [payment] = await world.base.query("select order_id from payments where scope_id = $1", [location]);
  expect(payment).toEqual({ order_id: args.order_id });
});

test("INV-3 INV-4 INV-5 random lives of orders keep their promises in the database, and a fresh fold agrees", async () => {
  await fc.assert(
    fc.asyncProperty(profiles, lives, async (tax_profile, steps) => {
      location = await openLocation({ tax_profile });
      drawer = apiDevice(location).drawer_id;
      const order_id = newId();
      await say("order.open", { order_id, type: "dine_in", lines: [] });
      for (const step of steps) {
        const { type, args } = commandOf(step, order_id, drawer, await stored(order_id));
        const outcome = await say(type, args);
        if (outcome.status === "accepted") {
          expect(JSON.parse(JSON.stringify(outcome.states.get(orderState, order_id)))).toEqual(
            await stored(order_id),
          );
        }
        expectWhole(await stored(order_id));
      }
    }),
    { numRuns: 40 },
  );
  expect(world.defects).toEqual([]);
});

describe("after all of this", () => {
  test("INV-2 INV-4 INV-8 INV-11 the books balance, the chains and series hold, and the tape gives the same tables", async () => {
    const { house } = world.pipeline;
    expect(await verify(house, world.database)).toMatchObject({ ok: true, faults: [] });
    const rebuilt = await rebuild(house, world.base.connection, { replace: false });
    expect(rebuilt.tables.filter(({ different }) => different > 0)).toEqual([]);
    expect(rebuilt.tables.find(({ table }) => table === "receipts")?.rows).toBeGreaterThan(30);
  });

  test("INV-8 REC-2 a receipt that is missing is found by its series", async () => {
    await world.base.query("delete from receipts where number = 3 and series = 'Z0'");
    const { ok, faults } = await verify(world.pipeline.house, world.database);
    expect(ok).toBe(false);
    expect(faults[0]?.fault).toMatch(
      /^INV-8 receipt series: series Z0 has \d+ receipts, and its last number is \d+$/,
    );
  });

  test("INV-3 INV-5 a closed order that does not sum up is named", async () => {
    const args = sale();
    await say("order.sell", args);
    await world.base.query(
      "update orders set doc = replace(doc, '\"amount\":350', '\"amount\":349') where id = $1",
      [args.order_id],
    );
    const { faults } = await verify(world.pipeline.house, world.database);
    expect(faults.map(({ fault }) => fault)).toContain(
      `INV-3 INV-5 closed orders: order ${args.order_id} comes to 350, its lines to 350, its payments to 349 and its refunds to 0`,
    );
  });
});
