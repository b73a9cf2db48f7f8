import { setTimeout as sleep } from "node:timers/promises";
import type { Stage } from "@counterfoil/stage";
import { median } from "../load.ts";

/** What somebody felt who sold the plain way while all tills came back. */
export interface Probed {
  readonly meanwhileSales: number;
  readonly meanwhileFailed: number;
  readonly meanwhileMedianMs: number;
  readonly meanwhileSlowestMs: number;
}

const SELL_EVERY_MS = 100;

/** One client that sells over REST, one sale after another, until it is told to end. */
export class Probe {
  readonly #stage: Stage;
  readonly #times: number[] = [];
  readonly #running: Promise<void>;
  #failed = 0;
  #isOver = false;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#running = this.#run();
  }

  async end(): Promise<Probed> {
    this.#isOver = true;
    await this.#running;
    const times = this.#times;
    return {
      meanwhileSales: times.length,
      meanwhileFailed: this.#failed,
      meanwhileMedianMs: Math.round(median(times)),
      meanwhileSlowestMs: Math.round(Math.max(0, ...times)),
    };
  }

  async #run(): Promise<void> {
    const stage = this.#stage;
    for (let n = 0; !this.#isOver; n += 1) {
      const place = stage.locations[n % stage.locations.length];
      if (!place) return;
      const started = performance.now();
      const body: unknown = JSON.parse(stage.sale(place));
      await stage.send("POST", "/v1/orders", body).catch(() => (this.#failed += 1));
      this.#times.push(performance.now() - started);
      await sleep(SELL_EVERY_MS);
    }
  }
}
