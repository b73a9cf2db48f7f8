import { KEEP_ACKED_MS, PULL_EVERY_MS } from "../wire/limits.ts";
import type { ScopeName } from "../wire/shapes.ts";
import { LinkRefused, NoLink, StorageFailed, type Link } from "./api.ts";
import { isNewEpoch } from "./enrolled.ts";
import type { Keeper } from "./keeper.ts";
import type { Line } from "./line.ts";
import { movedTo } from "./chain.ts";
import type { Clock, DevicePorts } from "./ports.ts";
import { askFor } from "./pulled.ts";
import { pushBody, unsent } from "./pushed.ts";
import { versionOf } from "./cursor.ts";
import type { ServerClock } from "./server-clock.ts";

/** Pauses before another try: doubled each time up to the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = PULL_EVERY_MS;
/** Part of a pause that is left to chance, so that a thousand tills do not come back in step. */
const JITTER = 0.5;
/** After the line for hints went down: within this time somebody looks whether the server is there. */
const LOOK_AFTER_MS = 500;
/** Storage that failed is tried again. */
const PROBE_EVERY_MS = 5_000;
/** Questions in one round; a server that never comes to an end is left alone for a while. */
const MOST_ASKED = 2_000;

export interface RoundsOptions {
  readonly keeper: Keeper;
  readonly ports: DevicePorts;
  readonly line: Line;
  readonly time: ServerClock;
  readonly changed: (what: "docs" | "status") => void;
}

/** The server's answer leads nowhere; it is asked again later. */
class Stuck extends Error {
  override readonly name = "Stuck";
}

/** One loop, one request at a time: a sequence of the device's own, then its commands up, then documents down. */
export class Rounds {
  turnedAway: string | null = null;
  readonly #options: RoundsOptions;
  readonly #link: Link;
  readonly #clock: Clock;
  /** The first round pushes even when there is nothing to push: it tells where both sides stand. */
  readonly #wanted = { push: true, location: true, merchant: true };
  #running: Promise<void> | null = null;
  #callOff: (() => void) | null = null;
  #hush: (() => void) | null = null;
  #isOver = false;
  /** Rounds in a row that came to nothing. */
  #failures = 0;

  constructor(options: RoundsOptions) {
    this.#options = options;
    this.#link = options.ports.link;
    this.#clock = options.ports.clock;
  }

  start(): void {
    this.#hush = this.#link.listen({
      poke: (of, version) => this.#poke(of, version),
      up: () => void this.sync(),
      down: () => this.#plan(LOOK_AFTER_MS * this.#options.ports.random()),
    });
    void this.sync();
  }

  /** There is a new command. While nobody answers, the next try comes in its own time. */
  pushSoon(): void {
    if (this.#options.line.link.state !== "offline" || this.#failures === 0) void this.#kick();
  }

  /** Asks for everything, now. Resolves when that has been tried. */
  async sync(): Promise<void> {
    Object.assign(this.#wanted, { push: true, location: true, merchant: true });
    // A round that is under way may have asked before there was something.
    await this.#running;
    await this.#kick();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#hush?.();
    this.#callOff?.();
    await this.#running;
  }

  #poke(of: ScopeName, version: number): void {
    const { cursor } = this.#options.keeper.replica.scopes[of];
    if (cursor !== null && versionOf(cursor) >= version) return;
    this.#wanted[of] = true;
    void this.#kick();
  }

  #kick(): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    this.#callOff?.();
    this.#running ??= this.#round().finally(() => {
      this.#running = null;
      // Asked for in the very moment in which the round ended.
      if (this.#failures === 0 && this.#isWanted()) this.#plan(0);
    });
    return this.#running;
  }

  #isWanted(): boolean {
    const { push, location, merchant } = this.#wanted;
    return push || location || merchant || unsent(this.#options.keeper.replica).length > 0;
  }

  /** The next round, in place of what was planned. */
  #plan(ms: number): void {
    this.#callOff?.();
    if (this.#isOver) return;
    this.#callOff = this.#options.ports.timers.after(ms, () => {
      this.#callOff = null;
      void this.sync();
    });
  }

  /** Never throws: what went wrong decides when the next one comes. */
  async #round(): Promise<void> {
    const { ports } = this.#options;
    try {
      await this.#options.keeper.turn(() => this.#options.keeper.recover());
      await this.#everything();
      this.#failures = 0;
      this.#turnAway(null);
      this.#plan(PULL_EVERY_MS);
    } catch (problem) {
      this.#failures += 1;
      if (problem instanceof StorageFailed) return this.#plan(PROBE_EVERY_MS);
      if (problem instanceof LinkRefused) {
        this.#turnAway(problem.message);
        return this.#plan(PULL_EVERY_MS);
      }
      if (!(problem instanceof NoLink) && !(problem instanceof Stuck)) ports.defect(problem);
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), LONGEST_PAUSE_MS);
      // A server that names a time has given us a turn; somebody else has it when we come much later.
      const asked = problem instanceof NoLink ? problem.retryAfterMs : 0;
      const chance = ports.random();
      this.#plan(asked > 0 ? asked + FIRST_PAUSE_MS * JITTER * chance : pause * (1 - JITTER * chance));
    }
  }

  async #everything(): Promise<void> {
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      if (this.#isOver) return;
      const { replica } = this.#options.keeper;
      if (!replica.sequence || replica.needsEpoch) await this.#enrol();
      else if (this.#wanted.push || unsent(replica).length > 0) await this.#push();
      else if (this.#wanted.location) await this.#pull("location");
      else if (this.#wanted.merchant) await this.#pull("merchant");
      else return this.#prune();
    }
    throw new Stuck("the server does not come to an end");
  }

  async #enrol(): Promise<void> {
    const { keeper } = this.#options;
    const reply = await this.#ask(() => this.#link.enrol());
    const { seat } = keeper.replica;
    if (reply.device !== seat.device) {
      throw new LinkRefused("another_device", "The server knows this sign-in as another device.");
    }
    await keeper.turn(async () => {
      if (!isNewEpoch(keeper.replica, reply.epoch)) throw new Stuck("the server gave an epoch that was");
      const moved = await movedTo(keeper.replica, reply.epoch, this.#options.ports.digest);
      await keeper.take({ type: "enrolled", reply, moved });
    });
    this.#wanted.push = true;
  }

  async #push(): Promise<void> {
    const { keeper, time } = this.#options;
    const before = keeper.replica;
    this.#wanted.push = false;
    const body = pushBody(before, new Date(this.#clock.now()).toISOString());
    const reply = await this.#ask(() => this.#link.push(body)).catch((problem: unknown) => {
      this.#wanted.push = true;
      throw problem;
    });
    await keeper.turn(() => keeper.take({ type: "pushed", reply, at: time.text() }));
    this.#wanted.location = true;
    const first = body.commands[0];
    if (first && !keeper.replica.needsEpoch && unsent(keeper.replica)[0]?.id === first.id) {
      throw new Stuck("the server has taken nothing of what was sent");
    }
  }

  async #pull(of: ScopeName): Promise<void> {
    const { keeper, time } = this.#options;
    const ask = askFor(keeper.replica, of);
    if (ask.kind === "snapshot") {
      const reply = await this.#ask(() => this.#link.snapshot(ask.query));
      return keeper.turn(() => keeper.take({ type: "snapped", reply }));
    }
    // Set before the question: a poke that comes meanwhile asks again.
    this.#wanted[of] = false;
    try {
      const reply = await this.#ask(() => this.#link.pull(ask.query));
      await keeper.turn(() => keeper.take({ type: "pulled", reply, at: time.text() }));
      if (keeper.replica.scopes[of].cursor !== reply.to || reply.reset) this.#wanted[of] = true;
    } catch (problem) {
      this.#wanted[of] = true;
      throw problem;
    }
  }

  async #prune(): Promise<void> {
    const { keeper, time } = this.#options;
    await keeper.turn(async () => {
      const before = new Date(time.now() - KEEP_ACKED_MS).toISOString();
      await keeper.take({ type: "pruned", before });
      const value = time.notable();
      if (value) await keeper.write([{ kind: "set", name: "clock", value }], false);
    });
  }

  /** One question: how long the answer took tells the line, and what it says tells the time. */
  async #ask<T extends { readonly server_time: string }>(question: () => Promise<T>): Promise<T> {
    const { line, time, changed } = this.#options;
    const sentMs = this.#clock.monotonic();
    try {
      const reply = await question();
      const cameMs = this.#clock.monotonic();
      time.hear(reply.server_time, sentMs, cameMs);
      if (line.answered(cameMs - sentMs, time.text())) changed("status");
      return reply;
    } catch (problem) {
      const isAnswer = problem instanceof LinkRefused;
      const tookMs = this.#clock.monotonic() - sentMs;
      if (isAnswer ? line.answered(tookMs, time.text()) : line.failed(time.text())) changed("status");
      throw problem;
    }
  }

  #turnAway(why: string | null): void {
    if (this.turnedAway === why) return;
    this.turnedAway = why;
    this.#options.changed("status");
  }
}
