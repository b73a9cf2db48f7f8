import type { Command, Fold, States } from "@counterfoil/commands/spec";
import { invariant, type Refusal } from "@counterfoil/result";
import type { Deed, DeviceStatus, Docs, Done, HeldCommand, SyncedDevice } from "./api.ts";
import { linkOf } from "./chain.ts";
import { Keeper } from "./keeper.ts";
import { Line } from "./line.ts";
import { placeOf, type DeviceOptions, type OwnCommand } from "./ports.ts";
import { unsent } from "./pushed.ts";
import { asCommand, firstBeyond } from "./replica.ts";
import { Rounds } from "./rounds.ts";
import { lead, rulesOf, type Led } from "./rules.ts";
import { ServerClock } from "./server-clock.ts";

/** A tab that looks on reads the vault anew at most this often. */
const LOOK_ON_EVERY_MS = 1_000;

const READ_AGAIN_MS = 5_000;

/** The device half of sync: a replica with its vault, its line and its turn to write. */
export class Device implements SyncedDevice {
  readonly docs: SyncedDevice["docs"];
  readonly #options: DeviceOptions;
  readonly #keeper: Keeper;
  readonly #line: Line;
  readonly #watchers = new Set<(what: "docs" | "status") => void>();
  #time: ServerClock;
  #rounds: Rounds | null = null;
  #writer: DeviceStatus["writer"] = "waiting";
  #leave: () => void = () => undefined;
  #isLookingSoon = false;
  #isClosed = false;

  private constructor(options: DeviceOptions) {
    const { seat, house, ports } = options;
    this.#options = options;
    this.#time = new ServerClock(ports.clock);
    this.#line = new Line(this.#time.text());
    this.#keeper = new Keeper({
      rules: rulesOf(house),
      seat,
      vault: ports.vault,
      changed: (what) => this.#changed(what),
    });
    this.docs = {
      location: this.#docs(() => this.#keeper.replica.view),
      merchant: this.#docs(() => this.#keeper.replica.scopes.merchant.base),
    };
  }

  /** Opens what the vault holds, once it is known who writes. @throws StorageFailed when it cannot be read. */
  static async open(options: DeviceOptions): Promise<Device> {
    const device = new Device(options);
    await device.#open();
    return device;
  }

  do(deed: Deed): Promise<Done> {
    return this.#keeper.turn(async () => {
      if (this.#writer !== "ours") return no(LOOKING_ON);
      await this.#keeper.recover();
      const known = this.#keeper.replica.held.find(({ id }) => id === deed.id);
      if (known) return this.#again(known, deed);
      const decided = this.#decide(deed);
      if ("refusal" in decided) return no(decided.refusal);
      const command = await this.#placed(decided.command);
      await this.#keeper.take({ type: "done", command });
      this.#rounds?.pushSoon();
      return { ok: true, seq: command.seq, states: decided.led.states };
    });
  }

  rehearse(deed: Deed): Done {
    const known = this.#keeper.replica.held.find(({ id }) => id === deed.id);
    if (known) return this.#again(known, deed);
    const decided = this.#decide(deed);
    if ("refusal" in decided) return no(decided.refusal);
    return { ok: true, seq: decided.command.seq, states: decided.led.states };
  }

  status(): DeviceStatus {
    const { sequence, scopes } = this.#keeper.replica;
    const incoming = (["location", "merchant"] as const).flatMap((of) => scopes[of].incoming ?? []);
    const sum = (of: "done" | "total") => incoming.reduce((all, one) => all + one[of], 0);
    return {
      writer: this.#writer,
      link: this.#line.link,
      unsent: unsent(this.#keeper.replica).length,
      storage: this.#keeper.storage,
      epoch: sequence?.epoch ?? null,
      has: { location: scopes.location.cursor !== null, merchant: scopes.merchant.cursor !== null },
      snapshot: incoming.length === 0 ? null : { done: sum("done"), of: sum("total") },
      clockOffsetMs: this.#time.offsetMs(),
      turnedAway: this.#rounds?.turnedAway ?? null,
    };
  }

  watch(changed: (what: "docs" | "status") => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  held({ before, limit, unsentOnly = false }: Parameters<SyncedDevice["held"]>[0]): Promise<HeldCommand[]> {
    const found: HeldCommand[] = [];
    for (const own of this.#keeper.replica.held.toReversed()) {
      if (found.length >= limit) break;
      if (before !== undefined && placeOf(own) >= before) continue;
      if (!unsentOnly || !own.result) found.push(own);
    }
    return Promise.resolve(found);
  }

  async sync(): Promise<void> {
    await this.#rounds?.sync();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#rounds?.stop();
    await this.#keeper.idle();
    this.#leave();
    this.#options.ports.vault.close();
  }

  #open(): Promise<void> {
    const { lock, bell, timers } = this.#options.ports;
    return new Promise((resolve, reject) => {
      const hushBell = bell?.hear(() => this.#lookSoon());
      const become = (writer: DeviceStatus["writer"]) => {
        this.#keeper
          .turn(() => this.#become(writer))
          .then(resolve, (problem: unknown) => {
            if (this.#writer === "waiting") this.#leave();
            // Open already, and in line to write: what cannot be read now is tried again.
            else timers.after(READ_AGAIN_MS, () => become(writer));
            reject(problem instanceof Error ? problem : new Error(String(problem)));
          });
      };
      const letGo = lock.want({
        ours: () => become("ours"),
        elsewhere: () => become("elsewhere"),
        lost: () => void this.#stepBack(),
      });
      this.#leave = () => {
        hushBell?.();
        letGo();
      };
    });
  }

  /** Whoever becomes the writer reads first what the one before has left. */
  async #become(writer: DeviceStatus["writer"]): Promise<void> {
    if (this.#isClosed) return;
    await this.#keeper.load();
    const { ports } = this.#options;
    this.#time = new ServerClock(ports.clock, this.#keeper.values.clock);
    this.#writer = writer;
    this.#changed("status");
    if (writer !== "ours") return;
    this.#rounds = new Rounds({
      keeper: this.#keeper,
      ports,
      line: this.#line,
      time: this.#time,
      changed: (what) => this.#changed(what),
    });
    this.#rounds.start();
  }

  async #stepBack(): Promise<void> {
    this.#writer = "elsewhere";
    this.#changed("status");
    const rounds = this.#rounds;
    this.#rounds = null;
    await rounds?.stop();
  }

  /** What a deed leads to here and now, with the arguments as they would be stored. */
  #decide({
    id,
    type,
    actor,
    args,
  }: Deed): { command: Command; led: Exclude<Led, { refusal: Refusal }> } | { refusal: Refusal } {
    const { rules, replica } = this.#keeper;
    const { sequence, seat, scopes, held, view } = replica;
    if (!sequence || scopes.location.cursor === null) return { refusal: NOT_READY };
    const kind = rules.specs.get(type)?.kind ?? "fact";
    const place = { epoch: sequence.epoch, seq: sequence.next, prev: sequence.last };
    const asked: Command = {
      ...asCommand(seat, { ...place, id, kind, type, actor, at: this.#time.text(), args, hash: "" }),
    };
    const version = firstBeyond(replica) + held.filter((own) => !own.below).length;
    const first = lead(rules, view, asked, version);
    if ("refusal" in first) return first;
    // As the server will read them: what JSON does not carry is not part of them.
    const settled: unknown = JSON.parse(JSON.stringify(rules.settle(args, first)));
    const command = { ...asked, args: settled };
    const led = lead(rules, view, command, version);
    invariant(!("refusal" in led), `${type} is refused with the arguments that were settled for it`);
    return { command, led };
  }

  async #placed(command: Command): Promise<OwnCommand> {
    const { epoch, seq, id, kind, type, actor, at, prev, args } = command;
    const hash = await linkOf(command, this.#options.ports.digest);
    return {
      epoch,
      seq,
      id,
      kind,
      type,
      actor,
      at,
      prev,
      hash,
      args,
      result: null,
      acked_at: null,
      below: false,
    };
  }

  /** The same deed once more: nothing is done, and the answer is that it is done. */
  #again(known: OwnCommand, deed: Deed): Done {
    if (known.type !== deed.type)
      return no({ code: "id_reused", message: "Something else was done under this id." });
    const { view } = this.#keeper.replica;
    const states: States = { get: <S>(fold: Fold<S>, key: string) => view.get(fold, key) };
    return { ok: true, seq: known.seq, states };
  }

  /** Somebody else has written. Many times within a moment are one. */
  #lookSoon(): void {
    if (this.#writer !== "elsewhere" || this.#isLookingSoon || this.#isClosed) return;
    this.#isLookingSoon = true;
    this.#options.ports.timers.after(LOOK_ON_EVERY_MS, () => {
      this.#isLookingSoon = false;
      if (this.#writer !== "elsewhere" || this.#isClosed) return;
      // What cannot be read now shows in the status, and is read at the next bell.
      this.#keeper.turn(() => this.#keeper.load()).catch(() => undefined);
    });
  }

  #docs(documents: () => Docs): Docs {
    return {
      get: (fold, key) => documents().get(fold, key),
      all: (fold) => documents().all(fold),
    };
  }

  #changed(what: "docs" | "status"): void {
    if (this.#writer === "ours") this.#options.ports.bell?.ring();
    for (const watcher of this.#watchers) watcher(what);
  }
}

const LOOKING_ON: Refusal = {
  code: "looking_on",
  message: "Another window of this browser is in charge. Go on there, or close it.",
};
const NOT_READY: Refusal = {
  code: "not_ready",
  message: "This device has not heard from the server yet. Connect it once, then it also works without.",
};

function no(refusal: Refusal): Done {
  return { ok: false, refusal };
}
