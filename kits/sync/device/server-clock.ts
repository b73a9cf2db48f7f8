import type { Clock, ClockKept } from "./ports.ts";

/** A change of the offset that is worth a write. */
const NOTABLE_MS = 1_000;
/** The latest moment heard is written down this often. */
const NOTE_EVERY_MS = 10 * 60_000;

/**
 * The server's clock as this device guesses it: counted on by the monotonic clock from the last answer, so that somebody who
 * sets the wall clock changes nothing. Before the first answer the wall clock must serve, with the offset of last time.
 */
export class ServerClock {
  readonly #clock: Clock;
  /** The server's clock less the monotonic one. */
  #anchorMs: number;
  #heardMs: number;
  #noted: ClockKept;
  #isHeard = false;

  constructor(clock: Clock, kept: ClockKept = { offsetMs: 0, heardMs: 0 }) {
    this.#clock = clock;
    this.#anchorMs = clock.now() + kept.offsetMs - clock.monotonic();
    this.#heardMs = kept.heardMs;
    this.#noted = kept;
  }

  /** Milliseconds since 1970. Never before what the server was heard to say. */
  now(): number {
    return Math.max(this.#clock.monotonic() + this.#anchorMs, this.#heardMs);
  }

  /** RFC 3339. */
  text(): string {
    return new Date(this.now()).toISOString();
  }

  /** The server's clock is ahead of this device's wall clock by so much. */
  offsetMs(): number {
    return Math.round(this.now() - this.#clock.now());
  }

  /** An answer came that names the server's time; `sentMs` and `cameMs` by the monotonic clock. */
  hear(serverTime: string, sentMs: number, cameMs: number): void {
    const serverMs = Date.parse(serverTime);
    if (Number.isNaN(serverMs)) return;
    const anchorMs = serverMs - (sentMs + cameMs) / 2;
    // An answer tells nothing finer than half its way there and back.
    const doubtMs = (cameMs - sentMs) / 2;
    if (!this.#isHeard || Math.abs(anchorMs - this.#anchorMs) > doubtMs) this.#anchorMs = anchorMs;
    this.#isHeard = true;
    this.#heardMs = serverMs;
  }

  /** What should be written down, when it has changed enough. */
  notable(): ClockKept | null {
    const kept = { offsetMs: this.offsetMs(), heardMs: this.#heardMs };
    const isNews =
      Math.abs(kept.offsetMs - this.#noted.offsetMs) > NOTABLE_MS ||
      Math.abs(kept.heardMs - this.#noted.heardMs) > NOTE_EVERY_MS;
    if (!isNews || !this.#isHeard) return null;
    this.#noted = kept;
    return kept;
  }
}
