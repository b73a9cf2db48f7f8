import { newId } from "@counterfoil/ids";
import { Database } from "@counterfoil/sql";
import { testDatabase, type TestDatabase } from "@counterfoil/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isAlarm, Notes, watchGaps, type GapAlarm } from "./gaps.ts";
import type { Told } from "./ports.ts";
import { listSyncs } from "./store/device-syncs.ts";

let base: TestDatabase;
let database: Database;
beforeAll(async () => {
  base = await testDatabase();
  database = new Database(base.connection);
});
afterAll(async () => {
  await database.close();
  await base.drop();
});

const MINUTE_MS = 60_000;
const START = Date.parse("2026-03-01T10:00:00Z");
const after = (ms: number): string => new Date(START + ms).toISOString();

function told(more: Partial<Told> = {}): Told {
  const now = more.now ?? after(0);
  return {
    scope: newId(),
    device: newId(),
    epoch: 1,
    made: 5,
    stored: 3,
    itself: true,
    over: false,
    clock: now,
    now,
    ...more,
  };
}

async function row({ scope }: Told) {
  const [found] = await database.query(listSyncs, {
    scope,
    device: "00000000-0000-0000-0000-000000000000",
    epoch: 0,
    limit: 1,
  });
  return found;
}

async function store(of: Told, last_seq: number): Promise<void> {
  await base.query(
    `insert into device_heads (scope_id, device_id, epoch, last_seq, last_hash) values ($1, $2, $3, $4, '')
    on conflict (scope_id, device_id, epoch) do update set last_seq = excluded.last_seq`,
    [of.scope, of.device, of.epoch, last_seq],
  );
}

test("INV-2 what a device says to have made is kept, and never less of it, until it goes on elsewhere", async () => {
  const notes = new Notes();
  const first = told({ clock: after(-2_500) });
  await notes.take(database, first);
  expect(await row(first)).toMatchObject({ made: 5, stored: 0, clock_offset_ms: 2_500, heard_at: after(0) });
  await notes.take(database, { ...first, made: 9, now: after(1) });
  await new Notes().take(database, { ...first, made: 4, now: after(2) });
  expect(await row(first)).toMatchObject({ made: 9, heard_at: after(2) });
  await notes.take(database, { ...first, made: 3, over: true, now: after(3) });
  expect(await row(first)).toMatchObject({ made: 3 });
});

test("a device that says nothing new is written down once in ten seconds", async () => {
  const notes = new Notes();
  const first = told({ stored: 5 });
  await notes.take(database, first);
  await notes.take(database, { ...first, made: 6, stored: 6, now: after(9_999) });
  expect(await row(first)).toMatchObject({ made: 5, heard_at: after(0) });
  await notes.take(database, { ...first, made: 6, stored: 6, now: after(10_000) });
  expect(await row(first)).toMatchObject({ made: 6, heard_at: after(10_000) });
});

test("a device that carries another one's commands is not that one: its word moves no clock", async () => {
  const notes = new Notes();
  const first = told();
  await notes.take(database, first);
  await notes.take(database, { ...first, made: 8, itself: false, clock: after(0), now: after(MINUTE_MS) });
  expect(await row(first)).toMatchObject({ made: 8, heard_at: after(0), clock_offset_ms: 0 });
});

test("INV-2 something missing is an alarm once its device has been silent for ten minutes", () => {
  const heard_at = after(0);
  expect(isAlarm({ missing: 1, heard_at }, after(10 * MINUTE_MS - 1))).toBe(false);
  expect(isAlarm({ missing: 1, heard_at }, after(10 * MINUTE_MS))).toBe(true);
  expect(isAlarm({ missing: 0, heard_at }, after(60 * MINUTE_MS))).toBe(false);
  expect(isAlarm({ missing: 1, heard_at: null }, after(60 * MINUTE_MS))).toBe(false);
});

test("INV-2 the watch tells of each silent device once, and again when it falls silent again", async () => {
  const [silent, whole] = [told(), told()];
  const notes = new Notes();
  for (const one of [silent, whole]) await notes.take(database, one);
  await store(silent, 3);
  await store(whole, 5);
  let now = after(5 * MINUTE_MS);
  const alarms: GapAlarm[] = [];
  const ours = (alarm: GapAlarm) => [silent.scope, whole.scope].includes(alarm.scope) && alarms.push(alarm);
  const watch = watchGaps({ reader: database, now: () => now, alarm: ours });
  await watch.sweep();
  expect(alarms).toEqual([]);
  now = after(11 * MINUTE_MS);
  await watch.sweep();
  await watch.sweep();
  const alarm = { scope: silent.scope, device: silent.device, epoch: 1, missing: 2, heard_at: after(0) };
  expect(alarms).toEqual([alarm]);
  await store(silent, 5);
  await watch.sweep();
  await notes.take(database, { ...silent, made: 6, stored: 5, now: after(12 * MINUTE_MS) });
  now = after(23 * MINUTE_MS);
  await watch.sweep();
  expect(alarms).toEqual([alarm, { ...alarm, missing: 1, heard_at: after(12 * MINUTE_MS) }]);
  watch.stop();
});
