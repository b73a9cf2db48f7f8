import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { newId } from "@counterfoil/ids";
import { newToken } from "@counterfoil/secrets";
import { tempDir, testDatabase, type TestDatabase } from "@counterfoil/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Welcome } from "./welcome.ts";

const MAIN = join(import.meta.dirname, "main.ts");
const DAY_MS = 86_400_000;

interface Started {
  readonly process: ChildProcess;
  readonly said: Welcome;
}

/** What the tests look at of the answers that they get. */
interface Answer {
  readonly status: number;
  readonly totals?: { readonly count: number };
  readonly data?: readonly { readonly id: string; readonly name: string }[];
}

/** Runs `counterfoil start --json` until it says where it is. */
async function start(base: TestDatabase, ...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, [MAIN, "start", "--json", "--port", "0", ...args], {
    env: { ...process.env, DATABASE_URL: base.url, COUNTERFOIL_DATA: data.path, TZ: "UTC" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return { process: child, said: JSON.parse(line) as Welcome };
}

/** Ctrl+C. @returns the exit code */
async function stop({ process: child }: Started): Promise<number | null> {
  child.kill("SIGINT");
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

async function ask(url: string, token: string | null, body?: object): Promise<Answer> {
  const answer = await fetch(url, {
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body ? { "content-type": "application/json" } : {}),
    },
  });
  return { status: answer.status, ...((await answer.json()) as Omit<Answer, "status">) };
}

const data = tempDir();
let base: TestDatabase;
let first: Started;
beforeAll(async () => {
  base = await testDatabase();
  first = await start(base);
});
afterAll(async () => {
  await base.drop();
  await data.remove();
});

test("a first start plays the demo and says how to get in: with the owner's token, and with a code and a PIN", async () => {
  const { url, owner_token, pairing_code, staff } = first.said;
  expect(staff).toHaveLength(6);
  const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const report = await ask(`${url}/v1/reports/day?date=${yesterday}`, owner_token);
  expect(report).toMatchObject({ status: 200, currency: "USD", date: yesterday });
  expect(report.totals?.count).toBeGreaterThan(50);

  const till = { id: newId(), token: newToken("cfd") };
  expect(await ask(`${url}/v1/devices`, null, { code: pairing_code, ...till })).toMatchObject({
    status: 201,
  });
  const team = await ask(`${url}/v1/team-members`, till.token);
  const [nora] = staff;
  const staff_id = team.data?.find(({ name }) => name === nora?.name)?.id;
  const session = await ask(`${url}/v1/auth/sessions`, till.token, { staff_id, pin: nora?.pin });
  expect(session).toMatchObject({ status: 201, token: expect.stringMatching(/^cfs_/) });
});

test("Ctrl+C ends it cleanly, and a second start finds everything and keeps the token to itself", async () => {
  expect(await stop(first)).toBe(0);
  const before = await base.query("select scope_id, version from scopes order by 1");
  const second = await start(base);
  expect(second.said).toMatchObject({
    name: first.said["name"],
    staff: first.said["staff"],
    owner_token: null,
  });
  expect(await stop(second)).toBe(0);
  const after = await base.query<{ version: string }>("select scope_id, version from scopes order by 1");
  // One entry more: the new pairing code.
  const versions = (rows: { version?: string }[]) => rows.reduce((sum, row) => sum + Number(row.version), 0);
  expect(versions(after)).toBe(versions(before) + 1);
});

test("--no-demo opens an empty house", async () => {
  await using empty = await testDatabase();
  const started = await start(empty, "--no-demo");
  expect(started.said).toMatchObject({ staff: [], owner_token: expect.stringMatching(/^cfo_/) });
  expect(await empty.query("select 1 from orders")).toEqual([]);
  expect(await stop(started)).toBe(0);
});
