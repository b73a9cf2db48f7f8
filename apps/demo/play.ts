import { Pipeline, type House, type Outcome } from "@counterfoil/commands";
import type { Database } from "@counterfoil/sql";
import type { ClientConfig } from "pg";
import type { Deed } from "./story/deed.ts";

/** Enough to fill the lane's next batches while one commits, and far below what its queue holds. */
const IN_FLIGHT = 400;

/** What the demo is played on. */
export interface Ground {
  readonly database: Database;
  readonly connection: ClientConfig;
  readonly house: House;
}

/** The story does not fit what stands in this database. */
export class DemoProblem extends Error {
  override readonly name = "DemoProblem";
  readonly cure: string;

  constructor(message: string, cure: string) {
    super(`${message} ${cure}`);
    this.cure = cure;
  }
}

/**
 * Does deeds through a pipeline of its own whose clock is the deed's, so that the tape tells when things happened in the
 * story. What was done before is recognised by its id and not done again.
 */
export class Play {
  readonly pipeline: Pipeline;
  #now = "";
  readonly #flying: Promise<Outcome>[] = [];

  constructor({ database, connection, house }: Ground) {
    this.pipeline = new Pipeline({ house, connection, database, lanes: 1, now: () => this.#now });
  }

  /** Does one deed, and what follows from it in other scopes. @throws DemoProblem when it is refused */
  async act(deed: Deed): Promise<Accepted> {
    const outcome = await this.#submit(deed);
    await this.pipeline.settleOutbox();
    return outcome;
  }

  /** Does deeds of one scope, in order, many at a time; the last of them may still be under way afterwards. */
  async run(deeds: readonly Deed[]): Promise<void> {
    for (const deed of deeds) {
      if (this.#flying.length >= IN_FLIGHT) await this.#flying.shift();
      const doing = this.#submit(deed);
      // It is awaited later; until then a failure is not unhandled.
      doing.catch(() => {});
      this.#flying.push(doing);
    }
  }

  /** Waits for all that is under way. @throws DemoProblem when some of it was refused */
  async land(): Promise<void> {
    await Promise.all(this.#flying.splice(0));
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#flying.splice(0));
    await this.pipeline.close();
  }

  async #submit({ atMs, id, scope, device, actor, type, args }: Deed): Promise<Accepted> {
    const at = new Date(atMs).toISOString();
    this.#now = at;
    const grant = { actor, device, may: () => true };
    const outcome = await this.pipeline.submit({ scope, device, id, type, actor, at, args }, grant);
    if (outcome.status === "accepted") return outcome;
    throw new DemoProblem(
      `The demo stopped at ${at}: ${type} was refused (${outcome.refusal.message}).`,
      "It was begun by another version, or something else was written beside it. Delete the data directory and start again.",
    );
  }
}

export type Accepted = Extract<Outcome, { status: "accepted" }>;
