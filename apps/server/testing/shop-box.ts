import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { bootstrapHouse } from "@counterfoil/access/server";
import { Client } from "@counterfoil/client";
import { rebuild, verify } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { newToken, secretHash } from "@counterfoil/secrets";
import type { PushReply, SyncCommand } from "@counterfoil/sync/wire";
import { freePort, testDatabase, type TestDatabase } from "@counterfoil/testing";
import { venueDirectory } from "@counterfoil/venues/server";
import pg from "pg";
import { expect } from "vitest";
import type { Api } from "../api/index.ts";
import { readConfig, type Config } from "../config.ts";
import { startServer, type RunningServer } from "../server.ts";
import { SITE_TOKEN_PREFIX } from "../site/config.ts";
import { openSites } from "../site/open.ts";
import { SyncedDevice } from "./synced-device.ts";
import type { TwoHouses } from "./two-houses.ts";

const MAIN = join(import.meta.dirname, "../../cli/main.ts");

/** A server that a test stops and starts again, always at the same address. */
export class Station {
  readonly base: TestDatabase;
  readonly config: Config;
  readonly url: string;
  #running: RunningServer | null = null;

  private constructor(base: TestDatabase, config: Config) {
    this.base = base;
    this.config = config;
    this.url = `http://127.0.0.1:${config.port}`;
  }

  static async open(more: Partial<Config> = {}): Promise<Station> {
    const base = await testDatabase();
    const port = await freePort();
    const quiet = { ...readConfig({}), logLevel: "silent" as const, host: "127.0.0.1" };
    return new Station(base, { ...quiet, databaseUrl: base.url, port, ...more });
  }

  /** The same house as it is now, at the same address: a backup. Nobody may be connected. */
  async clone(): Promise<Station> {
    const wasRunning = this.#running !== null;
    await this.stop();
    const base = await testDatabase({ migrations: false });
    await copyDatabase(this.base, base);
    if (wasRunning) await this.start();
    return new Station(base, { ...this.config, databaseUrl: base.url });
  }

  get server(): RunningServer {
    if (!this.#running) throw new Error("the server does not run");
    return this.#running;
  }

  async start(say: (line: string) => void = () => {}, more: Partial<Config> = {}): Promise<void> {
    this.#running = await startServer({ ...this.config, ...more }, { checkReplies: true, say });
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.stop();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.base.drop();
  }
}

/** Makes `into` anew as `from` is. Whoever is connected to either is cut; test databases connect again. */
async function copyDatabase(from: TestDatabase, into: TestDatabase): Promise<void> {
  const server = new URL(from.url);
  server.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  try {
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
      from.name,
    ]);
    await admin.query(`drop database ${into.name} with (force)`);
    await admin.query(`create database ${into.name} template ${from.name}`);
  } finally {
    await admin.end();
  }
}

/** An office upstream with one location that sells a flat white, and the token of a box for it. */
export async function office() {
  const station = await Station.open();
  await station.start();
  const { database, pipeline } = station.server.house;
  const begun = await bootstrapHouse(
    { database, pipeline, venues: venueDirectory(database) },
    { merchant: { name: "Corner", currency: "USD", time_zone: "America/New_York" } },
  );
  const owner = begun.owner_token ?? "";
  const location: Id = begun.location_id;
  const variation = newId();
  const client = clientOf(station.url, owner, location);
  await client.post("/v1/catalog/batch-upsert", {
    body: {
      objects: [
        { type: "item", id: newId(), name: "Flat white", variations: [{ id: variation, price: 450 }] },
      ],
    },
  });
  const invite = async (at: Id = location): Promise<string> => {
    const token = newToken(SITE_TOKEN_PREFIX);
    await openSites(station.server.house).desk.invite(at, "Corner box", secretHash(token));
    return token;
  };
  return { station, owner, merchant: begun.merchant_id, location, variation, client, invite };
}

export type Office = Awaited<ReturnType<typeof office>>;

/** A box of that office, on a database of its own, not yet started. */
export async function boxOf({ station }: Office, token: string): Promise<Station> {
  return Station.open({ upstream: { url: station.url, token } });
}

export function clientOf(baseUrl: string, token: string, location: Id): Client<Api> {
  return new Client<Api>({ baseUrl, token: () => token, location: () => location, retries: 0 });
}

/** Sells so many flat whites for cash. */
export async function sell(client: Client<Api>, variation: Id, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await client.post("/v1/orders", {
      body: {
        id: newId(),
        lines: [{ uid: "1", variation_id: variation, quantity: 1 + (n % 3) }],
        payments: [{ tender: "cash", tendered: 2_000 }],
      },
    });
  }
}

/** A tape, row by row, with all its columns. */
export function tapeOf({ base }: Station, scope: Id): Promise<unknown[]> {
  return base.query(
    `select version, id, device_id, epoch, seq, type, command, command_hash, input_hash, events, refusal,
       received_at::text, entry_hash from tape where scope_id = $1 order by version`,
    [scope],
  );
}

/** Every hash, every sequence and every account holds, and the views are those of the tape. */
export async function expectWhole({ base, server }: Station): Promise<void> {
  const { pipeline, database } = server.house;
  expect((await verify(pipeline.house, database)).faults).toEqual([]);
  const { tables } = await rebuild(pipeline.house, base.connection, { replace: false });
  expect(tables.filter(({ different }) => different > 0)).toEqual([]);
}

export async function statusOf({ url }: Station): Promise<Record<string, unknown>> {
  return (await fetch(`${url}/v1/site/status`)).json() as Promise<Record<string, unknown>>;
}

/** A till of the office's location with a sequence of its own, that pushes wherever it is told to. */
export async function pairedTill({ station, location, client }: Office) {
  const { code } = await client.post("/v1/devices/codes", { body: {} });
  const [id, token] = [newId(), newToken("cfd")];
  await client.post("/v1/devices", { body: { code, id, token } });
  const device = new SyncedDevice({ server: station.server } as TwoHouses, location, id, token);
  await device.enrol();
  const push = async (to: Station, commands: readonly SyncCommand[]): Promise<PushReply> => {
    const answer = await fetch(`${to.url}/v1/sync/push`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(device.bodyOf(commands)),
    });
    const said = await answer.json();
    expect(answer.status, JSON.stringify(said)).toBe(200);
    return said as PushReply;
  };
  return { device, push };
}

/** The box as a process of its own, which can be killed. */
export function spawnBox({ config }: Station): ChildProcess {
  const { databaseUrl = "", port, upstream } = config;
  return spawn(process.execPath, [MAIN, "serve", "--json"], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      LOG_LEVEL: "silent",
      COUNTERFOIL_UPSTREAM: upstream?.url,
      COUNTERFOIL_UPSTREAM_TOKEN: upstream?.token,
    },
    stdio: "ignore",
  });
}
