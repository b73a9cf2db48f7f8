import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bootstrapHouse } from "@counterfoil/access/server";
import { Client } from "@counterfoil/client";
import { newId } from "@counterfoil/ids";
import { eventually, tempDir, testDatabase } from "@counterfoil/testing";
import { venueDirectory } from "@counterfoil/venues/server";
import { expect, test } from "vitest";
import type { Api } from "./api/index.ts";
import { readConfig } from "./config.ts";
import { startServer, type RunningServer } from "./server.ts";

const quiet = { ...readConfig({}), host: "127.0.0.1", port: 0, logLevel: "silent" as const };

async function signedIn(server: RunningServer): Promise<Client<Api>> {
  const { database, pipeline } = server.house;
  const merchant = { name: "Corner", currency: "USD", time_zone: "America/New_York" };
  const { owner_token } = await bootstrapHouse(
    { database, pipeline, venues: venueDirectory(database) },
    { merchant },
  );
  return new Client<Api>({ baseUrl: server.url, token: () => owner_token ?? undefined });
}

test("it says how it is, and shows its API", async () => {
  await using base = await testDatabase();
  const server = await startServer({ ...quiet, databaseUrl: base.url }, { checkReplies: true });
  const read = (path: string) => fetch(server.url + path);
  expect(await (await read("/healthz")).json()).toEqual({ status: "ok" });
  expect(await (await read("/readyz")).json()).toEqual({ status: "ok", outbox: 0, waiting: 0 });
  expect(await (await read("/version")).json()).toMatchObject({ version: "0.1.0" });
  const docs = await read("/docs");
  expect(docs.headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(await docs.text()).toContain("<h1>Counterfoil API</h1>");
  expect(await (await read("/v1/openapi.json")).json()).toMatchObject({ openapi: "3.1.0" });
  expect((await fetch(`${server.url}/till`, { redirect: "manual" })).headers.get("location")).toBe("/till/");
  for (const path of [
    "/till/%2e%2e/%2e%2e/package.json",
    "/till/..%2f..%2fpackage.json",
    "/till/nothing.js",
  ]) {
    expect(await (await read(path)).json()).toMatchObject({ status: 404, code: "unknown_route" });
  }
  await server.stop();
  await expect(read("/healthz")).rejects.toThrow();
});

test("asked to stop, it answers what is under way and takes nothing more", async () => {
  await using base = await testDatabase();
  const server = await startServer({ ...quiet, databaseUrl: base.url }, { checkReplies: true });
  const client = await signedIn(server);
  const adding = Array.from({ length: 20 }, (_, n) =>
    client.post("/v1/locations", { body: { id: newId(), name: `Shop ${n}` }, retries: 0 }),
  );
  await eventually(async () => expect(server.house.pipeline.counters().commands).toBeGreaterThan(5));
  const [answers] = await Promise.all([Promise.allSettled(adding), server.stop()]);
  const added = answers.filter((answer) => answer.status === "fulfilled");
  const [row] = await base.query<{ count: number }>(
    "select count(*)::int as count from tape where type = 'location.add'",
  );
  expect(added.length).toBeGreaterThan(0);
  expect(row?.count).toBeGreaterThanOrEqual(added.length);
});

test("INV-1 a database that is killed comes back by itself, and sales go on", async () => {
  await using folder = tempDir();
  const server = await startServer(
    { ...quiet, databaseUrl: undefined, dataDir: folder.path },
    { checkReplies: true },
  );
  try {
    const client = await signedIn(server);
    const before = await client.post("/v1/customers", { body: { id: newId(), name: "Ada" } });
    const [pid] = readFileSync(join(folder.path, "postgres/cluster/postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGKILL");
    const after = await client.post("/v1/customers", { body: { id: newId(), name: "Bo" }, retries: 20 });
    expect(after.name).toBe("Bo");
    expect(await client.get("/v1/customers/{id}", { params: { id: before.id } })).toEqual(before);
    await eventually(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(200));
  } finally {
    await server.stop();
  }
});
