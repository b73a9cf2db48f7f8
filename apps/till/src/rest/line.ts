import type { ClientOptions } from "@counterfoil/client";
import type { ServerLine } from "../api/till.ts";

type Fetch = NonNullable<ClientOptions["fetch"]>;

/** An answer that takes longer than this makes people wait. */
const SLOW_MS = 1_500;
/** So many requests in a row without any answer are more than a hiccup. */
const FAILURES_OFFLINE = 2;

/** How the line to the server is, told by every request that is made anyway. */
export class Line {
  readonly #changed: (line: Omit<ServerLine, "unsent">) => void;
  #state: ServerLine["state"] = "online";
  #failures = 0;
  #failingSince = "";

  constructor(changed: (line: Omit<ServerLine, "unsent">) => void) {
    this.#changed = changed;
  }

  get isOffline(): boolean {
    return this.#state === "offline";
  }

  /** `fetch`, watched. */
  readonly fetch: Fetch = async (url, init) => {
    const startedMs = performance.now();
    const late = setTimeout(() => this.#be("slow"), SLOW_MS);
    try {
      const answer = await (globalThis.fetch as unknown as Fetch)(url, init); // the same function, in narrower words
      this.#answered(performance.now() - startedMs);
      return answer;
    } catch (problem) {
      this.#failed();
      throw problem;
    } finally {
      clearTimeout(late);
    }
  };

  #answered(tookMs: number): void {
    this.#failures = 0;
    this.#failingSince = "";
    this.#be(tookMs > SLOW_MS ? "slow" : "online", true);
  }

  #failed(): void {
    this.#failures += 1;
    this.#failingSince ||= new Date().toISOString();
    this.#be(this.#failures >= FAILURES_OFFLINE ? "offline" : "slow");
  }

  /** Only an answer brings the line back from being offline. */
  #be(state: ServerLine["state"], isAnswer = false): void {
    if (state === this.#state || (this.#state === "offline" && !isAnswer)) return;
    this.#state = state;
    this.#changed({ state, since: this.#failingSince || new Date().toISOString() });
  }
}
