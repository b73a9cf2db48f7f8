import { invariant, must } from "@counterfoil/result";
import type { Random } from "./random.ts";

interface Due {
  readonly at: number;
  /** Drawn: of what falls due at the same time, chance decides which comes first. */
  readonly lot: number;
  readonly n: number;
  readonly what: string;
  readonly run: () => void;
}

/**
 * Virtual time. Whatever happens later happens because it stands here; time jumps from one thing due to the next. Between
 * two of them every promise that can go on does.
 */
export class Schedule {
  readonly #random: Random;
  /** A binary heap, the next due first. */
  readonly #due: Due[] = [];
  readonly #cancelled = new Set<number>();
  #now: number;
  #count = 0;
  /** Things that were due and have happened. */
  happened = 0;

  constructor(random: Random, startMs: number) {
    this.#random = random;
    this.#now = startMs;
  }

  /** Milliseconds since 1970, as the one true clock of this world shows them. */
  now(): number {
    return this.#now;
  }

  /** @returns what takes it off again */
  after(ms: number, what: string, run: () => void): () => void {
    invariant(ms >= 0, `${what} is not due in the past`);
    const n = (this.#count += 1);
    this.#push({ at: this.#now + ms, lot: this.#random.unit(), n, what, run });
    return () => void this.#cancelled.add(n);
  }

  wait(ms: number, what: string): Promise<void> {
    return new Promise((resolve) => void this.after(ms, what, resolve));
  }

  /** Lets things happen until the time has come; then it is that time. */
  async runUntil(at: number): Promise<void> {
    for (let next = this.#due[0]; next !== undefined && next.at <= at; next = this.#due[0]) {
      this.#pop();
      if (this.#cancelled.delete(next.n)) continue;
      this.#now = next.at;
      this.happened += 1;
      next.run();
      await settled();
    }
    this.#now = Math.max(this.#now, at);
  }

  #push(due: Due): void {
    const heap = this.#due;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (isBefore(must(heap[above], "a heap has no holes"), due)) break;
      heap[at] = must(heap[above], "a heap has no holes");
      at = above;
    }
    heap[at] = due;
  }

  #pop(): void {
    const heap = this.#due;
    const last = must(heap.pop(), "something is due");
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const first = pickFirst(heap, left, right);
      if (first === undefined || isBefore(last, must(heap[first], "a heap has no holes"))) break;
      heap[at] = must(heap[first], "a heap has no holes");
      at = first;
    }
    heap[at] = last;
  }
}

/** Resolves when no promise of this turn has anything left to do: the loop's own turn comes after all microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function pickFirst(heap: readonly Due[], left: number, right: number): number | undefined {
  const [one, other] = [heap[left], heap[right]];
  if (one === undefined) return undefined;
  return other === undefined || isBefore(one, other) ? left : right;
}

function isBefore(one: Due, other: Due): boolean {
  if (one.at !== other.at) return one.at < other.at;
  if (one.lot !== other.lot) return one.lot < other.lot;
  return one.n < other.n;
}
