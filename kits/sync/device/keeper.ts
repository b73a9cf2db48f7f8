import { must } from "@counterfoil/result";
import { StorageFailed, type DeviceStatus, type Seat } from "./api.ts";
import type { Vault, VaultValues, VaultWrite } from "./ports.ts";
import { opened, step, type Message, type Replica } from "./replica.ts";
import type { Rules } from "./rules.ts";

interface KeeperOptions {
  readonly rules: Rules;
  readonly seat: Seat;
  readonly vault: Vault;
  readonly changed: (what: "docs" | "status") => void;
}

/**
 * Holds the replica and gives each step its turn: one at a time, and what a step leads to is believed once the vault has
 * it. When the vault fails, nothing has happened.
 */
export class Keeper {
  readonly rules: Rules;
  readonly #options: KeeperOptions;
  #replica: Replica | null = null;
  #values: Partial<VaultValues> = {};
  #turns: Promise<unknown> = Promise.resolve();
  #trouble: string | null = null;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.rules = options.rules;
  }

  get replica(): Replica {
    return must(this.#replica, "a device is opened before it is used");
  }

  /** As they were when the vault was last read. */
  get values(): Partial<VaultValues> {
    return this.#values;
  }

  get storage(): DeviceStatus["storage"] {
    return this.#trouble === null ? { state: "ok" } : { state: "failing", message: this.#trouble };
  }

  /** Runs the work alone, after all that asked before it. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turns.then(work);
    this.#turns = mine.catch(() => undefined);
    return mine;
  }

  /** Reads everything anew. @throws StorageFailed */
  async load(): Promise<void> {
    const { rules, seat, vault, changed } = this.#options;
    const kept = await this.#guarded(() => vault.load());
    this.#values = kept.values;
    this.#replica = opened(rules, seat, kept);
    changed("docs");
    changed("status");
  }

  /**
   * After a failure: writes something of no matter. When that works, what the vault holds counts, because nobody knows
   * whether the failed write is in it. @throws StorageFailed while it does not.
   */
  async recover(): Promise<void> {
    if (this.#trouble === null) return;
    await this.#options.vault.keep([{ kind: "set", name: "probe", value: 1 }]).catch((problem: unknown) => {
      throw this.#failed(problem);
    });
    await this.load();
    this.#trouble = null;
    this.#options.changed("status");
  }

  /** Takes one message in its turn. @throws StorageFailed, and nothing has happened. */
  async take(message: Message): Promise<void> {
    const { rules, changed } = this.#options;
    const before = this.replica;
    const { replica, writes, strict } = step(rules, before, message);
    await this.write(writes, strict);
    this.#replica = replica;
    if (docsDiffer(before, replica)) changed("docs");
    if (before !== replica) changed("status");
  }

  async write(writes: readonly VaultWrite[], strict: boolean): Promise<void> {
    const { vault } = this.#options;
    if (writes.length === 0) return;
    await this.#guarded(() => (strict ? vault.keep(writes) : vault.note(writes)));
  }

  /** When every turn that was asked for is over. */
  async idle(): Promise<void> {
    await this.#turns;
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (problem) {
      throw this.#failed(problem);
    }
  }

  #failed(problem: unknown): unknown {
    if (!(problem instanceof StorageFailed)) return problem;
    this.#trouble = problem.message;
    this.#options.changed("status");
    return problem;
  }
}

function docsDiffer(before: Replica, after: Replica): boolean {
  return before.view !== after.view || before.scopes.merchant.base !== after.scopes.merchant.base;
}
