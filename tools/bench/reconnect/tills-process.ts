import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Ground } from "./pair.ts";

/** What the tills tell of themselves in the end. */
export interface Finished {
  /** From the start of all until the last has everything acknowledged. */
  readonly seconds: number;
  /** When half of the tills had finished, nineteen of twenty, and the last. */
  readonly medianTillSeconds: number;
  readonly p95TillSeconds: number;
  readonly slowestTillSeconds: number;
  /** Requests, and how many of them were asked to come again later, or had no answer in time. */
  readonly pushes: number;
  readonly turnedAway: number;
  readonly noAnswer: number;
  /** Commands with another outcome than "applied". */
  readonly notApplied: number;
  readonly pokesHeard: number;
  /** Tills whose line for hints was up again in the end. */
  readonly linesUp: number;
  /** Over the ids of all commands, in order. */
  readonly digest: string;
}

export type ToTills =
  | { readonly type: "prepare"; readonly origin: string; readonly ground: Ground; readonly sales: number }
  | { readonly type: "push" };

export type FromTills =
  | { readonly type: "prepared" }
  | { readonly type: "cut off" }
  | { readonly type: "finished"; readonly finished: Finished };

/** The tills in a process of their own, as the parent sees it. */
export class TillsProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #prepared: Promise<unknown>;
  readonly #cutOff: Promise<unknown>;

  constructor(origin: string, ground: Ground, sales: number) {
    this.#child = fork(join(import.meta.dirname, "tills.ts"), {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#prepared = this.#hear("prepared");
    this.#cutOff = this.#hear("cut off");
    this.#send({ type: "prepare", origin, ground, sales });
  }

  /** Every till has a sequence, its line is up, and its sales are made. */
  async prepared(): Promise<void> {
    await this.#prepared;
  }

  /** Every till has noticed that the server is gone. */
  async cutOff(): Promise<void> {
    await this.#cutOff;
  }

  /** All tills send all they have, at once. */
  async pushAll(): Promise<Finished> {
    const heard = this.#hear("finished");
    this.#send({ type: "push" });
    return (await heard).finished;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill();
    await gone;
  }

  #send(message: ToTills): void {
    this.#child.send(message);
  }

  #hear<T extends FromTills["type"]>(type: T): Promise<Extract<FromTills, { type: T }>> {
    const heard = new Promise<Extract<FromTills, { type: T }>>((resolve, reject) => {
      this.#child.on("message", (message: FromTills) => {
        if (message.type === type) resolve(message as Extract<FromTills, { type: T }>);
      });
      this.#child.once("exit", (code) => reject(new Error(`the tills' process has ended (${code})`)));
    });
    heard.catch(() => {}); // told to whoever waits for it
    return heard;
  }
}
