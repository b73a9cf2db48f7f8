import type { Draft, House, Outcome } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import { Books } from "../check/books.ts";
import { Findings } from "../check/findings.ts";
import { FaultCount } from "../engine/faults.ts";
import { Random } from "../engine/random.ts";
import { Schedule } from "../engine/schedule.ts";
import { Trace } from "../engine/trace.ts";
import { menuOf, objectOf, objectsOf, type Menu } from "../plan/menu.ts";
import type { Wrapping } from "../mutate/mutation.ts";
import { DOMAINS, memoryHouse, tillHouse } from "./house.ts";
import { BROKEN_ON_PURPOSE, serverNovelty } from "./novelty.ts";
import { Network, type Served } from "./network.ts";
import { Server, type Scopes } from "./server.ts";
import { Store } from "./store.ts";

/** When every run begins: a Monday morning. */
const START_MS = Date.parse("2026-03-02T08:00:00.000Z");
const OWNER_MAY_ALL = { may: () => true };

/** Everything of one run: the one clock, chance, the network, the server and its disk, what people know, what is wrong. */
export class World {
  readonly random: Random;
  readonly schedule: Schedule;
  readonly trace: Trace;
  readonly faults = new FaultCount();
  readonly books = new Books();
  readonly findings = new Findings();
  readonly network: Network;
  readonly house: House;
  readonly menu: Menu;
  readonly scopes: Scopes;
  readonly mutation: Wrapping;
  readonly owner: Id;
  /** People who work here no more, as the server knows. */
  readonly left = new Set<Id>();
  store = new Store();
  server: Server | null = null;
  /** A copy of the server's disk, and how many times a till's storage had been lost when it was made. */
  backup: { readonly store: Store; readonly wipes: number } | null = null;
  wipes = 0;
  isRestored = false;

  constructor(seed: string, mutation: Wrapping) {
    this.mutation = mutation;
    this.random = new Random(`${seed} world`);
    this.schedule = new Schedule(new Random(`${seed} time`), START_MS);
    this.trace = new Trace(() => this.schedule.now());
    this.network = new Network(this.schedule, new Random(`${seed} network`), this.faults, () =>
      this.#served(),
    );
    this.house = memoryHouse([...(mutation.domains?.(DOMAINS, "server") ?? DOMAINS), serverNovelty]);
    this.menu = menuOf(this.random);
    this.owner = this.random.id();
    this.scopes = { merchant: this.random.id(), location: this.random.id() };
  }

  /** Starts a server on the disk as it is. */
  startServer(): void {
    const { schedule, random, faults, house, scopes } = this;
    this.server = new Server({
      schedule,
      random,
      faults,
      house,
      scopes,
      store: this.store,
      write: this.mutation.commit ?? ((store, written) => store.commit(written)),
      taken: this.mutation.submit ?? ((submit) => submit),
      kinds: tillHouse.folds.map(({ kind }) => kind),
      hasLeft: (actor) => this.left.has(actor),
      committed: (scope, version) =>
        this.network.poke(scope === scopes.merchant ? "merchant" : "location", version),
      defect: (problem) => {
        if (problem instanceof Error && problem.message === BROKEN_ON_PURPOSE) return;
        this.findings.add("DEFECT", `the server broke: ${String(problem)}`);
      },
      died: (server) => {
        if (this.server !== server) return;
        this.server = null;
        this.trace.say("server", "died");
        schedule.after(random.between(200, 6_000), "the server starts anew", () => {
          if (this.server !== null) return;
          this.trace.say("server", "starts anew");
          this.startServer();
          this.network.hiccup();
        });
      },
    });
  }

  /** Puts the disk of another day under a server that starts anew. */
  restore(store: Store): void {
    this.server?.kill();
    this.store = store;
    this.startServer();
    this.network.hiccup();
  }

  backUp(): void {
    this.trace.say("server", "is backed up");
    this.backup = { store: this.store.copy(), wipes: this.wipes };
  }

  /**
   * Puts the backup in the place of what is there: only while every till still holds all that has come since, for what
   * nobody holds nobody can send again.
   */
  restoreBackup(): void {
    const { backup } = this;
    if (!backup || backup.wipes !== this.wipes) return;
    this.faults.hit("backup_restored");
    this.trace.say("server", "is restored");
    this.restore(backup.store.copy());
    this.backup = null;
    this.isRestored = true;
  }

  /** Whether the server has recorded a deed as one that a person must look at: then nothing else need show of it. */
  isException(id: Id): boolean {
    const { location } = this.scopes;
    return this.store.entry(location, id)?.events.includes('"exception.raised"') ?? false;
  }

  /** Whether a till holds what a restored server has forgotten: no storage may be lost then, or nobody could send it again. */
  mayBeLast(till: number): boolean {
    const told = [...this.books.seenBy(till)];
    return this.isRestored && told.some(({ id }) => this.store.entry(this.scopes.location, id) === undefined);
  }

  /** Everything works from now on. */
  mend(): void {
    this.network.mendAll();
    if (this.server) this.server.dying = null;
  }

  /** Where the scopes' tapes end. */
  versions(): readonly number[] {
    const { location, merchant } = this.scopes;
    return [location, merchant].map((scope) => this.store.tapeOf(scope).length);
  }

  /** Opens the house: a merchant, its location, the menu, and a device for each till. */
  async open(devices: readonly Id[]): Promise<void> {
    const { merchant, location } = this.scopes;
    this.startServer();
    const all = { currency: "CHF", time_zone: "Europe/Zurich" };
    await this.say(merchant, "merchant.open", { name: "Corner", ...all });
    await this.say(location, "location.open", {
      id: location,
      merchant_id: merchant,
      name: "Corner",
      ...all,
      day_close_hour: 4,
      tax_profile: { rounding: "per_line", mode: "half_up", prices_include_tax: true, cash_rounding: 5 },
      address_lines: ["1 Main Street"],
      status: "active",
    });
    await this.say(merchant, "catalog.upsert", { objects: objectsOf(this.menu) });
    for (const [n, device_id] of devices.entries()) {
      const code_hash = String(n).padStart(64, "a");
      await this.say(location, "device.invite", { code_hash, kind: "till" });
      await this.say(location, "device.pair", { device_id, code_hash, token_hash: code_hash });
    }
  }

  /** The office does something at the server itself, at once. What is refused is of no matter to anybody. */
  office(what: "price" | "sold_out" | "receive", random: Random): void {
    if (!this.server) return;
    const { merchant, location } = this.scopes;
    const dish = random.pick(this.menu.dishes);
    this.trace.say("office", `${what} ${dish.name}`);
    switch (what) {
      case "price":
        void this.submit(merchant, "catalog.upsert", {
          objects: [objectOf(dish, this.menu.tax, random.between(150, 1_900))],
        });
        return;
      case "sold_out":
        void this.submit(location, "availability.set", { item_id: dish.item, sold_out: random.chance(0.5) });
        return;
      case "receive": {
        const change = { id: random.id(), variation_id: dish.variation, kind: "receive", quantity: 12 };
        void this.submit(location, "stock.adjust", { changes: [change] });
      }
    }
  }

  /** Lets time pass until something has been answered. */
  async until<T>(answer: Promise<T>): Promise<T> {
    const done: { with?: { value: T } | { problem: unknown } } = {};
    answer.then(
      (value) => (done.with = { value }),
      (problem: unknown) => (done.with = { problem }),
    );
    while (done.with === undefined) await this.schedule.runUntil(this.schedule.now() + 1);
    if ("problem" in done.with) throw done.with.problem;
    return done.with.value;
  }

  /** The office writes as a device of its own. */
  get officeDevice(): Id {
    return this.scopes.merchant;
  }

  submit(scope: Id, type: string, args: unknown): Promise<Outcome> {
    if (!this.server) return Promise.reject(new Error("no server"));
    const { owner, server } = this;
    const device = this.officeDevice;
    const draft: Draft = { scope, device, id: this.random.id(), type, actor: owner, at: server.now(), args };
    return server.pipeline.submit(draft, { ...OWNER_MAY_ALL, actor: owner, device });
  }

  async say(scope: Id, type: string, args: unknown): Promise<void> {
    const outcome = await this.until(this.submit(scope, type, args));
    if (outcome.status === "refused") this.findings.add("DEFECT", `${type}: ${outcome.refusal.message}`);
  }

  #served(): Served | null {
    return this.server && (this.mutation.served?.(this.server) ?? this.server);
  }
}
