import { newId } from "@counterfoil/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tallyWorld, type TallyWorld } from "./fixtures/world.ts";
import { Busy } from "./lane.ts";
import { verify } from "./verify.ts";

let world: TallyWorld;
beforeEach(async () => {
  world = await tallyWorld({ lanes: 1 });
});
afterEach(() => world.close());

/** Cuts every other connection to this database, as a crash or a failover does. */
function cutConnections(): Promise<unknown> {
  return world.base.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
}

test("a busy lane collects while a batch commits: many commands, few transactions", async () => {
  const scope = await world.openScope();
  const before = world.pipeline.counters();
  await Promise.all(Array.from({ length: 500 }, () => world.add(scope, 1)));
  const after = world.pipeline.counters();
  expect(after.commands - before.commands).toBe(500);
  expect(after.batches - before.batches).toBeLessThan(20);
  expect(after.batches - before.batches).toBeGreaterThanOrEqual(Math.ceil(500 / 128));
});

test("a full queue says busy, takes nothing more, and works on", async () => {
  const scope = await world.openScope();
  const settled = await Promise.allSettled(Array.from({ length: 3_000 }, () => world.add(scope, 0)));
  const busy = settled.filter((one) => one.status === "rejected");
  expect(busy.length).toBeGreaterThan(0);
  expect(busy.every((one) => one.reason instanceof Busy)).toBe(true);
  const taken = settled.length - busy.length;
  expect(await world.count("tape")).toBe(taken + 1);
  expect(await world.add(scope, 1)).toMatchObject({ status: "accepted" });
});

test("INV-1 connections cut at any moment: every acknowledged command is stored, once", async () => {
  const scope = await world.openScope();
  const ids = Array.from({ length: 400 }, () => newId());
  const adding = Promise.all(ids.map((id) => world.add(scope, 1, { id })));
  for (let cut = 0; cut < 5; cut += 1) await cutConnections();
  const outcomes = await adding;
  expect(outcomes.every((outcome) => outcome.status === "accepted")).toBe(true);
  expect(await world.total(scope)).toBe(400);
  expect(world.pipeline.counters().retries).toBeGreaterThan(0);
  expect(await verify(world.pipeline.house, world.database)).toMatchObject({ ok: true });
});
