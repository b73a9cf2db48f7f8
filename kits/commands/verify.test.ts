import { afterEach, beforeEach, expect, test } from "vitest";
import type { Id } from "@counterfoil/ids";
import { tallyWorld, type TallyWorld } from "./fixtures/world.ts";
import { Pipeline } from "./pipeline.ts";
import { rebuild } from "./rebuild.ts";
import { verify } from "./verify.ts";

let world: TallyWorld;
let scope: Id;
beforeEach(async () => {
  world = await tallyWorld();
  scope = await world.openScope();
  for (let n = 1; n <= 5; n += 1) await world.add(scope, n);
});
afterEach(() => world.close());

async function faultsAfter(tampering: string): Promise<{ version: number; fault: string }[]> {
  await world.base.query(tampering);
  const verdict = await verify(world.pipeline.house, world.database);
  expect(verdict.ok).toBe(verdict.faults.length === 0);
  return verdict.faults.map(({ version, fault }) => ({ version, fault }));
}

test("INV-8 an untouched tape has no faults", async () => {
  expect(await faultsAfter("select 1")).toEqual([]);
});

test("INV-8 a changed command is found by the entry that holds it", async () => {
  const [first] = await faultsAfter(
    `update tape set command = replace(command, '"n":3', '"n":2') where version = 4`,
  );
  expect(first).toEqual({ version: 4, fault: "the command was changed after it was sealed" });
});

test("INV-8 a command changed together with its hash breaks the chain behind it", async () => {
  const faults = await faultsAfter(`
    update tape set command = replace(command, '"n":3', '"n":2'),
      command_hash = sha256(convert_to(replace(command, '"n":3', '"n":2'), 'UTF8')) where version = 4`);
  expect(faults[0]).toEqual({
    version: 4,
    fault: "the entry or the one before it was changed after it was sealed",
  });
  expect(faults.some(({ fault }) => fault.includes("does not follow the one before it"))).toBe(true);
});

test("INV-8 changed events are found", async () => {
  const [first] = await faultsAfter(
    `update tape set events = replace(events, '"n":3', '"n":2') where version = 4`,
  );
  expect(first?.version).toBe(4);
});

test("INV-8 what is no command any more is a fault of its entry, and the walk goes on", async () => {
  const faults = await faultsAfter(
    "update tape set command = left(command, 40), events = '[' where version = 4",
  );
  expect(faults.map(({ version }) => version)).toContain(4);
  expect(faults[0]).toEqual({ version: 4, fault: "the command was changed after it was sealed" });
  expect(faults.every(({ version }) => version === 4 || version === 5)).toBe(true);
});

test("INV-2 a missing entry is found, in the middle and at the end", async () => {
  expect((await faultsAfter("delete from tape where version = 3"))[0]).toEqual({
    version: 4,
    fault: "entry 3 is missing",
  });
  expect(await faultsAfter("delete from tape where version >= 5")).toContainEqual({
    version: 6,
    fault: "the scope is at 6, its tape at 4",
  });
});

test("INV-8 columns that contradict their command are found", async () => {
  const [first] = await faultsAfter("update tape set device_id = gen_random_uuid() where version = 6");
  expect(first?.version).toBe(6);
});

test("a domain's check is asked", async () => {
  const faults = await faultsAfter("update tallies set total = 99");
  expect(faults).toEqual([
    { version: 0, fault: "tally equals its moves: tally beers is not the sum of its moves" },
  ]);
});

test("INV-11 a view that was tampered with is named, and replaced when asked", async () => {
  await world.base.query("update tallies set total = 99");
  const looked = await rebuild(world.pipeline.house, world.base.connection, { replace: false });
  expect(looked).toMatchObject({ equal: false, replaced: false });
  expect(await world.total(scope)).toBe(99);
  const mended = await rebuild(world.pipeline.house, world.base.connection, { replace: true });
  expect(mended).toMatchObject({ equal: false, replaced: true });
  expect(mended.tables.filter((table) => table.different > 0).map((table) => table.table)).toEqual([
    "tallies",
  ]);
  expect(await world.total(scope)).toBe(15);
  expect((await rebuild(world.pipeline.house, world.base.connection, { replace: false })).equal).toBe(true);
});

test("INV-11 a process that had read what was wrong does not bring it back after it was replaced", async () => {
  await world.base.query(`update tallies set total = 99, doc = '{"total":99,"adds":1}'`);
  const other = new Pipeline({
    house: world.pipeline.house,
    connection: world.base.connection,
    database: world.database,
  });
  const add = (): Promise<unknown> =>
    other.submit(world.draft(scope, "tally.add", { tally: "beers", n: 1 }), world.grant);
  await add();
  expect(await world.total(scope)).toBe(100);
  expect(await rebuild(world.pipeline.house, world.base.connection, { replace: true })).toMatchObject({
    replaced: true,
  });
  await add();
  await other.close();
  expect(await world.total(scope)).toBe(17);
  expect((await rebuild(world.pipeline.house, world.base.connection, { replace: false })).equal).toBe(true);
});
