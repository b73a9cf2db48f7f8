import { expect, test } from "vitest";
import { businessMoment, isDate, isInstant, isTimeZone } from "./index.ts";

const newYork = { time_zone: "America/New_York", day_close_hour: 4 };

test("a sale after midnight belongs to the day before, until the day closes", () => {
  expect(businessMoment("2026-03-02T08:59:59Z", newYork)).toEqual({ date: "2026-03-01", hour: 3 });
  expect(businessMoment("2026-03-02T09:00:00Z", newYork)).toEqual({ date: "2026-03-02", hour: 4 });
});

test("the day follows the zone through a change of clocks", () => {
  // 2026-03-08: clocks in New York jump from 2 to 3, so 04:00 local is 08:00 UTC instead of 09:00.
  expect(businessMoment("2026-03-08T07:59:00Z", newYork)).toEqual({ date: "2026-03-07", hour: 3 });
  expect(businessMoment("2026-03-08T08:00:00Z", newYork)).toEqual({ date: "2026-03-08", hour: 4 });
});

test("zones with quarters of an hour are cut where they are", () => {
  const kathmandu = { time_zone: "Asia/Kathmandu", day_close_hour: 0 };
  expect(businessMoment("2026-05-01T18:14:59Z", kathmandu)).toEqual({ date: "2026-05-01", hour: 23 });
  expect(businessMoment("2026-05-01T18:15:00Z", kathmandu)).toEqual({ date: "2026-05-02", hour: 0 });
});

test("instants and dates of another century, or that do not exist, are not accepted", () => {
  expect(["2026-02-30", "1900-01-01", "3000-01-01", "2026-2-3", "today"].filter(isDate)).toEqual([]);
  expect(isDate("2024-02-29")).toBe(true);
  expect(
    [
      "1900-01-01T00:00:00Z",
      "3000-01-01T00:00:00Z",
      "2026-01-01",
      "2026-01-01T25:00:00Z",
      "2026-02-31T10:00:00Z",
    ].filter(isInstant),
  ).toEqual([]);
  expect(isInstant("2026-11-21T08:00:00.123+05:30")).toBe(true);
});

test("a time zone is one that the tz database knows", () => {
  expect(["Europe/Berlin", "UTC", "Asia/Kolkata"].every(isTimeZone)).toBe(true);
  expect(["Mars/Olympus", "", "Europe"].some(isTimeZone)).toBe(false);
});
