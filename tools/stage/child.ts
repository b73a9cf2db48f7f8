import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { CLI } from "./cli.ts";

/** The database may have to repeat what a killed one was writing. */
const READY_WITHIN_MS = 60_000;
const KNOCK_EVERY_MS = 25;
/** More than the server itself allows the requests under way. */
const STOP_WITHIN_MS = 20_000;
const LOG_LINES_SHOWN = 20;

/** The real server in a process of its own, on one port for all its lives. */
export class ServerChild {
  readonly origin: string;
  readonly logFile: string;
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | null = null;

  constructor(origin: string, logFile: string, env: NodeJS.ProcessEnv) {
    this.origin = origin;
    this.logFile = logFile;
    this.#env = env;
  }

  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error("the server is not running");
    return pid;
  }

  /** Starts it and waits until it can take a sale. */
  async start(): Promise<void> {
    const log = openSync(this.logFile, "a");
    const child = spawn(process.execPath, [CLI, "serve"], { env: this.#env, stdio: ["ignore", log, log] });
    closeSync(log);
    this.#process = child;
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.#isReady())) {
      if (child.exitCode !== null || child.signalCode !== null) throw this.#failed("ended at its start");
      if (Date.now() > deadline) throw this.#failed(`was not ready after ${READY_WITHIN_MS / 1000} s`);
      await sleep(KNOCK_EVERY_MS);
    }
  }

  /** Sends a signal and waits until the process is gone; one that does not go in time is killed. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    await gone;
    clearTimeout(late);
  }

  async #isReady(): Promise<boolean> {
    return fetch(`${this.origin}/readyz`).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.ok;
      },
      () => false,
    );
  }

  #failed(what: string): Error {
    const said = readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-LOG_LINES_SHOWN).join("\n");
    return new Error(`The server ${what}. It said:\n${said}`);
  }
}
