import { rebuild, verify } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { checkStatements } from "@counterfoil/sql";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onHand, type TimedCount, type TimedMove } from "./rules/index.ts";
import { openBar, type Bar } from "./testing/bar.ts";

let bar: Bar;
beforeAll(async () => {
  bar = await openBar();
});
afterAll(() => bar.close());

async function levels(): Promise<Record<Id, number>> {
  const rows = await bar.base.query<{ id: Id; milli: number }>(
    "select variation_id as id, on_hand_milli::int as milli from stock_levels where scope_id = $1",
    [bar.location],
  );
  return Object.fromEntries(rows.map(({ id, milli }) => [id, milli]));
}

async function level(id: Id): Promise<number | undefined> {
  return (await levels())[id];
}

function change(variation_id: Id, quantity: number, at: string, kind = "receive") {
  return bar.say(bar.location, "stock.adjust", {
    changes: [{ id: newId(), variation_id, kind, quantity, reason: "test", at }],
  });
}

function count(variation_id: Id, quantity: number, at: string) {
  return bar.say(bar.location, "stock.count", { counts: [{ id: newId(), variation_id, quantity, at }] });
}

test("every statement fits the migrated database", async () => {
  expect(await checkStatements(bar.base.connection)).toEqual([]);
});

test("STO-1 a sale moves stock when it is closed, line by line, and never before", async () => {
  const [beer, bun] = [newId(), newId()];
  const sold = await bar.sell([
    { variation_id: beer, quantity: 2 },
    { variation_id: bun, quantity: 0.5, track_stock: false },
    { variation_id: beer, quantity: 1 },
  ]);
  expect(sold.outcome).toMatchObject({ status: "accepted" });
  expect(await level(beer)).toBe(-3_000);
  expect(await level(bun)).toBeUndefined();
  expect(
    await bar.base.query(
      "select kind, quantity_milli::int as milli, source_id from stock_moves where variation_id = $1",
      [beer],
    ),
  ).toEqual([{ kind: "sale", milli: -3_000, source_id: sold.order_id }]);
});

test("STO-2 a refund puts goods back when it says so", async () => {
  const beer = newId();
  const { order_id, uids } = await bar.sell([{ variation_id: beer, quantity: 3 }]);
  const refund = (quantity: number, restock: boolean) =>
    bar.say(
      bar.location,
      "refund.make",
      {
        id: newId(),
        order_id,
        drawer_id: bar.drawer_id,
        tender: "cash",
        reason: "warm",
        lines: [{ uid: uids[0], quantity, restock }],
      },
      { device: bar.device },
    );
  expect(await refund(1, false)).toMatchObject({ status: "accepted" });
  expect(await level(beer)).toBe(-3_000);
  expect(await refund(2, true)).toMatchObject({ status: "accepted" });
  expect(await level(beer)).toBe(-1_000);
});

test("INV-6 a sale that happened before the last count is recorded and changes nothing", async () => {
  const beer = newId();
  await change(beer, 24, "2026-03-01T06:00:00.000Z");
  await count(beer, 20, "2026-03-01T09:00:00.000Z");
  await bar.sell([{ variation_id: beer, quantity: 1 }], "2026-03-01T08:59:59.999Z");
  expect(await level(beer)).toBe(20_000);
  await bar.sell([{ variation_id: beer, quantity: 1 }], "2026-03-01T09:00:00.001Z");
  expect(await level(beer)).toBe(19_000);
  await count(beer, 99, "2026-03-01T07:00:00.000Z");
  expect(await level(beer)).toBe(19_000);
  await count(beer, 18, "2026-03-01T08:59:59.000Z");
  expect(await level(beer)).toBe(19_000);
  await count(beer, 12, "2026-03-01T09:00:00.000Z");
  expect(await level(beer)).toBe(11_000);
  expect(
    (await bar.base.query("select count(*)::int as n from stock_moves where variation_id = $1", [beer]))[0],
  ).toEqual({ n: 3 });
});

test("STO-4 a count from a clock that runs ahead does not hide the sales after it", async () => {
  const beer = newId();
  await count(beer, 10, "2027-03-01T09:00:00.000Z");
  bar.clock.now = "2026-03-01T10:00:01.000Z";
  await bar.sell([{ variation_id: beer, quantity: 1 }]);
  expect(await level(beer)).toBe(9_000);
});

test("STO-4 a sale from a clock that runs ahead is seen by the count after it", async () => {
  const beer = newId();
  const ahead = new Date(Date.parse(bar.clock.now) + 90_000).toISOString();
  await bar.sell([{ variation_id: beer, quantity: 1 }], ahead);
  bar.clock.now = new Date(Date.parse(bar.clock.now) + 30_000).toISOString();
  await count(beer, 9, bar.clock.now);
  expect(await level(beer)).toBe(9_000);
});

test("STO-4 a clock that says no time at all counts for nothing", async () => {
  const beer = newId();
  const entered = { id: newId(), variation_id: beer, kind: "receive", quantity: 2 };
  const said = await bar.say(bar.location, "stock.adjust", { changes: [entered] }, { at: "yesterday" });
  expect(said).toMatchObject({ status: "accepted" });
  expect(await level(beer)).toBe(2_000);
});

interface Told {
  readonly kind: "move" | "count";
  readonly variation: number;
  /** Minutes after midnight; few, so that ties are common. */
  readonly minute: number;
  readonly milli: number;
}

const told = fc.record<Told>({
  kind: fc.constantFrom("move", "move", "move", "count"),
  variation: fc.nat(2),
  minute: fc.nat(9),
  milli: fc.integer({ min: 1, max: 5_000 }),
});
/** Histories, the order in which they arrive, and how many commands travel together. */
const arrival = fc.record({
  history: fc.array(told, { minLength: 1, maxLength: 24 }),
  order: fc.array(fc.nat(1_000), { minLength: 24, maxLength: 24 }),
  together: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 24, maxLength: 24 }),
});

test(
  "INV-6 any order of arrival in any batches gives the same levels, and so does the rebuild",
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(arrival, async ({ history, order, together }) => {
        const variations = [newId(), newId(), newId()];
        const moves = variations.map((): TimedMove[] => []);
        const counts = variations.map((): TimedCount[] => []);
        const commands = history.map(({ kind, variation, minute, milli }) => {
          const [id, at] = [newId(), `2026-03-01T05:0${minute}:00.000Z`];
          const variation_id = variations[variation]!;
          if (kind === "count") {
            counts[variation]!.push({ id, at, counted_milli: milli });
            return {
              type: "stock.count",
              args: { counts: [{ id, variation_id, quantity: milli / 1_000, at }] },
            };
          }
          const goes = milli % 2 === 0;
          moves[variation]!.push({ at, quantity_milli: goes ? -milli : milli });
          const change = {
            id,
            variation_id,
            kind: goes ? "transfer_out" : "transfer_in",
            quantity: milli / 1_000,
            at,
          };
          return { type: "stock.adjust", args: { changes: [change] } };
        });
        const arriving = commands
          .map((command, n) => ({ command, at: order[n] ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ command }) => command);
        for (let from = 0, n = 0; from < arriving.length; n += 1) {
          const group = arriving.slice(from, from + (together[n] ?? 1));
          from += group.length;
          const outcomes = await Promise.all(
            group.map(({ type, args }) => bar.say(bar.location, type, args)),
          );
          for (const outcome of outcomes) expect(outcome.status).toBe("accepted");
        }
        const now = await levels();
        for (const [n, id] of variations.entries()) expect(now[id] ?? 0).toBe(onHand(moves[n]!, counts[n]!));
      }),
      { numRuns: 40 },
    );
  },
);

test("INV-11 rebuilt in other batches, stock is the same, byte for byte, and its sums are right", async () => {
  const house = bar.pipeline.house;
  const rebuilt = await rebuild(house, bar.base.connection, { replace: false });
  expect(rebuilt.tables.filter((table) => table.different > 0)).toEqual([]);
  expect(await verify(house, bar.database)).toMatchObject({
    ok: true,
    checks: expect.arrayContaining([{ name: "stock", faults: 0 }]),
  });
});

test("STO-7 a level that is not its count and moves is found and named", async () => {
  const beer = newId();
  await change(beer, 3, "2026-03-01T06:00:00.000Z");
  await bar.base.query("update stock_levels set on_hand_milli = 4000 where variation_id = $1", [beer]);
  const verdict = await verify(bar.pipeline.house, bar.database);
  expect(verdict.faults).toMatchObject([
    {
      scope_id: bar.location,
      fault: `stock: ${beer} has 4000 thousandths on hand, its count and moves say 3000`,
    },
  ]);
  await bar.base.query("update stock_levels set on_hand_milli = 3000 where variation_id = $1", [beer]);
});
