import { expect, test } from "vitest";
import { dayAfter } from "./days.ts";

test("a day later and earlier, over the end of a month, a year and February", () => {
  expect(dayAfter("2026-03-01", 1)).toBe("2026-03-02");
  expect(dayAfter("2026-03-01", -1)).toBe("2026-02-28");
  expect(dayAfter("2028-03-01", -1)).toBe("2028-02-29");
  expect(dayAfter("2026-01-01", -1)).toBe("2025-12-31");
});
