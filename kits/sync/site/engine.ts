import type { Id } from "@counterfoil/ids";
import type { Box, Forwarding } from "./box.ts";
import type { HomeStanding } from "./home.ts";
import { NoUpstream } from "./link.ts";

/** What was written is forwarded so soon: together with what is written in the same moment. */
const GATHER_MS = 100;
/** Upstream is asked so often for what it has for us. */
const POLL_MS = 2_000;
const FIRST_PAUSE_MS = 1_000;
/** So long may it take until a line that is back is noticed. */
const LONGEST_PAUSE_MS = 15_000;

export interface SiteStatus {
  readonly standing: HomeStanding | "none";
  /** Whether upstream answered in the last round. */
  readonly reached: boolean;
  /** What kept it from coming through, in a sentence. */
  readonly problem: string | null;
  readonly forwarding: Forwarding;
}

export interface EngineOptions {
  readonly box: Box;
  /** Calls back after each commit, of this process or of the copy (the pipeline's own). */
  readonly listen: (listener: (scope: Id, version: number) => void) => () => void;
  readonly say: (line: string) => void;
  readonly polling?: { readonly pollMs?: number; readonly longestPauseMs?: number };
}

/** Runs a box's rounds: soon after each commit, now and then without one, and with growing pauses while nobody answers. */
export class SiteEngine {
  readonly #options: EngineOptions;
  readonly #unlisten: () => void;
  #wake: () => void = () => {};
  #moved = false;
  #closed = false;
  #failures = 0;
  #problem: string | null = null;
  #reached = true;
  #running: Promise<void>;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#unlisten = options.listen(() => {
      this.#moved = true;
      this.#wake();
    });
    this.#running = this.#run();
  }

  async status(): Promise<SiteStatus> {
    const { box } = this.#options;
    const [home, forwarding] = await Promise.all([box.home(), box.forwarding()]);
    return {
      standing: home?.standing ?? "none",
      reached: this.#reached,
      problem: this.#problem,
      forwarding,
    };
  }

  /** Ends after the round under way. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unlisten();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      this.#moved = false;
      await this.#round();
      await this.#pause();
    }
  }

  async #round(): Promise<void> {
    const { box, say } = this.#options;
    try {
      await box.round();
      if (this.#failures > 0 && !this.#closed) say("Upstream is back, and has everything.");
      this.#failures = 0;
      this.#problem = null;
      this.#reached = true;
    } catch (problem) {
      const sentence = (problem as Error).message;
      // Said once, and again when it is another one: a line that is gone for days would fill the log.
      if (this.#problem !== sentence && !this.#closed) say(await this.#sentence(problem, sentence));
      this.#failures += 1;
      this.#reached = !(problem instanceof NoUpstream);
      this.#problem = sentence;
    }
  }

  async #sentence(problem: unknown, sentence: string): Promise<string> {
    if (!(problem instanceof NoUpstream)) return `Forwarding stops: ${sentence}`;
    // Where the database is away as well, the next round says so.
    const forwarding = await this.#options.box.forwarding().catch(() => null);
    return `${sentence} Sales go on; ${forwarding?.behind ?? "some"} entries wait to be forwarded.`;
  }

  async #pause(): Promise<void> {
    const { pollMs = POLL_MS, longestPauseMs = LONGEST_PAUSE_MS } = this.#options.polling ?? {};
    if (this.#failures > 0) {
      return this.#sleep(Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), longestPauseMs), false);
    }
    if (!this.#moved) await this.#sleep(pollMs, true);
    if (this.#moved) await this.#sleep(Math.min(GATHER_MS, pollMs), false);
  }

  /** `early`: a commit ends it. */
  #sleep(ms: number, early: boolean): Promise<void> {
    if (this.#closed) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = () => {
      if (early || this.#closed) resolve();
    };
    return promise.finally(() => clearTimeout(timer));
  }
}
