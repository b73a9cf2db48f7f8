import { Problem } from "@counterfoil/http";

/**
 * Wrong codes that a server process takes in a minute, from everybody together. A code is one of 25^8: at this rate,
 * guessing takes a century on average even if ten codes were open all the time.
 */
const WRONG_CODES_A_MINUTE = 300;
const MINUTE_MS = 60_000;

/**
 * Counts wrong pairing codes, because the door to pairing stands open. A code counts as wrong until it has been found to
 * be right, so that many sent at once count as many.
 */
export class WrongCodes {
  #minute = 0;
  #wrong = 0;

  /** @throws Problem 429 when too many were wrong in this minute. */
  admit(nowMs: number): void {
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#wrong = 0;
    }
    if (this.#wrong >= WRONG_CODES_A_MINUTE) {
      const seconds = Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1_000);
      throw new Problem("too_many_codes", "Too many wrong pairing codes were tried.", {
        headers: { "retry-after": String(seconds) },
      });
    }
    this.#wrong += 1;
  }

  forgive(): void {
    this.#wrong = Math.max(0, this.#wrong - 1);
  }
}
