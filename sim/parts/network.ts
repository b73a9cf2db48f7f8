import { LinkRefused, NoLink, type Link, type LinkListener } from "@counterfoil/sync/device";
import type { EnrolReply, PullReply, PushReply, ScopeName, SnapshotReply } from "@counterfoil/sync/wire";
import type { FaultCount } from "../engine/faults.ts";
import type { Random } from "../engine/random.ts";
import type { Schedule } from "../engine/schedule.ts";
import type { Weather } from "../plan/plan.ts";

/** A client gives up after this long, as the real one does. */
const TIMEOUT_MS = 10_000;

interface Chances {
  readonly lost: number;
  readonly replyLost: number;
  readonly twice: number;
  readonly pokeLost: number;
  readonly slowMs: number;
}

const CHANCES: Readonly<Record<Weather, Chances>> = {
  calm: { lost: 0, replyLost: 0, twice: 0, pokeLost: 0, slowMs: 0 },
  lossy: { lost: 0.1, replyLost: 0.15, twice: 0.1, pokeLost: 0.3, slowMs: 200 },
  stormy: { lost: 0.35, replyLost: 0.35, twice: 0.3, pokeLost: 0.8, slowMs: 4_000 },
  slow: { lost: 0, replyLost: 0.02, twice: 0.05, pokeLost: 0, slowMs: 9_000 },
};

/** What a server answers; each message is text on its way, as on a real line. */
export interface Served {
  enrol(device: string, body: unknown): Promise<EnrolReply>;
  push(device: string, body: unknown): Promise<PushReply>;
  pull(device: string, query: unknown): Promise<PullReply>;
  snapshot(device: string, query: unknown): Promise<SnapshotReply>;
}
type Door = keyof Served;

interface Listening {
  readonly device: string;
  /** Whether anybody is still there to hear an answer. */
  readonly alive: () => boolean;
}

/** Between the tills and the server: loses, doubles, delays, reorders, and cuts tills off. */
export class Network {
  weather: Weather = "calm";
  readonly #schedule: Schedule;
  readonly #random: Random;
  readonly #faults: FaultCount;
  readonly #server: () => Served | null;
  readonly #cut = new Set<string>();
  readonly #listeners = new Map<LinkListener, Listening>();
  readonly #sent = new Map<string, number>();
  readonly #arrived = new Map<string, number>();

  constructor(schedule: Schedule, random: Random, faults: FaultCount, server: () => Served | null) {
    this.#schedule = schedule;
    this.#random = random;
    this.#faults = faults;
    this.#server = server;
  }

  /** The line of one till, as long as it lives. */
  lineOf(device: string, alive: () => boolean): Link {
    const ask = <T>(door: Door, body: unknown): Promise<T> => this.#ask<T>({ device, door, alive }, body);
    /** The same for every try until one is answered, so that a lost answer costs no second epoch. */
    let enrolment: string | null = null;
    return {
      enrol: async () => {
        enrolment ??= this.#random.id();
        const reply = await ask<EnrolReply>("enrol", { id: enrolment });
        enrolment = null;
        return reply;
      },
      push: (body) => ask("push", body),
      pull: (query) => ask("pull", query),
      snapshot: (query) => ask("snapshot", query),
      listen: (hear) => {
        this.#listeners.set(hear, { device, alive });
        this.#later(1, hear, () => hear.up());
        return () => void this.#listeners.delete(hear);
      },
    };
  }

  cut(device: string): void {
    if (this.#cut.has(device)) return;
    this.#faults.hit("partition");
    for (const hear of this.#hearing(device)) hear.down();
    this.#cut.add(device);
  }

  mend(device: string): void {
    if (!this.#cut.delete(device)) return;
    for (const hear of this.#hearing(device)) hear.up();
  }

  mendAll(): void {
    this.weather = "calm";
    for (const device of this.#cut) this.mend(device);
  }

  /** The server has committed something: a hint to everybody who listens. */
  poke(of: ScopeName, version: number): void {
    const { pokeLost, slowMs } = CHANCES[this.weather];
    for (const hear of this.#hearing()) {
      if (this.#random.chance(pokeLost)) this.#faults.hit("poke_lost");
      else this.#later(this.#random.between(1, 30 + slowMs), hear, () => hear.poke(of, version));
    }
  }

  /** The lines for hints go down and come up again, as when a server starts anew. */
  hiccup(): void {
    for (const hear of this.#hearing()) {
      hear.down();
      this.#later(this.#random.between(100, 3_000), hear, () => hear.up());
    }
  }

  /** Who hears hints now: all, or those at one device. */
  #hearing(device?: string): LinkListener[] {
    return [...this.#listeners]
      .filter(([hear]) => this.#hears(hear))
      .filter(([, of]) => device === undefined || of.device === device)
      .map(([hear]) => hear);
  }

  #hears(hear: LinkListener): boolean {
    const of = this.#listeners.get(hear);
    if (of && !of.alive()) this.#listeners.delete(hear);
    return of !== undefined && of.alive() && !this.#cut.has(of.device);
  }

  #later(ms: number, hear: LinkListener, say: () => void): void {
    this.#schedule.after(ms, "a hint arrives", () => {
      if (this.#hears(hear)) say();
    });
  }

  #ask<T>(call: Listening & { readonly door: Door }, body: unknown): Promise<T> {
    const text = JSON.stringify(body);
    const { lost, replyLost, twice } = CHANCES[this.weather];
    return new Promise<T>((resolve, reject) => {
      let open = true;
      const end = (how: () => void) => () => {
        if (!open || !call.alive()) return;
        open = false;
        forget();
        how();
      };
      const noAnswer = (why: string) => end(() => reject(new NoLink(why)));
      const forget = this.#schedule.after(TIMEOUT_MS, "no answer in time", noAnswer("no answer in time"));
      if (this.#cut.has(call.device)) {
        if (this.#random.chance(0.7)) this.#schedule.after(5, "no way there", noAnswer("no way there"));
        return;
      }
      if (this.#random.chance(lost)) return this.#faults.hit("request_lost");
      const reply = (answer: { text: string } | { problem: LinkRefused }) => {
        if (this.#random.chance(replyLost)) return this.#faults.hit("reply_lost");
        const back = end(() =>
          "text" in answer ? resolve(JSON.parse(answer.text) as T) : reject(answer.problem),
        );
        this.#travel(call.device, "reply", back);
      };
      this.#deliver(call, text, reply);
      if (!this.#random.chance(twice)) return;
      this.#faults.hit("duplicated");
      this.#deliver(call, text, () => {});
    });
  }

  #deliver(
    { device, door }: { device: string; door: Door },
    text: string,
    reply: (answer: { text: string } | { problem: LinkRefused }) => void,
  ): void {
    const n = (this.#sent.get(device) ?? 0) + 1;
    this.#sent.set(device, n);
    this.#travel(device, door, () => {
      if (n < (this.#arrived.get(device) ?? 0)) this.#faults.hit("reordered");
      this.#arrived.set(device, Math.max(n, this.#arrived.get(device) ?? 0));
      const server = this.#server();
      if (!server) return;
      server[door](device, JSON.parse(text)).then(
        (answer) => reply({ text: JSON.stringify(answer) }),
        (problem: unknown) => {
          // A server that died has said nothing; one that breaks says 500, which is no answer either.
          if (problem instanceof LinkRefused) reply({ problem });
        },
      );
    });
  }

  #travel(device: string, what: string, arrive: () => void): void {
    const { slowMs } = CHANCES[this.weather];
    const slow = slowMs > 0 && this.#random.chance(0.4) ? this.#random.between(50, slowMs) : 0;
    if (slow > 0) this.#faults.hit("delayed");
    this.#schedule.after(this.#random.between(1, 25) + slow, `${what} arrives`, () => {
      if (!this.#cut.has(device)) arrive();
    });
  }
}
