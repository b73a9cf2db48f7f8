import { newId, type Id } from "@counterfoil/ids";
import { refusalOf, RuleBook } from "@counterfoil/testing";
import { apiDevice, deviceState, locationState, openLocation } from "@counterfoil/venues/rules";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { StockChange } from "../contract/index.ts";
import {
  adjustStock,
  countStock,
  effectiveAt,
  fromMilli,
  moveOfChange,
  movesOfRefund,
  movesOfSale,
  onHand,
  stockEntryState,
  toMilli,
} from "./index.ts";

let book: RuleBook;
let location: Id;
const milk = newId();
beforeEach(() => {
  book = new RuleBook([openLocation, adjustStock, countStock], [locationState, deviceState, stockEntryState]);
  location = newId();
  book.say(
    location,
    "location.open",
    {
      id: location,
      merchant_id: newId(),
      name: "Corner",
      currency: "CHF",
      time_zone: "Europe/Zurich",
      day_close_hour: 4,
      tax_profile: { rounding: "per_line", mode: "half_up", prices_include_tax: true, cash_rounding: 5 },
      address_lines: [],
      status: "active",
    },
    { device: apiDevice(location).id },
  );
});

function change(more: Partial<StockChange> = {}): StockChange {
  return {
    id: newId(),
    variation_id: milk,
    kind: "receive",
    quantity: 12,
    at: "2026-03-01T09:00:00.000Z",
    ...more,
  };
}

function adjust(...changes: StockChange[]) {
  return book.say(location, "stock.adjust", { changes });
}

function count(...counts: object[]) {
  return book.say(location, "stock.count", {
    counts: counts.map((each) => ({ id: newId(), variation_id: milk, quantity: 5, ...each })),
  });
}

test("STO-1 a sale moves what is tracked, once for each variation, less what was voided", () => {
  const [water, bun, tip] = [newId(), newId(), newId()];
  const lines = [
    { variation_id: water, quantity: 2, track_stock: true },
    { variation_id: bun, quantity: 0.125, track_stock: true },
    { variation_id: water, quantity: 1.5, track_stock: true },
    { variation_id: water, quantity: 9, track_stock: true, void: { reason: "dropped" } },
    { variation_id: tip, quantity: 1, track_stock: false },
    { quantity: 1, track_stock: true },
  ];
  expect(movesOfSale(lines)).toEqual([
    { variation_id: water, quantity_milli: -3_500 },
    { variation_id: bun, quantity_milli: -125 },
  ]);
});

test("STO-2 a refund puts back what goes back on the shelf, and nothing for money alone", () => {
  const lines = [
    { variation_id: milk, quantity: 2, track_stock: true, restock: true },
    { variation_id: milk, quantity: 1, track_stock: true, restock: false },
    { variation_id: milk, quantity: 0, track_stock: true, restock: true },
  ];
  expect(movesOfRefund(lines)).toEqual([{ variation_id: milk, quantity_milli: 2_000 }]);
  expect(movesOfRefund(lines.slice(1))).toEqual([]);
});

test("STO-3 the kind of a change says which way goods went", () => {
  const moved = (kind: StockChange["kind"], quantity: number) =>
    moveOfChange(change({ kind, quantity })).quantity_milli;
  expect([
    moved("receive", 2),
    moved("transfer_in", 0.5),
    moved("waste", 2),
    moved("transfer_out", 0.001),
  ]).toEqual([2_000, 500, -2_000, -1]);
  expect([moved("correct", 3), moved("correct", -0.25)]).toEqual([3_000, -250]);
});

test("STO-3 a change must say how many, and why where somebody will ask", () => {
  const told = (more: Partial<StockChange>) => {
    const decision = adjust(change(), change(more));
    return "refusal" in decision ? `${decision.refusal.code} ${decision.refusal.field}` : "accepted";
  };
  expect(told({ quantity: 0 })).toBe("bad_quantity changes[1].quantity");
  expect(told({ quantity: -1 })).toBe("bad_quantity changes[1].quantity");
  expect(told({ quantity: 0.0001 })).toBe("bad_quantity changes[1].quantity");
  expect(told({ kind: "waste" })).toBe("reason_needed changes[1].reason");
  expect(told({ kind: "correct", quantity: -1 })).toBe("reason_needed changes[1].reason");
  expect(told({ kind: "correct", quantity: -1, reason: "found fewer" })).toBe("accepted");
  expect(told({ kind: "waste", quantity: 0.5, reason: "sour" })).toBe("accepted");
});

test("STO-3 a count is a quantity from 0 with at most three decimals", () => {
  expect(count({ quantity: 0 })).toMatchObject({ events: [{ type: "stock.counted", n: 0 }] });
  expect(count({}, { quantity: 1.0005 })).toMatchObject({
    refusal: { code: "bad_quantity", field: "counts[1].quantity" },
  });
});

test("STO-5 an entry is taken once; another one under its id is refused", () => {
  const first = change();
  expect(adjust(first)).toMatchObject({ events: [{ type: "stock.adjusted", id: first.id, n: 0 }] });
  const { id, ...rest } = first;
  expect(adjust(change(), { ...rest, id })).toMatchObject({ events: [{ n: 0 }] });
  expect(adjust(first, first)).toEqual({ events: [] });
  const again = change();
  expect(adjust(again, again)).toMatchObject({ events: [{ id: again.id, n: 0 }] });
  expect(adjust({ ...first, quantity: 13 })).toMatchObject({
    refusal: { code: "id_reused", field: "changes[0].id" },
  });
  expect(adjust(again, { ...change(), id: again.id })).toMatchObject({ events: [] });
  const twice = change();
  expect(refusalOf(adjust(twice, { ...twice, quantity: 1 }))).toBe("id_reused");
  expect(refusalOf(count({ id: first.id }))).toBe("id_reused");
  const counted = newId();
  expect(count({ id: counted })).toMatchObject({ events: [{ id: counted }] });
  expect(count({ id: counted })).toEqual({ events: [] });
  expect(refusalOf(adjust(change({ id: counted })))).toBe("id_reused");
});

test("STO-5 an entry says who entered it", () => {
  const [given, actor] = [change(), newId()];
  book.say(location, "stock.adjust", { changes: [given] }, { actor });
  expect(book.state(stockEntryState, location, given.id)).toEqual({
    said: "change",
    change: given,
    actor,
    version: 2,
  });
});

test("STO-5 stock belongs to a location", () => {
  expect(refusalOf(book.say(newId(), "stock.adjust", { changes: [change()] }))).toBe("unknown_location");
  expect(refusalOf(book.say(newId(), "stock.count", { counts: [] }))).toBe("unknown_location");
});

test("STO-4 what happened counts from when it happened, but not from the future", () => {
  const entry = { command: { at: "2026-03-01T08:00:00+02:00" }, received_at: "2026-03-01T07:00:00.000Z" };
  const at = (said?: string) => effectiveAt(said, entry as never);
  expect(at("2026-02-20T10:00:00.000Z")).toBe("2026-02-20T10:00:00.000Z");
  expect(at("2027-01-01T00:00:00.000Z")).toBe("2026-03-01T07:00:00.000Z");
  expect(at()).toBe("2026-03-01T06:00:00.000Z");
});

test("INV-6 on hand is the last count plus the moves after it, in whatever order they are told", () => {
  const hour = fc.integer({ min: 0, max: 9 }).map((n) => `2026-03-01T0${n}:00:00.000Z`);
  const moves = fc.array(fc.record({ at: hour, quantity_milli: fc.integer({ min: -5_000, max: 5_000 }) }));
  const counts = fc.array(fc.record({ id: fc.uuid(), at: hour, counted_milli: fc.nat(9_000) }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(moves, counts, fc.func(fc.integer()), (someMoves, someCounts, by) => {
      const shuffled = <T>(list: readonly T[]) => list.toSorted((a, b) => by(a) - by(b));
      const expected = onHand(someMoves, someCounts);
      expect(onHand(shuffled(someMoves), shuffled(someCounts))).toBe(expected);
      const [last] = someCounts.toSorted((a, b) =>
        a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1,
      );
      const after = someMoves.filter((each) => !last || each.at > last.at);
      expect(expected).toBe(after.reduce((sum, each) => sum + each.quantity_milli, last?.counted_milli ?? 0));
    }),
  );
});

test("INV-6 a sale that arrives late and happened before the count changes nothing", () => {
  const counts = [{ id: newId(), at: "2026-03-01T12:00:00Z", counted_milli: 10_000 }];
  const late = { at: "2026-03-01T11:59:59.999Z", quantity_milli: -1_000 };
  const after = { at: "2026-03-01T12:00:00.001Z", quantity_milli: -1_000 };
  expect(onHand([late], counts)).toBe(10_000);
  expect(onHand([late, after], counts)).toBe(9_000);
  expect(onHand([{ ...after, at: "2026-03-01T12:00:00Z" }], counts)).toBe(10_000);
  expect(onHand([late, after], [])).toBe(-2_000);
});

test("quantities travel in thousandths, exactly", () => {
  expect([toMilli(0.125), toMilli(-2.5), toMilli(0)]).toEqual([125, -2_500, 0]);
  expect([toMilli(0.0001), toMilli(Number.NaN), toMilli(Infinity)]).toEqual([null, null, null]);
  expect([fromMilli(125), fromMilli(-2_500)]).toEqual([0.125, -2.5]);
});

test("CON-15 INV-6 a sale that is told late changes nothing that was counted after it, and counts where it was after", () => {
  const count = { id: newId(), at: "2026-03-01T12:00:00.000Z", counted_milli: 10_000 };
  const sold = (at: string) => ({ at, quantity_milli: -1_000 });
  const before = sold("2026-03-01T11:00:00.000Z");
  const after = sold("2026-03-01T13:00:00.000Z");
  const told = { command: { at: before.at }, received_at: "2026-03-01T18:00:00.000Z" };
  expect(effectiveAt(undefined, told as unknown as Parameters<typeof effectiveAt>[1])).toBe(before.at);
  expect(onHand([before], [count])).toBe(10_000);
  expect(onHand([after, before], [count])).toBe(9_000);
});

test("CON-15 INV-6 on hand is the same in whichever order two devices' sales and counts arrive; below zero it is said", () => {
  const times = fc.integer({ min: 0, max: 9 }).map((n) => `2026-03-01T0${n}:00:00.000Z`);
  const moves = fc.array(fc.record({ at: times, quantity_milli: fc.integer({ min: -3_000, max: 0 }) }));
  const counts = fc.array(
    fc.record({ id: fc.uuid(), at: times, counted_milli: fc.integer({ min: 0, max: 5_000 }) }),
  );
  fc.assert(
    fc.property(
      moves,
      counts,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (m, c, dice) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, at: dice.next().value }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ one }) => one);
        expect(onHand(shuffled(m), shuffled(c))).toBe(onHand(m, c));
      },
    ),
  );
  expect(onHand([{ at: "2026-03-01T09:00:00.000Z", quantity_milli: -1_000 }], [])).toBe(-1_000);
});
