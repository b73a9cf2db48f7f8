import { Pipeline, type House } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import { enrol, pull, push, snapshot, type Told } from "@counterfoil/sync";
import { LinkRefused } from "@counterfoil/sync/device";
import { EnrolBody, PullQuery, PushBody, SnapshotQuery } from "@counterfoil/sync/wire";
import { Defect } from "@counterfoil/result";
import type { Transactor } from "@counterfoil/sql";
import type { Static, TSchema } from "typebox";
import { Check } from "typebox/value";
import type { FaultCount } from "../engine/faults.ts";
import type { Random } from "../engine/random.ts";
import type { Schedule } from "../engine/schedule.ts";
import type { Served } from "./network.ts";
import { picturesOf, standingOf } from "./reading.ts";
import type { Store, Written } from "./store.ts";
import { Transaction } from "./transaction.ts";

export interface Scopes {
  readonly location: Id;
  readonly merchant: Id;
}

/** What a server has in its surroundings, and what outlives it. */
export interface ServerWorld {
  readonly schedule: Schedule;
  readonly random: Random;
  readonly faults: FaultCount;
  readonly house: House;
  readonly scopes: Scopes;
  readonly store: Store;
  /** How a commit reaches the disk. */
  readonly write: (store: Store, written: Written) => void;
  /** How what tills push comes to the pipeline. */
  readonly taken: (submit: Pipeline["submit"], store: Store) => Pipeline["submit"];
  /** The kinds of documents that tills hold. */
  readonly kinds: readonly string[];
  /** Whether a person has left the house. */
  readonly hasLeft: (actor: Id) => boolean;
  readonly committed: (scope: Id, version: number) => void;
  /** Something broke that must not. */
  readonly defect: (problem: unknown) => void;
  /** It has died, and what it was doing with it. */
  readonly died: (server: Server) => void;
}

/** The process of a server, from its start to its death: the real pipeline and the real cores of sync on a memory. */
export class Server implements Served {
  readonly pipeline: Pipeline;
  readonly #world: ServerWorld;
  /** At which commit it dies, if it is to. */
  dying: "before" | "after" | null = null;
  #isAlive = true;

  constructor(world: ServerWorld) {
    this.#world = world;
    this.pipeline = new Pipeline({
      house: world.house,
      connection: {},
      database: { query: noEffects, transaction: noEffects },
      openLine: () => ({ transaction: (work) => this.#transaction(work), close: () => Promise.resolve() }),
      now: () => this.now(),
      defect: (problem) => world.defect(problem),
    });
    this.pipeline.listen((scope, version) => this.#isAlive && world.committed(scope, version));
  }

  now(): string {
    return new Date(this.#world.schedule.now()).toISOString();
  }

  /** Nothing that it had begun ends. */
  kill(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.#world.died(this);
  }

  enrol(device: Id, body: unknown) {
    const { id } = checked(EnrolBody, body);
    const { store, scopes, random } = this.#world;
    const scope = scopes.location;
    return this.#answer(() =>
      enrol(
        {
          highestEpoch: () => Promise.resolve(store.highestEpoch(scope, device)),
          give: ({ id: asked, above }) => Promise.resolve(store.giveEpoch(device, asked, above)),
        },
        { scope, device, id: id ?? random.id(), now: this.now() },
      ),
    );
  }

  push(device: Id, said: unknown) {
    const body = checked(PushBody, said);
    const { store, scopes, hasLeft, taken } = this.#world;
    const ports = {
      submit: taken(this.pipeline.submit.bind(this.pipeline), store),
      standing: (scope: Id, sequence: { device: Id; epoch: number }, seqs: readonly number[]) =>
        Promise.resolve(standingOf(store, scope, sequence, seqs)),
      judge: (_scope: Id, _device: Id, actors: readonly Id[]) =>
        Promise.resolve(new Map(actors.map((actor) => [actor, { may: () => true, left: hasLeft(actor) }]))),
      told: (told: Told) => {
        store.told.set(`${told.device} ${told.epoch}`, told);
        return Promise.resolve();
      },
    };
    return this.#answer(() => push(ports, { scope: scopes.location, body, sender: device, now: this.now() }));
  }

  pull(device: Id, said: unknown) {
    const { of, cursor, epoch } = checked(PullQuery, said);
    const asked = { of, cursor, epoch, scope: this.#world.scopes[of], device, now: this.now() };
    const { house, store, kinds } = this.#world;
    return this.#answer(() => pull(house, picturesOf(store, kinds), asked));
  }

  snapshot(device: Id, said: unknown) {
    const { of, after, epoch } = checked(SnapshotQuery, said);
    const asked = { of, after, epoch, scope: this.#world.scopes[of], device, now: this.now() };
    const { store, kinds } = this.#world;
    return this.#answer(() => snapshot(picturesOf(store, kinds), asked));
  }

  /** Work takes a while, and a server that died in the meantime never answers. */
  async #answer<T>(work: () => Promise<T>): Promise<T> {
    const { schedule, random, defect } = this.#world;
    await schedule.wait(random.between(0, 3), "the server has a moment");
    if (!this.#isAlive) return never();
    try {
      const answer = await work();
      return await (this.#isAlive ? answer : never());
    } catch (problem) {
      defect(problem);
      throw problem;
    }
  }

  async #transaction<T>(work: (tx: Transactor) => Promise<{ value: T }>): Promise<T> {
    const { schedule, random, store, faults, write } = this.#world;
    const tx = new Transaction(store);
    const { value } = await work(tx);
    await schedule.wait(random.between(1, 12), "a commit reaches the disk");
    if (!this.#isAlive) return never();
    const { dying } = this;
    if (dying === "before") return this.#die(() => faults.hit("server_crash_before_commit"));
    write(store, tx.written);
    if (dying === "after") return this.#die(() => faults.hit("server_crash_after_commit"));
    return value;
  }

  #die(how: () => void): Promise<never> {
    how();
    this.kill();
    return never();
  }
}

/** No command here has effects in other scopes. */
function noEffects(): Promise<never> {
  return Promise.reject(new Defect("nothing is read past the lanes"));
}

function never(): Promise<never> {
  return new Promise(() => {});
}

/** As the door does it: what does not fit is no message. */
function checked<S extends TSchema>(schema: S, said: unknown): Static<S> {
  if (!Check(schema, said))
    throw new LinkRefused("invalid_request", "The message is none that this server knows.");
  return said;
}
