import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_DAYS } from "../contract/index.ts";
import {
  daysBetween,
  figuresOf,
  goodsRows,
  hoursOf,
  isUpTo,
  periodRows,
  tenderRows,
  weekBefore,
} from "./index.ts";

const NOTHING = { gross: 0, discount: 0, charge: 0, net: 0, tax: 0 };

function hour(key: string, more: object = {}) {
  return { key, refund: false, count: 1, covers: 0, tip: 0, ...NOTHING, ...more };
}

test("REP-7 hours run from the first with sales to the last, in the order of the business day", () => {
  expect(hoursOf([], 4)).toEqual([]);
  expect(hoursOf([hour("00"), hour("22")], 4)).toEqual(["22", "23", "00"]);
  expect(hoursOf([hour("00"), hour("02")], 0)).toEqual(["00", "01", "02"]);
  expect(hoursOf([hour("03"), hour("04")], 4)).toHaveLength(24);
});

test("REP-7 an hour after midnight is later than the evening", () => {
  expect([isUpTo(22, 1, 4), isUpTo(1, 22, 4), isUpTo(4, 4, 4), isUpTo(3, 23, 0)]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test("a span is every day of the calendar, and at most two years", () => {
  expect(daysBetween("2028-02-27", "2028-03-01")).toEqual({
    ok: true,
    value: ["2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01"],
  });
  expect(daysBetween("2026-10-24", "2026-10-26")).toMatchObject({ value: { length: 3 } });
  const refusal = (from: string, to: string) => {
    const days = daysBetween(from, to);
    return days.ok ? null : [days.refusal.code, days.refusal.field];
  };
  expect(refusal("2026-02-29", "2026-03-01")).toEqual(["invalid_date", "from"]);
  expect(refusal("2026-02-01", "2026-02-30")).toEqual(["invalid_date", "to"]);
  expect(refusal("2026-03-02", "2026-03-01")).toEqual(["range_reversed", "from"]);
  expect(refusal("2024-01-01", "2026-01-01")).toBeNull();
  expect(MOST_DAYS).toBe(732);
  expect(refusal("2024-01-01", "2026-01-02")).toEqual(["range_too_long", "to"]);
  expect(weekBefore("2026-03-03")).toBe("2026-02-24");
});

test("REP-4 no sums are zeros, and never a minus zero", () => {
  const zero = figuresOf([]);
  for (const value of [...Object.values({ ...zero, refunds: 0 }), ...Object.values(zero.refunds)])
    expect(value).toBe(0);
  expect(periodRows([], ["2026-03-01"])).toEqual([{ key: "2026-03-01", ...zero }]);
});

const anySums = fc.record({
  key: fc.constantFrom("09", "10", "11"),
  refund: fc.boolean(),
  count: fc.nat(9),
  covers: fc.nat(9),
  gross: fc.nat(9999),
  discount: fc.nat(999),
  charge: fc.nat(999),
  net: fc.nat(9999),
  tax: fc.nat(999),
  tip: fc.nat(99),
});

test("REP-3 for any sums, the rows come to the figures of all of them together", () => {
  fc.assert(
    fc.property(fc.array(anySums, { maxLength: 30 }), (sums) => {
      const all = figuresOf(sums);
      const rows = periodRows(sums, ["09", "10", "11"]);
      for (const part of ["count", "covers", "gross", "tax_included", "total", "tip"] as const) {
        expect(rows.reduce((sum, row) => sum + row[part], 0)).toBe(all[part]);
      }
      expect(rows.reduce((sum, row) => sum + row.refunds.total, 0)).toBe(all.refunds.total);
      expect(all.total).toBe(all.gross - all.discount + all.charge + all.tax - all.tax_included);
    }),
  );
});

test("REP-5 goods with an id go by it, those without by their name; the best comes first", () => {
  const line = {
    id: null,
    name: "Tea",
    variation_name: null,
    refund: false,
    last: 1,
    count: 1,
    quantity_milli: 500,
    ...NOTHING,
  };
  const rows = goodsRows([
    line,
    { ...line, id: "a", name: "Old", last: 2, net: 100 },
    { ...line, id: "a", name: "New", last: 7, net: 50, tax: 5 },
    { ...line, id: "a", name: "Old", last: 5, refund: true, quantity_milli: -500, net: -100 },
    { ...line, variation_name: "Large", net: 1 },
  ]);
  expect(
    rows.map(({ id, name, variation_name, quantity, total }) => [id, name, variation_name, quantity, total]),
  ).toEqual([
    ["a", "New", null, 1, 155],
    [null, "Tea", "Large", 0.5, 1],
    [null, "Tea", null, 0.5, 0],
  ]);
  expect(rows[0]?.refunds).toMatchObject({ count: 1, quantity: 0.5, total: 100 });
});

test("REP-6 voids are taken off what was taken, refunds are shown apart", () => {
  const sums = {
    tender: "cash",
    external_type: null,
    kind: "payment",
    count: 3,
    amount: 300,
    tip: 30,
    rounding: -2,
  };
  const rows = tenderRows([
    sums,
    { ...sums, kind: "refund", count: 1, amount: -50, tip: 0, rounding: 1 },
    { ...sums, kind: "void", count: 1, amount: -100, tip: -10, rounding: 0 },
  ]);
  expect(rows).toEqual([
    {
      tender: "cash",
      external_type: null,
      count: 2,
      amount: 200,
      tip: 20,
      rounding: -2,
      collected: 218,
      refunds: {
        count: 1,
        amount: 50,
        tip: 0,
        rounding: -1,
        collected: 49,
      },
    },
  ]);
});
