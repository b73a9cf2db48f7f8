import { truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, openPostgres } from "@counterfoil/postgres";
import { tempDir, type TempDir } from "@counterfoil/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ServerChild } from "./child.ts";
import { type Send, sender } from "./house.ts";
import { openStage, runCli, type Place, type Stage } from "./index.ts";

/** A house is opened on a database of its own, and programs are started one after another. */
vi.setConfig({ testTimeout: 5 * 60_000, hookTimeout: 5 * 60_000 });
const SELLERS = 2;
/** Enough goes on to be seen, and not so much that looking at it takes long. */
const PAUSE_MS = 20;

let stage: Stage;
let dir: TempDir;
let place: Place;
beforeAll(async () => {
  dir = tempDir();
  stage = await openStage({ locations: 2 });
  [place = { id: "" }] = stage.locations;
});
afterAll(async () => {
  await stage.stop();
  await dir.remove();
});

const at = (name: string): string => join(dir.path, name);
const sell = () => stage.send("POST", "/v1/orders", JSON.parse(stage.sale(place)));
/** Another house on this machine. */
const elsewhere = () => ({ ...stage.env, COUNTERFOIL_DATA: at("elsewhere") });

/** Does something while sales go on; tells how many went on meanwhile. */
async function whileSelling<T>(work: () => Promise<T>): Promise<T> {
  let open = true;
  let sold = 0;
  const sellers = Array.from({ length: SELLERS }, async () => {
    while (open) {
      await sell();
      sold += 1;
      await sleep(PAUSE_MS);
    }
  });
  const done = await work().finally(() => (open = false));
  await Promise.all(sellers);
  expect(sold).toBeGreaterThan(0);
  return done;
}

test("INV-8 verify, rebuild and backup look at a house that sells, and find nothing wrong with it", async () => {
  const { verified, rebuilt, kept } = await whileSelling(async () => ({
    verified: await runCli(["verify"], stage.env),
    rebuilt: await runCli(["rebuild"], stage.env),
    kept: await runCli(["backup", at("backup")], stage.env),
  }));
  expect(verified).toMatchObject({ code: 0, json: { ok: true, scopes: 3, faults: [], first_fault: null } });
  expect(Number(verified.json["chains"])).toBeGreaterThanOrEqual(3);
  expect(rebuilt).toMatchObject({ code: 0, json: { ok: true, equal: true, replaced: false } });
  expect(kept, kept.stderr).toMatchObject({ code: 0, json: { ok: true, scopes: 3, checked: true } });
  expect(Number(kept.json["entries"])).toBeGreaterThan(Number(verified.json["entries"]));
  expect(kept.stderr).toContain("verifying …");
  expect((await runCli(["backup", at("backup")], stage.env)).json).toMatchObject({ ok: false });
});

test("migrate tries without a trace, tells where the database stands, and brings it up to date", async () => {
  const tried = await runCli(["migrate", "--dry-run"], elsewhere());
  expect(tried).toMatchObject({ code: 0, json: { ok: true, dry_run: true } });
  const before = await runCli(["migrate", "--status"], elsewhere());
  expect(before).toMatchObject({ code: 0, json: { ok: true, applied: [], problem: null } });
  const names = (list: unknown) => (list as { name: string }[]).map(({ name }) => name);
  expect(names(before.json["pending"])).toEqual(tried.json["applied"]);
  expect(await runCli(["migrate"], elsewhere())).toMatchObject({ json: { applied: tried.json["applied"] } });
  const after = await runCli(["migrate", "--status"], elsewhere());
  expect(names(after.json["applied"])).toEqual(tried.json["applied"]);
  const nothing = await runCli(["backup", at("nothing")], { ...stage.env, COUNTERFOIL_DATA: at("fresh") });
  expect(nothing).toMatchObject({ code: 1, json: { error: expect.stringContaining("There is no house") } });
});

test("a backup restored elsewhere sells on: the same tape, the same owner, the next receipt", async () => {
  const last = (await sell()) as { id: string; receipt: { legal_number: string } };
  const kept = await runCli(["backup", at("last")], stage.env);
  const restored = await runCli(["restore", at("last")], elsewhere());
  expect(restored, restored.stderr).toMatchObject({ code: 0, json: { ok: true, kept: null } });
  expect(restored.json["entries"]).toBe(kept.json["entries"]);
  expect(await runCli(["rebuild"], elsewhere())).toMatchObject({ code: 0, json: { equal: true } });
  expect(await runCli(["verify"], elsewhere())).toMatchObject({ code: 0, json: { ok: true } });

  await serving(at("elsewhere"), async (send) => {
    expect(await send("GET", `/v1/orders/${last.id}?location_id=${place.id}`)).toMatchObject(last);
    const next = (await send("POST", "/v1/orders", JSON.parse(stage.sale(place)))) as typeof last;
    expect(numberOf(next)).toBe(numberOf(last) + 1);
  });
});

test("restore refuses a house that lives, one that is in use, and a backup that was cut", async () => {
  const live = await runCli(["restore", at("last")], elsewhere());
  expect(live).toMatchObject({
    code: 1,
    json: { ok: false, error: expect.stringContaining("--overwrite") },
  });
  const used = await runCli(["restore", at("last"), "--overwrite"], stage.env);
  expect(used).toMatchObject({ code: 1, json: { error: expect.stringContaining("Stop the server") } });
  truncateSync(at("last/tape.copy.gz"), 1_000);
  const cut = await runCli(["restore", at("last"), "--overwrite"], elsewhere());
  expect(cut).toMatchObject({ code: 1, json: { error: expect.stringContaining("tape.copy.gz") } });
  expect(await sell()).toMatchObject({ state: "completed" });
});

test("INV-8 verify names the first bad entry, and rebuild the table that differs and cures it", async () => {
  const overwritten = await runCli(["restore", at("backup"), "--overwrite"], elsewhere());
  expect(overwritten).toMatchObject({ code: 0, json: { kept: expect.stringContaining("_before_") } });
  await tamper(at("elsewhere"), "update receipts set total = total + 1 where number = 1");
  const differs = await runCli(["rebuild"], elsewhere());
  expect(differs).toMatchObject({ code: 1, json: { ok: false, equal: false, replaced: false } });
  expect(differs.json["tables"]).toContainEqual(expect.objectContaining({ table: "receipts", different: 2 }));
  const cured = await runCli(["rebuild", "--replace"], elsewhere());
  expect(cured).toMatchObject({ code: 0, json: { ok: true, equal: false, replaced: true } });
  expect(await runCli(["verify"], elsewhere())).toMatchObject({ code: 0 });
  await tamper(
    at("elsewhere"),
    "update tape set events = replace(events, '\"total\":', '\"total\":1') where version = 3",
  );
  const bad = await runCli(["verify"], elsewhere());
  expect(bad).toMatchObject({ code: 1, json: { ok: false, first_fault: { version: 3 } } });
});

/** Serves the house of a data directory while `work` speaks to it. */
async function serving(dataDir: string, work: (send: Send) => Promise<void>): Promise<void> {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const env = { ...stage.env, COUNTERFOIL_DATA: dataDir, PORT: new URL(origin).port };
  const server = new ServerChild(origin, at("server.log"), env);
  await server.start();
  try {
    await work(sender(origin, stage.headers));
  } finally {
    await server.end("SIGTERM");
  }
}

async function tamper(dataDir: string, text: string): Promise<void> {
  const postgres = await openPostgres({ dataDir });
  const client = new pg.Client(postgres.connection);
  await client.connect();
  await client.query(text);
  await client.end();
  await postgres.stop();
}

function numberOf({ receipt }: { receipt: { legal_number: string } }): number {
  return Number(receipt.legal_number.split("-")[1]);
}
