import { commandHash, commandText, type Draft, type Outcome } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { invariant, must } from "@counterfoil/result";
import type { World } from "@counterfoil/testing";
import { apiDevice, drawerOf } from "@counterfoil/venues/rules";

/** Takes a draft to one of the processes that write to the database. */
export type Submit = (draft: Draft) => Promise<Outcome>;

/** A device's own sequence must never meet these: nothing after them could follow. */
const AT_THE_DOOR = /^(invalid_arguments|not_allowed|sequence_\w+|chain_broken)$/;

/** A device at a location; with an epoch it keeps its own sequence, as a till does that sells without the network. */
export class Teller {
  readonly location: Id;
  readonly device: Id;
  readonly drawer: Id;
  /** Everything that was asked, with its answer, by all tellers of a day. */
  readonly #told: { draft: Draft; outcome: Outcome }[];
  readonly #world: World;
  readonly #submit: Submit;
  readonly #epoch: number;
  #seq = 0;
  #prev = "";
  #line: Promise<unknown> = Promise.resolve();

  constructor(
    at: { readonly location: Id; readonly device: Id; readonly drawer: Id; readonly epoch: number },
    on: {
      readonly world: World;
      readonly submit: Submit;
      readonly told: { draft: Draft; outcome: Outcome }[];
    },
  ) {
    ({ location: this.location, device: this.device, drawer: this.drawer, epoch: this.#epoch } = at);
    ({ world: this.#world, submit: this.#submit, told: this.#told } = on);
  }

  say(type: string, args: object, at: string): Promise<Outcome> {
    const { location: scope, device } = this;
    const { actor } = this.#world.grant;
    const draft: Draft = { scope, device, id: newId(), type, actor, at, args };
    if (this.#epoch === 0) return this.#tell(draft);
    // What a device has numbered itself goes out in that order.
    const answer = this.#line.then(() => this.#tell(this.#numbered(draft)));
    this.#line = answer.catch(() => {});
    return answer;
  }

  async #tell(draft: Draft): Promise<Outcome> {
    const outcome = await this.#submit(draft);
    const code = outcome.status === "refused" ? outcome.refusal.code : "";
    invariant(!AT_THE_DOOR.test(code), `${draft.type} is refused by a rule and not at the door: ${code}`);
    this.#told.push({ draft, outcome });
    return outcome;
  }

  #numbered(draft: Draft): Draft {
    const chain = { epoch: this.#epoch, seq: (this.#seq += 1), prev: this.#prev };
    const { kind } = must(
      this.#world.pipeline.house.specs.get(draft.type),
      `there is a command ${draft.type}`,
    );
    const text = commandText({ ...draft, ...chain, kind }, JSON.stringify(draft.args));
    this.#prev = commandHash(text).toString("hex");
    return { ...draft, chain };
  }
}

/** The devices of a location: the server's own, a till whose sequence the server keeps, and two that keep their own. */
export async function tellersAt(
  location: Id,
  on: ConstructorParameters<typeof Teller>[1],
): Promise<Teller[]> {
  const { id: device, drawer_id: drawer } = apiDevice(location);
  const tellers = [new Teller({ location, device, drawer, epoch: 0 }, on)];
  for (const epoch of [0, 1, 2]) {
    const till = newId();
    const code_hash = till.replaceAll("-", "").repeat(2);
    await on.world.say(location, "device.invite", { code_hash, kind: "till" });
    const pairing = { device_id: till, code_hash, token_hash: code_hash };
    await on.world.say(location, "device.pair", pairing, { device: till });
    tellers.push(new Teller({ location, device: till, drawer: drawerOf(till), epoch }, on));
  }
  return tellers;
}
