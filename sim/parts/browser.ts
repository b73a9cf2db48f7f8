import type { Schedule } from "../engine/schedule.ts";
import { Disk } from "./disk.ts";
import { Life } from "./life.ts";
import type { Till } from "./till.ts";

/** What of a till outlives its app: the storage, the clock and the locks of its browser. */
export class Browser {
  isFailing = false;
  disk = new Disk();
  readonly #schedule: Schedule;
  #clock = { since: 0, base: 0, rate: 1 };
  #holder: Life | null = null;
  #waiting: { readonly life: Life; readonly grant: () => void }[] = [];
  readonly #bells = new Map<() => void, Life>();

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.setClock(0, 1);
  }

  /** What the clock on the wall of this machine shows, in milliseconds since 1970. */
  now(): number {
    const { since, base, rate } = this.#clock;
    return Math.floor(base + (this.#schedule.now() - since) * rate);
  }

  /** Ahead of the true time by so much, and so much faster from now on. */
  setClock(offsetMs: number, rate: number): void {
    const since = this.#schedule.now();
    this.#clock = { since, base: since + offsetMs, rate };
  }

  live(till: Till, died: (life: Life, why: string) => void): Life {
    const { schedule, faults } = till.world;
    const life: Life = new Life(schedule, till.random, faults, (why) => {
      this.release(life);
      for (const [run, of] of this.#bells) if (of === life) this.#bells.delete(run);
      died(life, why);
    });
    return life;
  }

  wipe(): void {
    this.disk = new Disk();
  }

  /** One tab at a time; the others wait until it is gone. */
  lock(life: Life, grant: () => void, elsewhere: () => void): void {
    this.#waiting.push({ life, grant });
    if (this.#holder !== null) this.#soon(life, elsewhere);
    this.#next();
  }

  /** The lock, whoever has it. */
  grant(life: Life, grant: () => void): void {
    this.#soon(life, grant);
  }

  /** Tells the other tabs that something was written. */
  ring(from: Life): void {
    for (const [run, life] of this.#bells) if (life !== from) this.#soon(life, run);
  }

  hear(life: Life, run: () => void): () => void {
    this.#bells.set(run, life);
    return () => void this.#bells.delete(run);
  }

  release(life: Life): void {
    this.#waiting = this.#waiting.filter((one) => one.life !== life);
    if (this.#holder === life) this.#holder = null;
    this.#next();
  }

  #next(): void {
    if (this.#holder !== null) return;
    const next = this.#waiting.shift();
    if (!next) return;
    this.#holder = next.life;
    this.#soon(next.life, next.grant);
  }

  #soon(life: Life, run: () => void): void {
    this.#schedule.after(1, "another tab hears", () => {
      if (life.isAlive) run();
    });
  }
}
