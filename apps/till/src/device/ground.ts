import { Client } from "@counterfoil/client";
import { refuse, type Result } from "@counterfoil/result";
import type { Api } from "@counterfoil/server/api";
import { StorageFailed } from "@counterfoil/sync/device";
import type { TillData } from "../api/till.ts";
import { makeStore, type Store } from "../state/store.ts";
import { Kept } from "./kept.ts";
import { seatOf } from "./seat.ts";
import { answered } from "./server.ts";
import { openStand, type Stand } from "./stand.ts";
import { deviceWords } from "./words.ts";

const READ_MS = 8_000;
const READ_RETRIES = 1;

export const loading = { state: "loading" } as const;

/** What every part of the till shares: what is kept, what is shown, the device half, and the server where it answers. */
export class Ground {
  readonly kept: Kept;
  readonly store: Store<TillData>;
  /** Speaks as the device: the team, the sign-in. */
  readonly asDevice: Client<Api>;
  /** Speaks as whoever is signed in. */
  readonly asPerson: Client<Api>;
  readonly #baseUrl: string;
  #stand: Promise<Stand> | null = null;
  /** Called when somebody's sign-in is over. */
  signedOut: () => void = () => {};

  constructor(baseUrl: string, kept: Kept = new Kept()) {
    this.#baseUrl = baseUrl;
    this.kept = kept;
    const device = this.kept.read("device");
    const session = this.kept.read("session");
    const isIn = device !== null && session !== null && Date.now() < Date.parse(session.until);
    this.store = makeStore<TillData>({
      seat: device && seatOf(device.pairing),
      staff: [],
      person: isIn ? session.member : null,
      // Until the vault is read nobody knows what is unsent: nothing may say that all is sent.
      line: { state: "slow", unsent: 0, since: new Date().toISOString() },
      keeping: { state: "kept" },
      presence: {},
      exceptions: null,
      catalog: loading,
      open_orders: loading,
      shift: loading,
    });
    const options = { baseUrl, timeoutMs: READ_MS, retries: READ_RETRIES };
    this.asDevice = new Client<Api>({ ...options, token: () => this.kept.read("device")?.token });
    this.asPerson = new Client<Api>({
      ...options,
      token: () => this.kept.read("session")?.token ?? undefined,
    });
  }

  set(change: Partial<TillData>): void {
    this.store.update((data) => ({ ...data, ...change }));
  }

  /** The device half; null while this browser is no till, or cannot keep anything. Opened at the first call. */
  async stand(): Promise<Stand | null> {
    const device = this.kept.read("device");
    if (device === null) return null;
    this.#stand ??= openStand(device, this.#baseUrl);
    try {
      return await this.#stand;
    } catch (problem) {
      if (!(problem instanceof StorageFailed)) throw problem;
      this.#stand = null;
      this.set({ keeping: { state: "failing", message: problem.message } });
      return null;
    }
  }

  /** The browser is no till any more, or another one. */
  async leaveStand(): Promise<void> {
    const before = await this.stand();
    this.#stand = null;
    for (const stop of before?.stops ?? []) stop();
    await before?.device.close();
  }

  /** Reads as the device. */
  async read<T>(ask: () => Promise<T>): Promise<Result<T>> {
    return answered(ask, () => {}); // the device's own line finds out whether it is known no more
  }

  /** Reads as whoever is signed in; refuses at once where the sign-in was made without the server. */
  async readAsPerson<T>(ask: (server: Client<Api>) => Promise<T>): Promise<Result<T>> {
    if (this.store.current().person === null) return refuse("not_signed_in", deviceWords.nobody);
    if ((this.kept.read("session")?.token ?? null) === null) {
      return refuse("signed_in_offline", deviceWords.sign_in_again);
    }
    return answered(
      () => ask(this.asPerson),
      () => this.signedOut(),
    );
  }

  /** Whether it makes sense to ask the server now. */
  get isOnline(): boolean {
    return this.store.current().line.state !== "offline";
  }
}

/** Why there is no device half. */
export function noStand({ store }: Ground) {
  const { keeping } = store.current();
  return keeping.state === "failing"
    ? refuse("not_kept", keeping.message)
    : refuse("not_paired", deviceWords.not_paired);
}
