import fc from "fast-check";
import { expect, test } from "vitest";
import { currencies, formatMoney, MAX_MINOR, parseMoney, toDecimal } from "./index.ts";

const usd = (text: string) => parseMoney(text, "USD").amount;
const euro = (text: string) => parseMoney(text, "EUR", { decimalMark: "," }).amount;

test("reads amounts as menus and exports write them", () => {
  expect(
    ["$2.39 ", "2.39", "  $ 2.39", "USD 2.39", "2.39USD", "US$2.39"].map(
      (t) => parseMoney(t, "USD", { sign: "US" }).amount,
    ),
  ).toEqual(new Array(6).fill(239));
  expect(["3", "3.5", ".5", "3.", "1,234.50", "1 234.50", "1'234.50", "12,345,678.90"].map(usd)).toEqual([
    300, 350, 50, 300, 123_450, 123_450, 123_450, 1_234_567_890,
  ]);
  expect(["1.234,50 €", "€ 1.234,50", "3,5", "1\u00a0234,50", "12"].map(euro)).toEqual([
    123_450, 123_450, 350, 123_450, 1200,
  ]);
  expect(parseMoney("¥1,200", "JPY")).toEqual({ amount: 1200, currency: "JPY" });
  expect(parseMoney("1.234 KWD", "KWD").amount).toBe(1234);
  expect(parseMoney("12,50 kr", "SEK", { decimalMark: ",", sign: "kr" }).amount).toBe(1250);
});

test("a minus may stand before or behind, or be brackets; −0 is 0", () => {
  expect(["-3.00", "−3.00", "$-3.00", "-$3.00", "3.00-", "(3.00)", "($3.00)"].map(usd)).toEqual(
    new Array(7).fill(-300),
  );
  expect(usd("+3.00")).toBe(300);
  expect(Object.is(usd("-0.00"), 0)).toBe(true);
});

test("never rounds: decimals beyond the minor unit must be zeros", () => {
  expect(usd("2.3900")).toBe(239);
  expect(() => usd("2.395")).toThrow(expect.objectContaining({ code: "too_many_decimals" }));
  expect(() => parseMoney("1.5", "JPY")).toThrow(expect.objectContaining({ code: "too_many_decimals" }));
});

test("what is no amount is an error, not a guess", () => {
  const bad = [
    "",
    " ",
    "$",
    "-",
    ".",
    "NULL",
    "1.2.3",
    "1,23.4",
    "1e5",
    "--1",
    "+-1",
    "(-1)",
    "1-1",
    "١",
    "9".repeat(41),
  ];
  for (const text of bad) expect(() => usd(text)).toThrow(expect.objectContaining({ code: "unreadable" }));
  expect(() => euro("1,234.50")).toThrow(expect.objectContaining({ code: "unreadable" }));
  expect(() => usd("99999999999999")).toThrow(expect.objectContaining({ code: "too_large" }));
  expect(() => parseMoney("1", "EUX")).toThrow(expect.objectContaining({ code: "unknown_currency" }));
});

test("INV-3: what is written is read back, in every currency and either decimal mark", () => {
  const property = fc.property(
    fc.integer({ min: -MAX_MINOR, max: MAX_MINOR }),
    fc.constantFrom(...currencies()),
    (amount, currency) => {
      const value = { amount: amount === 0 ? 0 : amount, currency };
      expect(parseMoney(toDecimal(amount, currency), currency)).toEqual(value);
      for (const [locale, decimalMark] of [
        ["en-US", "."],
        ["de-DE", ","],
      ] as const) {
        const text = formatMoney(value, locale);
        expect(parseMoney(text, currency, { decimalMark, sign: signOf(locale, currency) })).toEqual(value);
      }
    },
  );
  fc.assert(property, { numRuns: 2_000 });
});

/** How the locale writes the currency, such as "A$" or "Fdj". */
function signOf(locale: string, currency: string): string {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? "";
}
