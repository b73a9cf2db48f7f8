import { Busy } from "@counterfoil/commands";

/** Commands of pushes that are in the pipeline at once: half of what a lane's queue holds, so that others get in as well. */
const COMMANDS_INSIDE = 1_024;
/** Pushes that may wait, each with a body in memory. Beyond it the door says "busy", and the device comes back. */
const PUSHES_WAITING = 512;

/**
 * After an outage all devices come at once, each with hundreds of commands. They go in one after the other, first come first
 * served, so that none starves, memory is bounded, and what is sold meanwhile does not wait behind all of them.
 */
export class Turnstile {
  readonly #most: number;
  readonly #mostWaiting: number;
  #inside = 0;
  readonly #waiting: { readonly count: number; readonly enter: () => void }[] = [];

  constructor(most = COMMANDS_INSIDE, mostWaiting = PUSHES_WAITING) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** Does the work when there is room for so many commands. @throws Busy when too many wait. */
  async pass<T>(count: number, work: () => Promise<T>): Promise<T> {
    await this.#enter(count);
    try {
      return await work();
    } finally {
      this.#inside -= count;
      this.#letIn();
    }
  }

  #enter(count: number): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting)
      return Promise.reject(new Busy("too many pushes are waiting"));
    return new Promise((enter) => {
      this.#waiting.push({ count, enter });
      this.#letIn();
    });
  }

  #letIn(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (this.#inside > 0 && this.#inside + next.count > this.#most) return;
      this.#waiting.shift();
      this.#inside += next.count;
      next.enter();
    }
  }
}
