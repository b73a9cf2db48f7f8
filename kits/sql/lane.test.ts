import { testDatabase } from "@counterfoil/testing";
import pg from "pg";
import Type from "typebox";
import { expect, test } from "vitest";
import { int4 } from "./codecs.ts";
import { Lane } from "./lane.ts";
import { TransientProblem } from "./problems.ts";
import { statement } from "./statement.ts";

const lockRow = statement({
  name: "test.lock_row",
  text: "select n from kept where n = $1 for update",
  params: { n: int4 },
  row: Type.Object({ n: Type.Integer() }),
});

test("a lane does not wait without end for what somebody else has locked", async () => {
  await using base = await testDatabase({ migrations: false });
  await base.query("create table kept (n integer primary key)");
  await base.query("insert into kept values (1)");
  const holder = new pg.Client(base.connection);
  await holder.connect();
  await holder.query("begin");
  await holder.query("select from kept for update");
  const lane = new Lane(base.connection, { lockTimeoutMs: 50 });
  const lock = () =>
    lane.transaction(async (tx) => ({ value: await tx.query(lockRow, { n: 1 }), pending: [] }));
  await expect(lock()).rejects.toThrow(TransientProblem);
  await holder.query("commit");
  expect(await lock()).toEqual([{ n: 1 }]);
  await holder.end();
  await lane.close();
});
