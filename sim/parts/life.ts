import type { FaultCount } from "../engine/faults.ts";
import type { Random } from "../engine/random.ts";
import type { Schedule } from "../engine/schedule.ts";

/** A question to the server may be on its way for so long when its till dies. */
const LONGEST_AWAY_MS = 60;

interface Pending {
  /** What happens when it comes through; of what is only read nothing lasts. */
  readonly effect: () => unknown;
  readonly lasts: boolean;
}

/** How long a call takes, in milliseconds; the most is drawn from it. */
export interface Call {
  readonly what: string;
  /** Of the calls of one queue the earlier comes through first. */
  readonly queue: string;
  readonly mostMs: number;
  /** Whether it leaves something behind when its caller dies. */
  readonly lasts?: boolean;
}

/**
 * One run of a till's app, from its start to its death. Whatever it asks of the world goes through `call`, and each call is a
 * moment at which it may die: what was under way then has happened or has not, in the order in which it was asked.
 */
export class Life {
  readonly #schedule: Schedule;
  readonly #random: Random;
  readonly #faults: FaultCount;
  readonly #died: (why: string) => void;
  readonly #pending = new Set<Pending>();
  /** Calls until it dies; null where it is not to. */
  #left: number | null = null;
  readonly #readyAt = new Map<string, number>();
  isAlive = true;

  constructor(schedule: Schedule, random: Random, faults: FaultCount, died: (why: string) => void) {
    this.#schedule = schedule;
    this.#random = random;
    this.#faults = faults;
    this.#died = died;
  }

  /** Dies at the n-th call from now; null: it does not die after all. */
  dieAt(calls: number | null): void {
    this.#left = calls;
  }

  /** Whether it lives to do this; it may die while it is under way. */
  passes(what: string, mostMs = LONGEST_AWAY_MS): boolean {
    if (this.#left !== null && (this.#left -= 1) < 0) {
      this.#left = null;
      if (this.#random.chance(0.3)) this.crash(`before ${what}`);
      else
        this.#schedule.after(this.#random.between(0, mostMs), "a death", () => this.crash(`during ${what}`));
    }
    return this.isAlive;
  }

  /** Resolves with what the effect gives, once it has come through. */
  call<T>({ what, queue, mostMs, lasts = false }: Call, effect: () => T): Promise<T> {
    if (!this.isAlive || !this.passes(what, mostMs)) return new Promise(() => {});
    const pending = { effect, lasts };
    this.#pending.add(pending);
    const now = this.#schedule.now();
    const readyAt = Math.max(this.#readyAt.get(queue) ?? 0, now + this.#random.between(0, mostMs));
    // A moment later each, or chance would turn two of the same time around.
    this.#readyAt.set(queue, readyAt + 1);
    return new Promise<T>((resolve, reject) => {
      this.#schedule.after(readyAt - now, what, () => {
        if (!this.#pending.delete(pending)) return;
        try {
          resolve(effect());
        } catch (problem) {
          reject(problem instanceof Error ? problem : new Error(String(problem)));
        }
      });
    });
  }

  /** Dies as nobody has planned it. */
  crash(why: string): void {
    if (this.isAlive) this.#faults.hit("till_crash");
    this.kill(why);
  }

  kill(why: string): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    const lasting = [...this.#pending].filter(({ lasts }) => lasts);
    this.#pending.clear();
    const kept = this.#random.between(0, lasting.length);
    for (const [n, { effect }] of lasting.entries()) {
      this.#faults.hit(n < kept ? "crash_kept" : "crash_not_kept");
      if (n < kept) keep(effect);
    }
    this.#died(why);
  }
}

/** What fails as its caller dies has not happened, and nobody is told. */
function keep(effect: () => unknown): void {
  try {
    effect();
  } catch {
    return;
  }
}
