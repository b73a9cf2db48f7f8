import { testDatabase } from "@counterfoil/testing";
import Type from "typebox";
import { expect, test } from "vitest";
import { int4 } from "./codecs.ts";
import { Database } from "./database.ts";
import { isTransient } from "./problems.ts";
import { statement } from "./statement.ts";

const ownPid = statement({
  name: "test.own_pid",
  text: "select pg_backend_pid() as pid",
  params: {},
  row: Type.Object({ pid: Type.Integer() }),
});

const endBackend = statement({
  name: "test.end_backend",
  text: "select pg_terminate_backend($1, 5000) as done",
  params: { pid: int4 },
  row: Type.Object({ done: Type.Boolean() }),
});

test("a connection that is cut inside a transaction fails the transaction and nothing else", async () => {
  await using base = await testDatabase({ migrations: false });
  const database = new Database(base.connection);
  const cut = database.transaction(async (tx) => {
    const [own] = await tx.query(ownPid, {});
    expect(await database.query(endBackend, { pid: own?.pid ?? 0 })).toEqual([{ done: true }]);
    await tx.query(ownPid, {});
  });
  const problem = await cut.catch((caught: unknown) => caught);
  expect(isTransient(problem), String(problem)).toBe(true);
  expect(await database.query(ownPid, {})).toHaveLength(1);
  await database.close();
});
