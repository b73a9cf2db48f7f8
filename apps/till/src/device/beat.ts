/** Something that is done again and again. */
export interface Chore {
  readonly everyMs: number;
  /** Whether there is a reason to do it now. */
  readonly isWanted: () => boolean;
  readonly run: () => Promise<void>;
}

const TICK_MS = 250;

/** Does chores in turn, each at most once at a time, and rests while nobody looks at the page. */
export class Beat {
  readonly #chores: readonly Chore[];
  readonly #dueMs = new Map<Chore, number>();
  readonly #running = new Set<Chore>();

  constructor(chores: readonly Chore[]) {
    this.#chores = chores;
  }

  start(): void {
    setInterval(() => this.#tick(), TICK_MS);
    document.addEventListener("visibilitychange", () => this.hurry());
    this.#tick();
  }

  /** Everything is due now. */
  hurry(): void {
    this.#dueMs.clear();
    this.#tick();
  }

  #tick(): void {
    if (document.visibilityState === "hidden") return;
    const nowMs = performance.now();
    for (const chore of this.#chores) {
      if (this.#running.has(chore) || (this.#dueMs.get(chore) ?? 0) > nowMs || !chore.isWanted()) continue;
      this.#dueMs.set(chore, nowMs + chore.everyMs);
      this.#running.add(chore);
      void chore.run().finally(() => this.#running.delete(chore));
    }
  }
}
