import { ApiProblem, Client, NoAnswer } from "@counterfoil/client";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { Api } from "@counterfoil/server/api";
import type { Loaded, TillData } from "../api/till.ts";
import { makeStore, type Store } from "../state/store.ts";
import { Acts, refusalOf, UNAUTHORIZED, UNREACHABLE } from "./acts.ts";
import { Kept } from "./kept.ts";
import { Line } from "./line.ts";
import { seatOf } from "./seat.ts";
import { lineWords } from "./words.ts";

const READ_MS = 8_000;
const READ_RETRIES = 1;

export const loading = { state: "loading" } as const;
export const ready = <T>(value: T): Loaded<T> => ({ state: "ready", value });

/** What everything that speaks to the server shares. */
export class Ground {
  readonly kept = new Kept();
  readonly store: Store<TillData>;
  readonly line: Line;
  /** Speaks as the device: the menu, the team, the sign-in. */
  readonly asDevice: Client<Api>;
  /** Speaks as whoever is signed in. */
  readonly asPerson: Client<Api>;
  readonly acts: Acts;
  /** Called when the device is not known any more, or somebody's sign-in is over. */
  turnedAway: () => void = () => {};

  constructor(baseUrl: string) {
    const device = this.kept.read("device");
    const session = this.kept.read("session");
    this.store = makeStore<TillData>({
      seat: device && seatOf(device.pairing),
      staff: [],
      person: device && session ? session.member : null,
      line: { state: "online", unsent: 0, since: new Date().toISOString() },
      catalog: loading,
      open_orders: loading,
      shift: loading,
    });
    this.line = new Line((line) => this.#setLine(line));
    const { fetch } = this.line;
    const options = { baseUrl, fetch, timeoutMs: READ_MS, retries: READ_RETRIES };
    this.asDevice = new Client<Api>({ ...options, token: () => this.kept.read("device")?.token });
    this.asPerson = new Client<Api>({ ...options, token: () => this.kept.read("session")?.token });
    this.acts = new Acts({
      client: this.asPerson,
      kept: this.kept,
      turnedAway: () => this.turnedAway(),
      waiting: (unsent) => this.#setLine({ unsent }),
    });
    this.#setLine({ unsent: this.acts.waiting });
  }

  set(change: Partial<TillData>): void {
    this.store.update((data) => ({ ...data, ...change }));
  }

  /** What was read, or the sentence of why not. */
  async read<T>(ask: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await ask());
    } catch (problem) {
      if (problem instanceof NoAnswer) return refuse(UNREACHABLE, lineWords.unreachable);
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.status === UNAUTHORIZED) this.turnedAway();
      return refusalOf(problem);
    }
  }

  #setLine(line: Partial<TillData["line"]>): void {
    this.store.update((data) => ({ ...data, line: { ...data.line, ...line } }));
  }
}

/** What is shown after a read: a failure keeps the last value, where there was one. */
export function loaded<T>(before: Loaded<T>, answer: Result<T>): Loaded<T> {
  if (answer.ok) return ready(answer.value);
  return before.state === "ready" ? before : { state: "failed", message: answer.refusal.message };
}
