import { expect, test } from "vitest";
import { readAmount, readChoices, readMoment, readName, readQuantity } from "./values.ts";

const dollars = { currency: "USD", decimalMark: ".", sign: undefined } as const;
const euros = { currency: "EUR", decimalMark: ",", sign: undefined } as const;

function of(text: string): ReadonlyMap<string, string> {
  return new Map([["x", text]]);
}

function value<T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T | string {
  return result.ok ? result.value : result.refusal.code;
}

test("amounts come without their signs, and never rounded", () => {
  const read = (text: string) => value(readAmount(of(text), "x", dollars));
  expect(["$2.39", "1,234.50", "0", "USD 3"].map(read)).toEqual([239, 123_450, 0, 300]);
  expect(["", "abc", "-2.00", "2.395", "NaN", "1e5", "99999999999999"].map(read)).toEqual([
    "missing",
    "unreadable",
    "below_zero",
    "too_many_decimals",
    "unreadable",
    "unreadable",
    "too_large",
  ]);
  expect(value(readAmount(of("1.234,50 €"), "x", euros))).toBe(123_450);
  expect(value(readAmount(of("12 Taler"), "x", { ...dollars, sign: "Taler" }))).toBe(1_200);
});

test("a quantity is above zero, has at most three decimals, and is one where the file says nothing", () => {
  const read = (text: string) => value(readQuantity(of(text), "x", dollars));
  expect(["", "2", "0.25", ".5", "1.5000"].map(read)).toEqual([1, 2, 0.25, 0.5, 1.5]);
  expect(["0", "-1", "1.2345", "x", "1,5", "100001", "Infinity"].map(read)).toEqual([
    "out_of_range",
    "unreadable",
    "too_many_decimals",
    "unreadable",
    "unreadable",
    "out_of_range",
    "unreadable",
  ]);
  expect(value(readQuantity(of("1,5"), "x", euros))).toBe(1.5);
});

test("choices are cut at commas, whatever brackets gather them, and not within parentheses", () => {
  const read = (text: string) => value(readChoices(of(text), "x"));
  expect(read("Clementine")).toEqual(["Clementine"]);
  expect(read("[Salsa (Hot, very), [Black Beans, Rice,  Sour\tCream]]")).toEqual([
    "Salsa (Hot, very)",
    "Black Beans",
    "Rice",
    "Sour Cream",
  ]);
  expect(["", "NULL", "[]", " , ,", "none"].map(read)).toEqual([[], [], [], [], []]);
  expect(read(Array.from({ length: 101 }, (_, i) => `c${i}`).join(","))).toBe("too_many");
  expect(read("x".repeat(201))).toBe("too_long");
});

test("a name is one line", () => {
  expect(value(readName(of("  Fish \n and\tchips "), "x"))).toBe("Fish and chips");
  expect([value(readName(of(" \u0000 "), "x")), value(readName(of("x".repeat(201)), "x"))]).toEqual([
    "missing",
    "too_long",
  ]);
});

test("a date without a zone is the location's, one without a time is its noon, and none is to come", () => {
  const now = Date.parse("2026-03-02T00:00:00Z");
  const read = (text: string) => value(readMoment(of(text), "x", "America/New_York", now));
  expect(
    ["2026-03-01 18:30", "2026-03-01T18:30:05", "2026-03-01", "2026-03-01T18:30:00+01:00", ""].map(read),
  ).toEqual([
    "2026-03-01T23:30:00.000Z",
    "2026-03-01T23:30:05.000Z",
    "2026-03-01T17:00:00.000Z",
    "2026-03-01T17:30:00.000Z",
    undefined,
  ]);
  expect(["2026-03-03", "1900-01-01", "2026-02-30", "01.03.2026", "soon"].map(read)).toEqual([
    "to_come",
    "out_of_range",
    "unreadable",
    "unreadable",
    "unreadable",
  ]);
});
