import type { DeviceStatus } from "./api.ts";

/** An answer that took longer makes the line a slow one. */
const SLOW_MS = 1_500;
/** Failures in a row after which nobody is there: one alone happens. */
const FAILURES_OFFLINE = 2;

type LinkState = DeviceStatus["link"];

/** How the line is, judged by requests alone. */
export class Line {
  #link: LinkState;
  #failures = 0;

  /** Offline until something has been heard. */
  constructor(since: string) {
    this.#link = { state: "offline", since };
  }

  get link(): LinkState {
    return this.#link;
  }

  /** Failures since the last answer. */
  get failures(): number {
    return this.#failures;
  }

  /** @returns whether that is news. */
  answered(tookMs: number, at: string): boolean {
    this.#failures = 0;
    return this.#become(tookMs > SLOW_MS ? "slow" : "online", at);
  }

  failed(at: string): boolean {
    this.#failures += 1;
    return this.#failures >= FAILURES_OFFLINE && this.#become("offline", at);
  }

  #become(state: LinkState["state"], since: string): boolean {
    if (this.#link.state === state) return false;
    this.#link = { state, since };
    return true;
  }
}
