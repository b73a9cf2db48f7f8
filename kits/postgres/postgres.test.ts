import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgres, PostgresProblem, type Postgres } from "./index.ts";

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;
const scratch = fs.mkdtempSync(join(tmpdir(), "postgres-kit-"));
fs.chmodSync(scratch, 0o755);
const shared = join(scratch, "shared");
const openers: Opener[] = [];

beforeAll(async () => {
  await (await openPostgres({ dataDir: shared })).stop();
}, 60_000);

afterAll(async () => {
  for (const { child } of openers) child.kill("SIGKILL");
  for (const name of fs.readdirSync(scratch)) await killPostmaster(join(scratch, name), "SIGQUIT");
  fs.rmSync(scratch, { recursive: true, force: true });
});

describe("the first start", () => {
  test("makes a UTF-8 cluster with checksums, durable settings and a private password", async () => {
    await using postgres = await openPostgres({ dataDir: shared });
    expect(postgres.owned).toBe("started");
    expect(postgres.version).toMatch(/^18\./);
    expect(
      await settings(postgres, "server_encoding", "data_checksums", "fsync", "full_page_writes"),
    ).toEqual(["UTF8", "on", "on", "on"]);
    expect(await settings(postgres, "synchronous_commit", "listen_addresses")).toEqual(["on", "127.0.0.1"]);
    expect(fs.statSync(join(shared, "postgres/secret")).mode & 0o777).toBe(0o600);
    const guess = new URL(postgres.url());
    guess.password = "guess";
    await expect(ask({ connectionString: guess.href }, "SELECT 1")).rejects.toThrow("password");
  });

  test("settings of the caller win over ours", async () => {
    await using postgres = await openPostgres({ dataDir: shared, settings: { synchronous_commit: "off" } });
    expect(await settings(postgres, "synchronous_commit", "fsync")).toEqual(["off", "on"]);
  });

  test("two processes that start at the same instant end on one postmaster", async () => {
    const dir = join(scratch, "race");
    const [one, two] = await Promise.all([opener(dir), opener(dir)]);
    expect(one.said["url"]).toBe(two.said["url"]);
    expect(new Set([one.said["owned"], two.said["owned"]])).toEqual(new Set(["adopted", "started"]));
    expect(await one.stop()).toBe("left_running");
    expect(await two.stop()).toBe("stopped");
  });

  test("one interrupted in the middle of initdb is simply repeated", async () => {
    const dir = join(scratch, "interrupted");
    const { child } = launch(dir);
    const home = join(dir, "postgres");
    await until(
      () => fs.existsSync(home) && fs.readdirSync(home).some((name) => name.startsWith("unfinished-")),
    );
    child.kill("SIGKILL");
    const postgres = await openPostgres({ dataDir: dir });
    expect(await postgres.stop()).toBe("stopped");
  });

  test("an ordinary user needs nothing from root", async () => {
    const dir = join(scratch, "ordinary");
    fs.mkdirSync(dir);
    if (isRoot) fs.chownSync(dir, NOBODY, NOBODY);
    const user = await opener(dir, isRoot ? { uid: NOBODY, gid: NOBODY } : {});
    expect(user.said["uid"]).not.toBe(0);
    expect(await user.stop()).toBe("stopped");
    // Root may look in later, and leaves it usable.
    await (await openPostgres({ dataDir: dir })).stop();
    const again = await opener(dir, isRoot ? { uid: NOBODY, gid: NOBODY } : {});
    expect(await again.stop()).toBe("stopped");
  });

  test("a data directory that only its owner can enter, with a path too long for a socket, works too", async () => {
    const closed = join(scratch, "closed");
    fs.mkdirSync(closed, { mode: 0o700 });
    const postgres = await openPostgres({ dataDir: join(closed, "deep-".repeat(20)) });
    expect(postgres.connection.host).toBe("127.0.0.1");
    expect(await ask(postgres.connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await postgres.stop()).toBe("stopped");
  });
});

describe("after a kill -9", () => {
  test("of the postmaster, ensure() brings it back on the same port with everything committed", async () => {
    await using postgres = await openPostgres({ dataDir: shared });
    await ask(postgres.connection, "CREATE TABLE IF NOT EXISTS kept (n int)");
    await ask(postgres.connection, "INSERT INTO kept VALUES (7)");
    const before = postgres.connection;
    await killPostmaster(shared, "SIGKILL");
    await Promise.all([postgres.ensure(), postgres.ensure()]);
    expect(postgres.connection).toEqual(before);
    expect(await ask(before, "SELECT DISTINCT n FROM kept")).toEqual([{ n: 7 }]);
  });

  test("of the postmaster, stop() has nothing left to do and ensure() does not undo it", async () => {
    const postgres = await openPostgres({ dataDir: shared });
    await killPostmaster(shared, "SIGKILL");
    expect(await postgres.stop()).toBe("stopped");
    await expect(postgres.ensure()).rejects.toThrow("stop()");
    expect(() => postgres.connection).toThrow("stop()");
  });

  test("of a backend, ensure() waits for the recovery", async () => {
    await using postgres = await openPostgres({ dataDir: shared });
    const client = new pg.Client(postgres.connection);
    client.on("error", () => {});
    await client.connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    process.kill(rows[0]!.pid, "SIGKILL");
    await new Promise((ended) => client.once("end", ended));
    // The postmaster throws everybody out a moment later, so one who was let in may have to come again.
    const again = (): Promise<unknown> =>
      postgres.ensure().then(() => ask(postgres.connection, "SELECT 1 AS one"));
    await eventually(async () => expect(await again()).toEqual([{ one: 1 }]));
  });

  test("of the process that started it, the orphan is adopted and stopped like our own", async () => {
    const parent = await opener(shared);
    parent.child.kill("SIGKILL");
    await once(parent.child, "exit");
    const postgres = await openPostgres({ dataDir: shared });
    expect(postgres.owned).toBe("adopted");
    expect(postgres.url()).toBe(parent.said["url"]);
    expect(await postgres.stop()).toBe("stopped");
  });

  test("a pid file whose number another program bears by now does not block the start", async () => {
    await openPostgres({ dataDir: shared });
    const account = fs.statSync(join(shared, "postgres"));
    await killPostmaster(shared, "SIGKILL");
    const bearer = spawn("sleep", ["60"], isRoot ? { uid: account.uid, gid: account.gid } : {});
    const file = join(shared, "postgres/cluster/postmaster.pid");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/^\d+/, String(bearer.pid)));
    await using postgres = await openPostgres({ dataDir: shared });
    expect(postgres.owned).toBe("started");
    bearer.kill();
  });
});

describe("stop", () => {
  test("leaves the database to those who are still in it; the last one out stops it", async () => {
    const first = await openPostgres({ dataDir: shared });
    const second = await openPostgres({ dataDir: shared });
    const url = first.url();
    expect([await first.others(), await second.others()]).toEqual([1, 1]);
    expect(await first.stop()).toBe("left_running");
    expect(await second.others()).toBe(0);
    expect(await first.stop()).toBe("left_running");
    expect(await ask(second.connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await second.stop()).toBe("stopped");
    await expect(ask({ connectionString: url }, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  });

  test("leaves it to a person with a console, and counts our own named connections as ours", async () => {
    const postgres = await openPostgres({ dataDir: shared });
    const pool = new pg.Pool({
      ...postgres.connection,
      application_name: `${postgres.connection.application_name} lane 1`,
    });
    pool.on("error", () => {});
    await pool.query("SELECT 1");
    const person = new pg.Client({ ...postgres.connection, application_name: "psql" });
    await person.connect();
    expect(await postgres.stop()).toBe("left_running");
    await person.end();
    expect(await (await openPostgres({ dataDir: shared })).stop()).toBe("left_running"); // the pool, whose opener has left
    await pool.end();
    expect(await (await openPostgres({ dataDir: shared })).stop()).toBe("stopped");
  });

  test("starting and stopping from several sides at once always leaves an opener with a living database", async () => {
    const round = async (): Promise<void> => {
      for (let turn = 0; turn < 4; turn += 1) {
        const postgres = await openPostgres({ dataDir: shared });
        expect(await ask(postgres.connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
        await postgres.stop();
      }
    };
    await Promise.all([round(), round(), round()]);
    expect(fs.existsSync(join(shared, "postgres/cluster/postmaster.pid"))).toBe(false);
  });
});

describe("problems", () => {
  test("a taken port: ours moves elsewhere, a chosen one is reported", async () => {
    const port = Number(fs.readFileSync(join(shared, "postgres/port"), "utf8"));
    const squatter = createServer().listen(port, "127.0.0.1");
    await once(squatter, "listening");
    const moved = await openPostgres({ dataDir: shared });
    expect(moved.connection.port).not.toBe(port);
    await moved.stop();
    expect(await problem(openPostgres({ dataDir: shared, port }))).toBe("port_taken");
    squatter.close();
  });

  test("a data directory that was moved while the database ran is still recognised", async () => {
    const [here, there] = [join(scratch, "here"), join(scratch, "there, with a comma")];
    const before = await openPostgres({ dataDir: here });
    fs.renameSync(here, there);
    const after = await openPostgres({ dataDir: there });
    expect(after.url()).toBe(before.url());
    expect(await ask(after.connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await after.stop()).toBe("left_running");
  });

  test("a directory with other files, another version, a lost password, an unusable setting", async () => {
    const other = join(scratch, "other");
    fs.mkdirSync(join(other, "postgres"), { recursive: true });
    fs.writeFileSync(join(other, "postgres/diary.txt"), "dear diary");
    expect(await problem(openPostgres({ dataDir: other }))).toBe("not_ours");

    const version = join(shared, "postgres/cluster/PG_VERSION");
    fs.writeFileSync(version, "17\n");
    expect(await problem(openPostgres({ dataDir: shared }))).toBe("wrong_version");
    fs.writeFileSync(version, "18\n");

    const secret = join(shared, "postgres/secret");
    fs.renameSync(secret, `${secret}.away`);
    expect(await problem(openPostgres({ dataDir: shared }))).toBe("secret_missing");
    fs.renameSync(`${secret}.away`, secret);

    const settings = { shared_buffers: "lots" };
    expect(await problem(openPostgres({ dataDir: shared, settings }))).toBe("start_failed");
  });

  test("a data directory that this user may not write is refused", async () => {
    const dir = join(scratch, "strange");
    fs.mkdirSync(dir);
    fs.mkdirSync(join(dir, "postgres"), { mode: 0o500 });
    const { child, stderr } = launch(dir, isRoot ? { uid: NOBODY, gid: NOBODY } : {});
    await once(child, "exit");
    expect(stderr()).toContain("code: 'wrong_owner'");
  });
});

describe("a database by URL", () => {
  test("is used as it is and never stopped", async () => {
    await using embedded = await openPostgres({ dataDir: shared });
    const external = await openPostgres({ dataDir: "/nowhere", databaseUrl: embedded.url() });
    expect(external).toMatchObject({ owned: "external", version: embedded.version });
    expect(await ask(external.connectionTo("postgres"), "SELECT current_database() AS name")).toEqual([
      { name: "postgres" },
    ]);
    await external.ensure();
    expect(await external.others()).toBe(0);
    const person = new pg.Client({ ...embedded.connection, application_name: "psql" });
    await person.connect();
    expect([await external.others(), await embedded.others()]).toEqual([1, 1]);
    await person.end();
    expect(await external.stop()).toBe("left_running");
    expect(await ask(embedded.connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("is reported when it cannot be reached", async () => {
    const databaseUrl = "postgresql://nobody@127.0.0.1:1/none";
    expect(await problem(openPostgres({ dataDir: "/nowhere", databaseUrl }))).toBe("unreachable");
  });
});

type Opener = { child: ChildProcess; said: Record<string, unknown>; stop: () => Promise<unknown> };
type As = { uid?: number; gid?: number };

function launch(dataDir: string, as: As = {}): { child: ChildProcess; stderr: () => string } {
  const file = join(import.meta.dirname, "fixtures/opener.ts");
  const child = spawn(process.execPath, [file, dataDir], { ...as, stdio: "pipe" });
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return { child, stderr: () => stderr };
}

async function opener(dataDir: string, as: As = {}): Promise<Opener> {
  const { child, stderr } = launch(dataDir, as);
  if (child.stdout === null) throw new Error("the opener's output is piped");
  const lines = createInterface(child.stdout);
  const line = async (): Promise<Record<string, unknown>> => {
    const [text] = await Promise.race([once(lines, "line"), once(child, "exit").then(() => [undefined])]);
    if (typeof text !== "string") throw new Error(`The opener ended: ${stderr()}`);
    return JSON.parse(text);
  };
  const stop = async (): Promise<unknown> => {
    child.stdin?.write("stop\n");
    return (await line())["outcome"];
  };
  const one = { child, said: await line(), stop };
  openers.push(one);
  return one;
}

async function ask(connection: pg.ClientConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function settings(postgres: Postgres, ...names: string[]): Promise<unknown[]> {
  const rows = await ask(
    postgres.connection,
    `SELECT ${names.map((name) => `current_setting('${name}')`).join(" || ' ' || ")} AS all`,
  );
  return String((rows[0] as { all: string }).all).split(" ");
}

async function problem(opening: Promise<Postgres>): Promise<string> {
  const caught: unknown = await opening.then(
    (postgres) => postgres.stop(),
    (error) => error,
  );
  return caught instanceof PostgresProblem ? caught.code : String(caught);
}

/** Returns when it is gone; its backends may live a moment longer. */
async function killPostmaster(dataDir: string, signal: NodeJS.Signals): Promise<void> {
  const file = join(dataDir, "postgres/cluster/postmaster.pid");
  if (!fs.existsSync(file)) return;
  const pid = Number.parseInt(fs.readFileSync(file, "utf8"), 10);
  process.kill(pid, signal);
  await until(() => !fs.existsSync(`/proc/${pid}/exe`));
}

const PATIENCE_MS = 30_000;

async function until(condition: () => boolean): Promise<void> {
  await eventually(async () => expect(condition()).toBe(true));
}

async function eventually(attempt: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const failed = await attempt().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    if (failed === undefined) return;
    if (Date.now() > deadline) throw failed.error;
    await new Promise((tick) => setTimeout(tick, 5));
  }
}
