import type { Fold } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { Done, HeldCommand, SyncedDevice } from "@counterfoil/sync/device";
import { drawerOf } from "@counterfoil/venues/rules";
import type { Deed } from "../check/books.ts";
import { printedBy } from "../check/paper.ts";
import { checkView } from "../check/view.ts";
import { Random } from "../engine/random.ts";
import type { CatalogItem } from "../plan/menu.ts";
import { askedBy, type Sight, type Verb } from "../plan/verbs.ts";
import { Browser } from "./browser.ts";
import type { Life } from "./life.ts";
import { FIRST_NEW_RELEASE } from "./novelty.ts";
import { openTab } from "./tab.ts";
import type { World } from "./world.ts";

const LONGEST_RESTART_MS = 8_000;
/** Calls after which a till that is to die dies, if it makes so many. */
const LONGEST_WAY_TO_DEATH = 9;

/** How often a person who was told nothing does the same again. */
const DO_AGAIN = 0.5;

/** A tab in which the app runs. */
interface Tab {
  readonly life: Life;
  device: SyncedDevice | null;
}

/** One till: its browser, the person before it, and the app that comes and goes. */
export class Till {
  readonly n: number;
  readonly id: Id;
  readonly name: string;
  readonly world: World;
  readonly random: Random;
  readonly browser: Browser;
  /** Which release of the app it runs. */
  release = 1;
  #actor: Id;
  #tabs: Tab[] = [];
  /** Nothing goes wrong any more. */
  #isCalm = false;
  /** What the person asked for last and was told nothing about: it may be asked for again, and is still one deed. */
  #unanswered: Deed | null = null;

  constructor(world: World, n: number, seed: string) {
    this.world = world;
    this.n = n;
    this.name = `till ${n}`;
    this.random = new Random(`${seed} till ${n}`);
    this.id = this.random.id();
    this.#actor = this.random.id();
    this.browser = new Browser(world.schedule);
  }

  /** Opens the app in a tab. */
  open(): void {
    const { trace } = this.world;
    const tab: Tab = { life: this.browser.live(this, (life, why) => this.#bury(life, why)), device: null };
    const { life } = tab;
    this.#tabs.push(tab);
    trace.say(this.name, `opens release ${this.release}`);
    openTab(this, life).then(
      (device) => {
        if (!life.isAlive) return;
        tab.device = this.world.mutation.device?.(device) ?? device;
        trace.say(this.name, "is open");
        device.watch((what) => {
          if (what === "docs" && life.isAlive) this.#look(device);
        });
        this.#look(device);
      },
      (problem: unknown) => life.kill(`because it cannot open: ${String(problem)}`),
    );
  }

  /** The person does something, if the till is there and shows what is needed for it. */
  act(verb: Verb, random: Random): void {
    const writers = this.#tabs.filter(({ device }) => device?.status().writer === "ours");
    const tab = writers.length > 1 ? random.pick(writers) : writers[0];
    const device = tab?.device;
    if (!tab || !device || device.status().epoch === null) return;
    const again = this.#unanswered && random.chance(DO_AGAIN) ? this.#unanswered : null;
    const asked = again ?? askedBy(verb, random, this.#sight(device));
    if (asked) this.#ask(tab, device, { id: random.id(), till: this.n, device: this.id, ...asked });
  }

  #ask({ life }: Tab, device: SyncedDevice, deed: Deed): void {
    const { books, trace } = this.world;
    const { id, type, args } = deed;
    books.ask(deed);
    this.#unanswered = deed;
    trace.say(this.name, `asks for ${type} ${id}`);
    device.do({ id, type, args, actor: this.#actor }).then(
      (done) => life.isAlive && this.#hear(deed, done),
      (problem: unknown) => trace.say(this.name, `cannot: ${String(problem)}`),
    );
  }

  /** Somebody else works here from now on; the office learns at once that the one before has left. */
  changePerson(random: Random): void {
    this.world.trace.say(this.name, "another person");
    this.world.left.add(this.#actor);
    this.#actor = random.id();
  }

  /** Dies within the next few things that it does. */
  crash(random: Random): void {
    for (const { life } of this.#tabs) {
      life.dieAt(random.below(LONGEST_WAY_TO_DEATH));
      this.world.schedule.after(LONGEST_RESTART_MS, "a crash", () => {
        if (!this.#isCalm) life.crash("at rest");
      });
    }
  }

  die(why: string): void {
    for (const { life } of this.#tabs) life.kill(why);
  }

  losePower(): void {
    for (const { life } of this.#tabs) life.crash("with the power");
    this.browser.disk.lose(this.random.unit());
  }

  setClock(offsetMs: number, rate: number): void {
    this.world.trace.say(this.name, `its clock: ${offsetMs} ms, rate ${rate}`);
    this.browser.setClock(offsetMs, rate);
  }

  /** Its storage is emptied. What had not been sent is gone for good. */
  wipe(): void {
    const { books, faults, store, scopes, trace } = this.world;
    if (this.world.mayBeLast(this.n)) return;
    this.die("with its storage");
    faults.hit("storage_wiped");
    trace.say(this.name, "its storage is wiped");
    books.lose(this.n, (id) => store.entry(scopes.location, id) !== undefined);
    this.browser.wipe();
    this.#unanswered = null;
    this.world.wipes += 1;
  }

  openSecondTab(forMs: number): void {
    if (this.#tabs.length !== 1) return;
    this.world.faults.hit("two_tabs");
    this.open();
    const [first] = this.#tabs;
    this.world.schedule.after(forMs, "a tab is closed", () => {
      if (!this.#isCalm) first?.life.kill("as its tab is closed");
    });
  }

  upgrade(): void {
    this.world.faults.hit("upgrade");
    this.release += 1;
    this.die("for a new release");
  }

  failStorage(forMs: number): void {
    this.world.trace.say(this.name, `its storage fails for ${forMs} ms`);
    this.browser.isFailing = true;
    this.world.schedule.after(forMs, "the storage works again", () => (this.browser.isFailing = false));
  }

  /** Everything works from now on. */
  mend(): void {
    this.#isCalm = true;
    this.browser.isFailing = false;
    this.#unanswered = null;
    for (const { life } of this.#tabs.slice(1)) life.kill("as its tab is closed");
    for (const { life } of this.#tabs) life.dieAt(null);
  }

  isSettled(): boolean {
    const status = this.#writer()?.status();
    return status !== undefined && status.unsent === 0 && status.has.location && status.has.merchant;
  }

  /** Where it stands, in a few words. */
  stand(): string {
    const status = this.#writer()?.status();
    if (!status) return "is not open";
    const { epoch, unsent, storage, has, turnedAway } = status;
    return JSON.stringify({ epoch, unsent, storage, has, turnedAway });
  }

  async held(): Promise<readonly HeldCommand[]> {
    return (await this.#writer()?.held({ limit: Number.MAX_SAFE_INTEGER })) ?? [];
  }

  /** What it shows of a scope. */
  shown(of: "location" | "merchant") {
    const docs = this.#writer()?.docs[of];
    if (!docs) return null;
    const { name } = this;
    return {
      name,
      get: (kind: string, key: string): unknown => docs.get(named(kind), key),
      all: (kind: string): readonly unknown[] => docs.all(named(kind)),
    };
  }

  #writer(): SyncedDevice | null {
    return this.#tabs.find(({ device }) => device?.status().writer === "ours")?.device ?? null;
  }

  #hear(deed: Deed, done: Done): void {
    const { books, trace } = this.world;
    if (this.#unanswered?.id === deed.id) this.#unanswered = null;
    if (!done.ok) {
      books.refuse(deed.id);
      trace.say(this.name, `is refused ${deed.id}: ${done.refusal.code}`);
      return;
    }
    const own = this.shown("location")?.get("device", this.id) as { readonly letter: string } | undefined;
    const printed = printedBy(deed, done.states, own?.letter ?? "");
    books.tell(deed, done.seq, printed);
    trace.say(this.name, `has done ${deed.id} as ${done.seq} ${printed.join(" ")}`);
  }

  /** A till that dies starts again, as often as it takes. */
  #bury(life: Life, why: string): void {
    const { schedule, trace } = this.world;
    trace.say(this.name, `dies ${why}`);
    this.#tabs = this.#tabs.filter((tab) => tab.life !== life);
    if (this.#tabs.length > 0) return;
    schedule.after(this.random.between(100, LONGEST_RESTART_MS), "a till starts again", () => {
      if (this.#tabs.length === 0) this.open();
    });
  }

  #look(device: SyncedDevice): void {
    if (device.status().writer !== "ours" || !device.status().has.location) return;
    const { books, findings, isRestored } = this.world;
    const docs = device.docs.location;
    const mine = [...books.seenBy(this.n)].filter(
      // After a restored backup a till may know of lines before the till that opened their order has sent it again.
      ({ id, type }) => !this.world.isException(id) && !(isRestored && type === "order.add_lines"),
    );
    checkView(
      findings,
      mine,
      (kind, key) => docs.get(named(kind), key),
      () => docs.all(named("order")),
    );
  }

  #sight(device: SyncedDevice): Sight {
    const { location, merchant } = device.docs;
    return {
      device: this.id,
      drawer: drawerOf(this.id),
      menu: this.world.menu,
      isNew: this.release >= FIRST_NEW_RELEASE,
      all: <S>(kind: string) =>
        location.all(named<S & { readonly id: Id }>(kind)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      item: (id) => merchant.get(named<CatalogItem>("catalog_object"), id),
    };
  }
}

/** A fold by its name alone: enough to look up what it has made. */
function named<S = unknown>(kind: string): Fold<S> {
  return { kind, on: {} };
}
