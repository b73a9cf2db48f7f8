import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId, type Id } from "@counterfoil/ids";
import { freePort, openPostgres, type Postgres } from "@counterfoil/postgres";
import pg from "pg";
import { ServerChild } from "./child.ts";
import { beginHouse, furnish, type Place, type Send, sender } from "./house.ts";
import { makeMenu, type Menu } from "./menu.ts";

export interface StageOptions {
  /** How many the house has. */
  readonly locations: number;
  /** Left as it is in the end; without it a temporary directory, which is removed. */
  readonly dataDir?: string;
  /** For the server, over what this process has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A request, ready to be sent. */
export interface Ask {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/**
 * A house that sells, for programs that measure it or hurt it: the real server as a child process, on an embedded
 * PostgreSQL with the real settings, with locations and a menu.
 */
export interface Stage extends AsyncDisposable {
  readonly origin: string;
  readonly ownerToken: string;
  /** What every request needs, with a JSON body or without. */
  readonly headers: Record<string, string>;
  readonly dataDir: string;
  /** The environment of the server, and of commands that are to meet the same house. */
  readonly env: NodeJS.ProcessEnv;
  /** What the server writes to its standard error. */
  readonly logFile: string;
  readonly locations: readonly Place[];
  readonly menu: Menu;
  /** The reads that people wait for, by name. */
  readonly reads: Readonly<Record<string, Ask>>;
  /** An empty database beside the house's, on the same PostgreSQL. */
  readonly scratchUrl: string;
  /** The server's process; another one after each restart. */
  readonly pid: number;
  /** A body for `POST /v1/orders`: three lines with two modifiers each and a tax, paid in cash. */
  sale(location: Place, id?: Id): string;
  /** Sends one request as the owner. @throws when the answer is not 2xx */
  readonly send: Send;
  /** Asks the house's database. Brings it back when it is down. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** How far the write-ahead log reaches. */
  walBytes(): Promise<number>;
  /** Kills the server's process, as a power cut would, or asks it to end. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** Ends the server if it runs, and starts it on the same port. */
  restart(): Promise<void>;
  /** Ends everything that was started here. */
  stop(): Promise<void>;
}

const SCRATCH = "scratch";
const LINES = 3;
/** More than any sale here costs. */
const TENDERED_MINOR = 10_000;

export async function openStage(options: StageOptions): Promise<Stage> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "counterfoil-stage-"));
  const origin = `http://127.0.0.1:${await freePort()}`;
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    LOG_LEVEL: "error",
    ...options.env,
    COUNTERFOIL_DATA: dataDir,
    HOST: "127.0.0.1",
    PORT: new URL(origin).port,
  };
  const postgres = await openPostgres({ dataDir });
  const server = new ServerChild(origin, join(dataDir, "server.log"), env);
  const close = async (): Promise<void> => {
    await server.end("SIGTERM");
    await postgres.stop();
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    return await raise(options, { dataDir, env, postgres, server, close });
  } catch (problem) {
    await close();
    throw problem;
  }
}

interface Ground {
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly postgres: Postgres;
  readonly server: ServerChild;
  readonly close: () => Promise<void>;
}

async function raise(options: StageOptions, ground: Ground): Promise<Stage> {
  const { dataDir, env, postgres, server } = ground;
  const { token, first } = await beginHouse(env);
  await server.start();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const send = sender(server.origin, headers);
  const menu = makeMenu();
  const locations = await furnish(send, first, options.locations, menu);
  const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
    await postgres.ensure();
    return ask<Row>(postgres.connection, text, values);
  };
  await query(`create database ${SCRATCH}`);
  let turn = 0;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= ground.close());
  return {
    origin: server.origin,
    ownerToken: token,
    headers,
    dataDir,
    env,
    logFile: server.logFile,
    locations,
    menu,
    reads: readsOf(headers, menu, first),
    scratchUrl: postgres.url(SCRATCH),
    get pid() {
      return server.pid;
    },
    sale: (location, id = newId()) => saleBody(menu, location, id, (turn += 1)),
    send,
    query,
    walBytes: async () => {
      const [row] = await query<{ bytes: string }>(
        "select (pg_current_wal_insert_lsn() - '0/0')::text as bytes",
      );
      return Number(row?.bytes ?? 0);
    },
    end: (signal) => server.end(signal),
    restart: async () => {
      await server.end("SIGTERM");
      await server.start();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Every third dish of the card is on one order, beginning with another one each time. */
function saleBody(menu: Menu, location: Place, id: Id, turn: number): string {
  const lines = Array.from({ length: LINES }, (_, n) => {
    const dish = menu.dishes[(turn + n * LINES) % menu.dishes.length];
    if (!dish) throw new Error("a menu has dishes");
    return {
      uid: `line-${n + 1}`,
      variation_id: dish.variation_id,
      quantity: 1 + (n % 2),
      modifiers: dish.modifiers.map((modifier_id) => ({ modifier_id })),
    };
  });
  return JSON.stringify({
    id,
    location_id: location.id,
    type: "takeaway",
    lines,
    payments: [{ id: newId(), tender: "cash", tendered: TENDERED_MINOR }],
  });
}

function readsOf(headers: Record<string, string>, menu: Menu, place: Place): Record<string, Ask> {
  const read = (path: string): Ask => ({
    method: "GET",
    path,
    headers: { ...headers, "x-location-id": place.id },
  });
  const today = new Date().toISOString().slice(0, "YYYY-MM-DD".length);
  const item = menu.dishes[0]?.item_id ?? "";
  return {
    "item list": read("/v1/catalog/objects?types=item"),
    "item by id": read(`/v1/catalog/objects/${item}`),
    "sales report by item": read(`/v1/reports/sales?from=${today}&to=${today}&by=item`),
  };
}

async function ask<Row extends pg.QueryResultRow>(
  connection: pg.ClientConfig,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client(connection);
  client.on("error", () => {}); // the query under way fails with the same error
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
