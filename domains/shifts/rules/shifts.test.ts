import { accept, type CommandSpec, type Event, ref } from "@counterfoil/commands/spec";
import { newId } from "@counterfoil/ids";
import type { PaymentState, RefundState } from "@counterfoil/payments/contract";
import { apiDevice, deviceState, locationState, openLocation } from "@counterfoil/venues/rules";
import { refusalOf, RuleBook } from "@counterfoil/testing";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { DrawerState, ShiftClosed } from "../contract/index.ts";
import { balance, closeShift, countShift, drawerState, moveCash, openShift, tenderResults } from "./index.ts";

/** Stands for the payments and orders that move a drawer's money: emits what it is told. */
const emit: CommandSpec<{ drawer_id: string; events: Event[] }> = {
  type: "test.emit",
  kind: "fact",
  permission: "none",
  args: {},
  needs: ({ args }) => [ref(drawerState, args.drawer_id)],
  decide: ({ args }) => accept(...args.events),
};

let book: RuleBook;
let scope: string;
let drawer_id: string;

beforeEach(() => {
  book = new RuleBook(
    [openLocation, openShift, moveCash, countShift, closeShift, emit],
    [locationState, deviceState, drawerState],
  );
  openLocationAnew();
});

/** Another location with a drawer of its own. */
function openLocationAnew(): void {
  scope = newId();
  ({ drawer_id } = apiDevice(scope));
  book.say(scope, "location.open", {
    id: scope,
    merchant_id: newId(),
    name: "Corner",
    currency: "USD",
    time_zone: "America/New_York",
    day_close_hour: 4,
    tax_profile: {
      rounding: "per_line",
      mode: "half_up",
      prices_include_tax: false,
      cash_rounding: 0,
    },
    address_lines: [],
    status: "active",
  });
}

const say = (type: string, args: object) =>
  book.say(scope, type, { drawer_id, ...args }, { device: apiDevice(scope).id });
const drawer = () => book.state(drawerState, scope, drawer_id) as DrawerState;
const open = (float = 10_000) => {
  const shift_id = newId();
  say("shift.open", { shift_id, float });
  return shift_id;
};

function payment(amount: number, more: Partial<PaymentState> = {}): Event {
  const taken: PaymentState = {
    id: newId(),
    tender: "cash",
    amount,
    tip: 0,
    rounding: 0,
    drawer_id,
    hour: 10,
    status: "completed",
    business_date: "2026-03-01",
    taken_at: "2026-03-01T15:00:00Z",
    ...more,
  };
  return { type: "payment.taken", payment: taken } as Event;
}

function refund(amount: number): Event {
  const made: Partial<RefundState> = {
    id: newId(),
    tender: "cash",
    amount,
    tip: 0,
    rounding: 0,
    drawer_id,
    lines: [],
  };
  return { type: "refund.made", refund: made } as Event;
}

function sale(total: number, tax = 0): Event {
  const priced = { gross: total - tax, discount: 0, charge: 0, tax, net: total - tax, total, taxes: [] };
  const rate = { id: "t", name: "Tax", percentage: "8", inclusive: false, taxable: total - tax, amount: tax };
  return {
    type: "order.closed",
    drawer_id,
    priced: { ...priced, taxes: tax ? [rate] : [] },
  } as unknown as Event;
}

const close = (shift_id: string, count?: object) => {
  const decision = say("shift.close", { shift_id, ...(count ? { count } : {}) });
  const events = "events" in decision ? decision.events : [];
  return {
    decision,
    z: (events.find(({ type }) => type === "shift.closed") as ShiftClosed | undefined)?.z,
    events,
  };
};

test("SHI-1 a drawer has one shift at a time", () => {
  const first = open();
  expect(refusalOf(say("shift.open", { shift_id: newId(), float: 0 }))).toBe("shift_already_open");
  close(first, { cash: 10_000 });
  expect(refusalOf(say("shift.open", { shift_id: newId(), float: 0 }))).toBeUndefined();
});

test("SHI-2 what should be in the drawer: float, takings, less what went out", () => {
  const shift_id = open(10_000);
  say("test.emit", {
    events: [
      sale(1_230, 91),
      payment(1_230, { tip: 200, rounding: -2 }),
      payment(500, { tender: "external" }),
    ],
  });
  say("drawer.move_cash", { id: newId(), kind: "paid_in", amount: 2_000, reason: "Change from the bank" });
  say("drawer.move_cash", { id: newId(), kind: "paid_out", amount: 350, reason: "Milk" });
  say("test.emit", { events: [refund(230)] });
  const { z } = close(shift_id, { cash: 12_800, external: 500 });
  expect(z?.tenders).toEqual([
    { tender: "cash", expected: 12_848, counted: 12_800, over_short: -48 },
    { tender: "external", expected: 500, counted: 500, over_short: 0 },
  ]);
  expect(z?.totals.sales).toMatchObject({ count: 1, total: 1_230, tax: 91 });
  expect(z?.totals.taxes).toMatchObject([{ id: "t", taxable: 1_139, amount: 91 }]);
});

test("SHI-3 Z reports are numbered without gaps, and start a fresh drawer", () => {
  const numbers = [1, 2, 3].map(() => close(open(0), { cash: 0 }).z?.z_number);
  expect(numbers).toEqual([1, 2, 3]);
  expect(drawer()).toEqual({ drawer_id, shift: null, between: null, next_z: 4 });
});

test("SHI-4 the count is blind: one recount is allowed, both are kept, the last one stands", () => {
  const shift_id = open(1_000);
  expect(refusalOf(say("shift.count", { shift_id, cash: 900 }))).toBeUndefined();
  expect(refusalOf(say("shift.count", { shift_id, cash: 1_000 }))).toBeUndefined();
  expect(refusalOf(say("shift.count", { shift_id, cash: 1_001 }))).toBe("counted_twice");
  expect(refusalOf(close(shift_id, { cash: 5 }).decision)).toBe("counted_twice");
  const { z } = close(shift_id);
  expect(z?.counts.map((count) => count.cash)).toEqual([900, 1_000]);
  expect(z?.tenders[0]).toMatchObject({ counted: 1_000, over_short: 0 });
});

test("SHI-10 a clock that cannot be right opens, counts and closes nothing at its own time", () => {
  const [shift_id, received_at] = [newId(), "2026-03-01T10:00:00.000Z"];
  for (const at of ["1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "yesterday"]) {
    const said = { device: apiDevice(scope).id, at, received_at };
    const tell = (type: string, args: object) => book.say(scope, type, { drawer_id, ...args }, said);
    tell("shift.open", { shift_id, float: 0 });
    expect(drawer().shift?.opened_at).toBe(received_at);
    tell("shift.count", { shift_id, cash: 0 });
    const decision = tell("shift.close", { shift_id });
    const [closed] = "events" in decision ? (decision.events as readonly ShiftClosed[]) : [];
    expect(closed?.z).toMatchObject({ closed_at: received_at, counts: [{ at: received_at }] });
  }
});

test("SHI-5 coins and notes must come to the cash that is said", () => {
  const shift_id = open(1_000);
  const denominations = { "500": 1, "100": 4, "25": 4 };
  expect(refusalOf(say("shift.count", { shift_id, cash: 1_001, denominations }))).toBe(
    "count_does_not_add_up",
  );
  expect(refusalOf(say("shift.count", { shift_id, cash: 1_000, denominations }))).toBeUndefined();
  expect(drawer().shift?.counts[0]?.denominations).toEqual(denominations);
});

test("SHI-6 INV-9 a shift that nobody counted closes, with an exception", () => {
  const { z, events } = close(open(500));
  expect(z?.tenders[0]).toEqual({ tender: "cash", expected: 500 });
  expect(events).toContainEqual(
    expect.objectContaining({ type: "exception.raised", code: "shift_closed_without_count" }),
  );
});

test("SHI-7 INV-9 money that came while no shift was open is carried into the next, and counted with it", () => {
  say("test.emit", { events: [sale(700), payment(700)] });
  expect(drawer().between?.sales.total).toBe(700);
  const shift_id = open(1_000);
  say("test.emit", { events: [sale(300), payment(300)] });
  const { z } = close(shift_id, { cash: 2_000 });
  expect(z).toMatchObject({
    carried: { sales: { total: 700 } },
    totals: { sales: { count: 2, total: 1_000 } },
  });
  expect(z?.tenders[0]).toMatchObject({ expected: 2_000, over_short: 0 });
});

test("SHI-8 a paid-in or paid-out names its amount, a no-sale has none", () => {
  open();
  expect(refusalOf(say("drawer.move_cash", { id: newId(), kind: "paid_out", reason: "Milk" }))).toBe(
    "amount_missing",
  );
  expect(
    refusalOf(say("drawer.move_cash", { id: newId(), kind: "no_sale", amount: 5, reason: "Change" })),
  ).toBe("amount_not_expected");
  expect(
    refusalOf(say("drawer.move_cash", { id: newId(), kind: "no_sale", reason: "Change" })),
  ).toBeUndefined();
  expect(drawer().shift?.totals.no_sales).toBe(1);
});

test("a shift that is not this drawer's open one is not counted or closed", () => {
  open();
  expect(refusalOf(say("shift.count", { shift_id: newId(), cash: 0 }))).toBe("shift_not_open");
  expect(refusalOf(say("shift.close", { shift_id: newId() }))).toBe("shift_not_open");
});

test("SHI-9 a drawer that is none of the location's has no shifts, and no cash is moved there", () => {
  const elsewhere = apiDevice(newId()).drawer_id;
  for (const stranger of [newId(), elsewhere]) {
    const refused = (type: string, args: object) => refusalOf(say(type, { drawer_id: stranger, ...args }));
    expect(refused("shift.open", { shift_id: newId(), float: 0 })).toBe("unknown_drawer");
    expect(refused("drawer.move_cash", { id: newId(), kind: "no_sale", reason: "x" })).toBe("unknown_drawer");
  }
});

test("a location that does not exist has no drawers", () => {
  const nowhere = newId();
  const refused = (type: string, args: object) => refusalOf(book.say(nowhere, type, { drawer_id, ...args }));
  expect(refused("shift.open", { shift_id: newId(), float: 0 })).toBe("unknown_location");
  expect(refused("drawer.move_cash", { id: newId(), kind: "no_sale", reason: "x" })).toBe("unknown_location");
});

test("SHI-2 for any run of payments, voids, refunds and moves, the expected cash is their sum", () => {
  const step = fc.record({
    kind: fc.constantFrom("pay", "void", "refund", "paid_in", "paid_out"),
    amount: fc.integer({ min: 1, max: 50_000 }),
    tip: fc.integer({ min: 0, max: 900 }),
    rounding: fc.integer({ min: -4, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(20_000), fc.nat(40), (steps, float, openAt) => {
      openLocationAnew();
      let expected = float;
      const opening = Math.min(openAt, steps.length);
      for (const [i, { kind, amount, tip, rounding }] of steps.entries()) {
        if (i === opening) open(float);
        const money = { tender: "cash", amount, tip, rounding, drawer_id } as const;
        if (kind === "pay") say("test.emit", { events: [payment(amount, money)] });
        if (kind === "void") say("test.emit", { events: [{ type: "payment.voided", ...money } as Event] });
        if (kind === "refund")
          say("test.emit", {
            events: [{ type: "refund.made", refund: { ...money, lines: [] } } as unknown as Event],
          });
        if (kind === "paid_in" || kind === "paid_out")
          say("drawer.move_cash", { id: newId(), kind, amount, reason: "x" });
        const sum = amount + tip + rounding;
        expected +=
          kind === "pay"
            ? sum
            : kind === "void" || kind === "refund"
              ? -sum
              : kind === "paid_in"
                ? amount
                : -amount;
      }
      if (opening === steps.length) open(float);
      const shift = drawer().shift;
      expect(shift && tenderResults(shift, undefined)[0]?.expected).toBe(expected);
      expect(shift && balance(shift.totals, "cash")).toBe(expected - float);
    }),
    { numRuns: 200 },
  );
});
