import { verify } from "@counterfoil/commands";
import { newId } from "@counterfoil/ids";
import { drawerOf } from "@counterfoil/venues/rules";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SyncedDevice } from "./testing/synced-device.ts";
import { twoHouses, type TwoHouses } from "./testing/two-houses.ts";

let houses: TwoHouses;
beforeAll(async () => {
  houses = await twoHouses();
});
afterAll(() => houses.close());

async function tables(): Promise<string[]> {
  const rows = await houses.base.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  return rows.map(({ name }) => name);
}

/** Keeps everything as it is now, as a backup does. */
async function backUp(): Promise<void> {
  await houses.base.query("create schema kept");
  for (const name of await tables()) {
    await houses.base.query(`create table kept.${name} as table public.${name}`);
  }
}

/** Puts everything back as it was, behind the back of the server that runs. */
async function restore(): Promise<void> {
  const copies = (await tables()).map(
    (name) => `delete from public.${name}; insert into public.${name} select * from kept.${name};`,
  );
  await houses.base.query(`begin; ${copies.join("\n")} commit;`);
}

test("INV-1 after an older backup was restored, a device brings the server up to date with what it still holds", async () => {
  const device = await SyncedDevice.paired(houses);
  await device.enrol();
  const drawer_id = drawerOf(device.id);
  device.do("shift.open", houses.own.member, { shift_id: newId(), drawer_id, float: 1_000 });
  device.do("choir.sing", houses.own.member, {});
  await device.push();
  await backUp();
  for (const verse of [3, 4, 5]) device.do("choir.sing", houses.own.member, { verse });
  expect(await device.push()).toMatchObject({ last_seq: 5, halt: null });
  const { docs, cursor } = await device.whole();

  await restore();
  expect(await device.pull(cursor)).toMatchObject({ reset: true, last_seq: 2, docs: [] });
  const asked = await device.push([]);
  expect(asked).toMatchObject({ last_seq: 2, last_hash: device.made[2]?.prev, halt: null });
  const again = await device.push(device.made.slice(asked.last_seq));
  expect(again).toMatchObject({ last_seq: 5, last_hash: device.prev, halt: null });
  expect(again.results.map(({ seq }) => seq)).toEqual([3, 4, 5]);
  expect((await device.push()).results.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);

  const rows = await houses.base.query<{ seq: string; count: number }>(
    "select seq, count(*)::int as count from tape where device_id = $1 and epoch = 1 group by seq order by seq",
    [device.id],
  );
  expect(rows.map(({ seq, count }) => [Number(seq), count])).toEqual([1, 2, 3, 4, 5].map((seq) => [seq, 1]));
  const fresh = await device.whole();
  expect(Object.fromEntries(fresh.docs)).toEqual(Object.fromEntries(docs));
  const { pipeline, database } = houses.server.house;
  expect((await verify(pipeline.house, database)).faults).toEqual([]);
});
