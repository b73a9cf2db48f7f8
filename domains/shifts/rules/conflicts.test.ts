import type { Event } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { Away, coffee, exceptionsIn, Shop } from "@counterfoil/orders/testing";
import { refusalOf } from "@counterfoil/testing";
import { beforeEach, describe, expect, test } from "vitest";
import type { ZReport } from "../contract/index.ts";
import { closeShift, countShift, moveCash, openShift } from "./index.ts";

/* The rules for drawers: each till has its own, and tells in its own order what it did there (docs/CONFLICTS.md). */

let shop: Shop;
let till: { device: Id; drawer: Id };
let away: Away;
beforeEach(() => {
  shop = new Shop();
  till = shop.till();
  away = new Away(shop, till);
});

const at = (more: object = {}) => ({ drawer_id: till.drawer, ...more });
const count = (cash: number) => ({ count: { cash } });
const reports = (events: readonly Event[]): ZReport[] =>
  events.flatMap((event) => (event.type === "shift.closed" ? [(event as unknown as { z: ZReport }).z] : []));

function sell(): void {
  const payments = [{ id: newId(), tender: "cash" }];
  const lines = [coffee()];
  away.must("order.sell", at({ order_id: newId(), type: "takeaway", lines, payments }));
}

test("CON-13 CON-14 what was done at a drawer has happened, so it is a fact", () => {
  expect([openShift, moveCash, countShift, closeShift].map(({ kind }) => kind)).toEqual(
    Array.from({ length: 4 }, () => "fact"),
  );
});

test("CON-13 a whole day without the network is the same day afterwards", () => {
  for (const float of [10_000, 12_000]) {
    const shift_id = newId();
    away.must("shift.open", at({ shift_id, float }));
    sell();
    away.must("drawer.move_cash", at({ id: newId(), kind: "paid_out", amount: 100, reason: "milk" }));
    away.must("shift.count", at({ shift_id, cash: float }));
    away.must("shift.close", at({ shift_id, ...count(float + 250) }));
  }
  const events = away.tellAll();
  expect(exceptionsIn(events)).toEqual([]);
  expect(reports(events).map(({ z_number, tenders }) => [z_number, tenders[0]?.over_short])).toEqual([
    [1, 0],
    [2, 0],
  ]);
  expect(shop.drawerOf(till.drawer)).toEqual(away.view.drawerOf(till.drawer));
});

describe("CON-13 a shift that was opened while another one is open on its drawer", () => {
  function openedTwice() {
    const [theirs, ours] = [newId(), newId()];
    away.must("shift.open", at({ shift_id: ours, float: 10_000 }));
    sell();
    shop.must("shift.open", at({ shift_id: theirs, float: 5_000 }));
    return { theirs, ours };
  }

  test("ends the other one, uncounted, and begins: the count and the close find it", () => {
    const { theirs, ours } = openedTwice();
    const opened = away.tell();
    expect(exceptionsIn(opened)).toEqual(["shift_already_open"]);
    expect(reports(opened)).toMatchObject([{ shift_id: theirs, z_number: 1, counts: [] }]);
    away.must("shift.close", at({ shift_id: ours, ...count(10_350) }));
    const events = away.tellAll();
    expect(exceptionsIn(events)).toEqual([]);
    expect(reports(events)).toMatchObject([
      { shift_id: ours, z_number: 2, tenders: [{ expected: 10_350, over_short: 0 }, {}] },
    ]);
    expect(shop.drawerOf(till.drawer)?.shift).toBeNull();
  });

  test("over REST it is refused, and the same shift told twice is not begun again", () => {
    const shift_id = newId();
    shop.must("shift.open", at({ shift_id, float: 100 }));
    expect(refusalOf(shop.say("shift.open", at({ shift_id: newId(), float: 100 })))).toBe(
      "shift_already_open",
    );
    const again = shop.must("shift.open", at({ shift_id, float: 100 }), { device: till.device, epoch: 1 });
    expect(again.events.map(({ type }) => type)).toEqual(["exception.raised"]);
  });
});

describe("CON-14 INV-9 a close is never lost", () => {
  test("closed elsewhere meanwhile: it stays closed, and what was counted is on record", () => {
    const shift_id = newId();
    shop.must("shift.open", at({ shift_id, float: 100 }));
    away = new Away(shop, till);
    sell();
    away.must("shift.close", at({ shift_id, count: { cash: 450, external: 20 } }));
    shop.must("shift.close", at({ shift_id }));
    const events = away.tellAll();
    expect(exceptionsIn(events)).toEqual(["shift_not_open"]);
    const told = events.find((event) => "message" in event) as unknown as { message: string };
    expect(told.message).toMatch(/Counted: 450 in cash and 20 elsewhere, in minor units\.$/);
    expect(reports(events)).toEqual([]);
    // The sale came after the close: the next shift carries its cash.
    expect(shop.drawerOf(till.drawer)).toMatchObject({ shift: null, next_z: 2 });
    expect(shop.drawerOf(till.drawer)?.between?.sales.count).toBe(1);
  });

  test("counted too often by then: it closes by the last count, with an exception", () => {
    const shift_id = newId();
    shop.must("shift.open", at({ shift_id, float: 100 }));
    away = new Away(shop, till);
    away.must("shift.close", at({ shift_id, ...count(100) }));
    for (const cash of [90, 95]) shop.must("shift.count", at({ shift_id, cash }));
    const events = away.tellAll();
    expect(exceptionsIn(events)).toEqual(["counted_twice"]);
    expect(reports(events)).toMatchObject([{ shift_id, tenders: [{ counted: 95 }, {}] }]);
    expect(shop.drawerOf(till.drawer)?.shift).toBeNull();
  });

  test("a count for a shift that was closed meanwhile is an exception", () => {
    const shift_id = newId();
    shop.must("shift.open", at({ shift_id, float: 100 }));
    away = new Away(shop, till);
    away.must("shift.count", at({ shift_id, cash: 100 }));
    shop.must("shift.close", at({ shift_id }));
    expect(exceptionsIn(away.tellAll())).toEqual(["shift_not_open"]);
  });
});
