import { house, rebuild, verify } from "@counterfoil/commands";
import { newId } from "@counterfoil/ids";
import { domains } from "@counterfoil/server";
import { Database } from "@counterfoil/sql";
import { openWorld, testDatabase } from "@counterfoil/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_MERCHANT, seedDemo } from "./index.ts";
import { LOCATION } from "./ids.ts";

/** A Saturday, in the middle of brunch. */
const NOW = "2026-03-07T16:10:00.000Z";
const STORY = { now: NOW, days: 3, timeZone: "America/New_York" };

/** A database of its own with what the demo is played on. */
async function openGround() {
  const base = await testDatabase();
  const database = new Database(base.connection);
  const close = async () => {
    await database.close();
    await base.drop();
  };
  return { base, database, connection: base.connection, house: house(domains), close };
}

let ground: Awaited<ReturnType<typeof openGround>>;
beforeAll(async () => {
  ground = await openGround();
  await seedDemo(ground, STORY);
});
afterAll(() => ground.close());

/** What the location's tape has come to: one hash over every entry. */
async function tip({ base }: Pick<typeof ground, "base">): Promise<{ version: string; hash: string }> {
  const [row] = await base.query<{ version: string; hash: string }>(
    "select version::text, encode(last_hash, 'hex') as hash from scopes where scope_id = $1",
    [LOCATION],
  );
  return row!;
}

test("DEMO-1 the demo verifies, and its views are those of its tape", async () => {
  const verdict = await ground.database.transaction((tx) => verify(ground.house, tx));
  expect(verdict).toMatchObject({ ok: true, faults: [] });
  expect(await rebuild(ground.house, ground.connection, { replace: false })).toMatchObject({ equal: true });
});

test("DEMO-2 each day has its sales, today as well, and tables are still open", async () => {
  const days = await ground.base.query<{ date: string; sales: number; tips: number }>(`
    select business_date::text as date, count(*)::int as sales, sum(tip)::int as tips
    from sales where not refund group by 1 order by 1`);
  expect(days.map(({ date }) => date)).toEqual(["2026-03-05", "2026-03-06", "2026-03-07"]);
  expect(Math.min(...days.map(({ sales }) => sales))).toBeGreaterThan(20);
  const [open] = await ground.base.query<{ tables: number; oldest: string }>(`
    select count(*)::int as tables, min(business_date)::text as oldest from orders where state = 'open'`);
  expect(open).toMatchObject({ oldest: "2026-03-07" });
  expect(open?.tables).toBeGreaterThan(0);
});

test("DEMO-3 Z reports are numbered without gaps, the story's own sums agree with them, and today's shifts are open", async () => {
  const shifts = await ground.base.query<{ drawer_id: string; z_number: string | null; z: string | null }>(
    "select drawer_id, z_number, z from shifts where scope_id = $1 order by opened_at",
    [LOCATION],
  );
  const drawers = Map.groupBy(shifts, ({ drawer_id }) => drawer_id);
  expect(drawers.size).toBe(2);
  for (const of of drawers.values()) {
    const closed = of.filter(({ z_number }) => z_number !== null);
    expect(closed.map(({ z_number }) => Number(z_number))).toEqual(closed.map((_, n) => n + 1));
    expect(of.length).toBe(closed.length + 1);
    for (const { z } of closed) {
      const [cash, external] = JSON.parse(z ?? "").tenders;
      expect(external.over_short).toBe(0);
      expect(Math.abs(cash.over_short)).toBeLessThanOrEqual(1_000);
    }
  }
  expect(await ground.base.query("select code from exceptions")).toEqual([]);
});

test("DEMO-4 a second start finds it and does nothing", async () => {
  const before = await tip(ground);
  expect(await seedDemo(ground, STORY)).toEqual({ what: "there" });
  expect(await tip(ground)).toEqual(before);
});

test("DEMO-5 a start that was cut off is taken up where it stopped, and comes to the same", async () => {
  const other = await openGround();
  const cut = new Error("the plug was pulled");
  const progress = (done: number) => {
    if (done === 2) throw cut;
  };
  await expect(seedDemo(other, { ...STORY, progress })).rejects.toBe(cut);
  expect(await tip(other)).not.toEqual(await tip(ground));
  const later = { ...STORY, now: "2026-03-07T16:25:00.000Z", timeZone: "Europe/Zurich" };
  expect(await seedDemo(other, later)).toMatchObject({ what: "seeded", days: 3 });
  expect(await tip(other)).toEqual(await tip(ground));
  await other.close();
});

test("DEMO-6 a house with a merchant of its own is left alone", async () => {
  await using world = await openWorld(domains);
  await world.say(newId(), "merchant.open", { name: "Mine", currency: "CHF", time_zone: "Europe/Zurich" });
  const { base, database, pipeline } = world;
  const before = await base.query("select count(*) from tape");
  expect(await seedDemo({ database, connection: base.connection, house: pipeline.house }, STORY)).toEqual({
    what: "occupied",
  });
  expect(await base.query("select count(*) from tape")).toEqual(before);
  expect(await base.query("select 1 from scopes where scope_id = $1", [DEMO_MERCHANT])).toEqual([]);
});
