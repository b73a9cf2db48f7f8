import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { freePort, tempDir, testDatabase, type TestDatabase } from "@counterfoil/testing";
import { expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "main.ts");
const data = tempDir();
/** A dozen processes, one after the other. */
const PATIENCE_MS = 180_000;

type Said = Readonly<Record<string, unknown>>;

/** One of the two machines: its database, and what its commands find in the environment. */
class Machine {
  readonly #environment: NodeJS.ProcessEnv;
  #running: ChildProcess | null = null;

  constructor(base: TestDatabase, port: number, more: NodeJS.ProcessEnv = {}) {
    const own = { DATABASE_URL: base.url, PORT: String(port), COUNTERFOIL_DATA: data.path, TZ: "UTC" };
    this.#environment = { ...process.env, ...own, LOG_LEVEL: "silent", ...more };
  }

  /** Runs a command to its end. */
  async run(...words: string[]): Promise<Said> {
    const command = [MAIN, ...words, "--json"];
    const ran = promisify(execFile)(process.execPath, command, { env: this.#environment });
    const { stdout } = await ran.catch((problem: { stdout: string }) => problem);
    return JSON.parse(stdout) as Said;
  }

  /** `counterfoil start`, until it says where it is. */
  async start(): Promise<Said> {
    const child = spawn(process.execPath, [MAIN, "start", "--no-demo", "--json"], {
      env: this.#environment,
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#running = child;
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    return JSON.parse(line) as Said;
  }

  async stop(): Promise<void> {
    const child = this.#running;
    this.#running = null;
    if (!child || child.exitCode !== null) return;
    child.kill("SIGINT");
    await once(child, "exit");
  }
}

test(
  "a box is set up by two variables, and gives its lead back or loses it by a command",
  async () => {
    await using upstreamBase = await testDatabase();
    await using boxBase = await testDatabase();
    const [port, boxPort] = [await freePort(), await freePort()];
    const upstream = new Machine(upstreamBase, port);
    const boxWith = (token: unknown) =>
      new Machine(boxBase, boxPort, {
        COUNTERFOIL_UPSTREAM: `http://127.0.0.1:${port}`,
        COUNTERFOIL_UPSTREAM_TOKEN: String(token),
      });
    const PAIRING_CODE = /^\w{4}-\w{4}$/;
    await upstream.start();
    try {
      const made = await upstream.run("site", "token", "--name", "Corner box");
      const box = boxWith(made["site_token"]);
      try {
        expect(await box.start()).toMatchObject({
          pairing_code: expect.stringMatching(PAIRING_CODE),
          owner_token: null,
        });
        // Upstream starts as it does, and says where devices are paired now.
        await upstream.stop();
        expect(await upstream.start()).toMatchObject({
          pairing_code: expect.stringContaining(`Corner box (http://127.0.0.1:${boxPort})`),
        });
        expect(await upstream.run("pair")).toMatchObject({ error: expect.stringContaining("Corner box") });
        expect(await box.run("site", "release")).toMatchObject({ standing: "released" });
        expect(await upstream.run("pair")).toMatchObject({
          pairing_code: expect.stringMatching(PAIRING_CODE),
        });
      } finally {
        await box.stop();
      }

      const again = boxWith((await upstream.run("site", "token"))["site_token"]);
      const location = String(made["location_id"]);
      try {
        await again.start();
      } finally {
        await again.stop();
      }
      expect(await upstream.run("site", "takeover", location)).toMatchObject({ name: "the box in the shop" });
      expect(await upstream.run("site", "takeover", location)).toMatchObject({ ok: false });
      expect(await again.run("site", "release")).toMatchObject({
        ok: false,
        error: expect.stringContaining("given up on the box"),
      });
      for (const machine of [upstream, again])
        expect(await machine.run("verify")).toMatchObject({ ok: true });
    } finally {
      await upstream.stop();
    }
  },
  PATIENCE_MS,
);
