import { expect, test } from "@playwright/test";
import { tillKill } from "./till-kill.ts";

/** Two with the server and one without. */
const TIMES = 3;

test("INV-1 INV-2 INV-8 a browser that is killed within seconds of pairing and of a sale has forgotten neither", async () => {
  const report = await tillKill({ times: TIMES, early: false, say: () => {} });
  expect(report).toMatchObject({ times: TIMES, lost: 0, doubled: 0, gaps: 0, verified: true });
  expect(report.sales).toBeGreaterThanOrEqual(TIMES);
});
