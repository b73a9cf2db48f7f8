import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { tempDir, testDatabase } from "@counterfoil/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { CommitLost, isTransient, sqlState } from "./problems.ts";

async function problemOf(connection: pg.ClientConfig, text = "select 1"): Promise<unknown> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query(text);
    return undefined;
  } catch (problem) {
    return problem;
  } finally {
    await client.end().catch(() => {});
  }
}

test("a database that is away is worth another try: refused, gone with its socket, hung up, killed, silent", async () => {
  await using dir = tempDir();
  await using base = await testDatabase();
  const rude = createServer((socket) => socket.destroy());
  const silent = createServer(() => {});
  for (const server of [rude, silent]) await once(server.listen(0, "127.0.0.1"), "listening");
  const portOf = (server: typeof rude): number => (server.address() as AddressInfo).port;
  const away = [
    { host: "127.0.0.1", port: 1 },
    { host: dir.path, port: 5432 },
    { host: join(dir.path, "gone"), port: 5432 },
    { host: "127.0.0.1", port: portOf(rude) },
    { host: "127.0.0.1", port: portOf(silent), connectionTimeoutMillis: 50 },
  ];
  for (const connection of away) {
    const problem = await problemOf(connection);
    expect([isTransient(problem), sqlState(problem)], String(problem)).toEqual([true, undefined]);
  }
  const killed = await problemOf(base.connection, "select pg_terminate_backend(pg_backend_pid())");
  expect([isTransient(killed), sqlState(killed)]).toEqual([true, "57P01"]);
  rude.close();
  silent.close();
});

test("a broken pipe is the system's word, though it has the form of an SQLSTATE", () => {
  const pipe = Object.assign(new Error("write EPIPE"), { code: "EPIPE", errno: -32, syscall: "write" });
  expect([isTransient(pipe), sqlState(pipe)]).toEqual([true, undefined]);
  expect(isTransient(new CommitLost("gone"))).toBe(true);
});

test("what would fail again is not tried again", async () => {
  await using base = await testDatabase();
  const wrong = await problemOf(base.connection, "select 1 / 0");
  expect([isTransient(wrong), sqlState(wrong)]).toEqual([false, "22012"]);
  expect(isTransient(new TypeError("x is undefined"))).toBe(false);
  expect(isTransient(Object.assign(new Error("no such file"), { code: "ENOENT", syscall: "open" }))).toBe(
    false,
  );
  expect(isTransient(null)).toBe(false);
});
