import { expect, test } from "vitest";
import { formatMoney, MAX_MINOR, toDecimal } from "./index.ts";

test("writes amounts as the locale does, with all digits of the minor unit", () => {
  expect(formatMoney({ amount: 1205, currency: "USD" }, "en-US")).toBe("$12.05");
  expect(formatMoney({ amount: -90, currency: "EUR" }, "de-DE")).toBe("-0,90\u00a0€");
  expect(formatMoney({ amount: 1205, currency: "JPY" }, "en-US")).toBe("¥1,205");
  expect(formatMoney({ amount: 1205, currency: "HUF" }, "en-US")).toContain("12.05");
  expect(formatMoney({ amount: MAX_MINOR - 1, currency: "KWD" }, "en-US")).toContain("999,999,999.999");
});

test("a bare decimal has the digits of the currency", () => {
  const decimals = [5, -5, 0, 1205, -120_500].map((amount) => toDecimal(amount, "USD"));
  expect(decimals).toEqual(["0.05", "-0.05", "0.00", "12.05", "-1205.00"]);
  expect(toDecimal(7, "JPY")).toBe("7");
  expect(toDecimal(7, "KWD")).toBe("0.007");
});
