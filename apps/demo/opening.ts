import type { AddMember, SetPin } from "@counterfoil/access/contract";
import { keepPin } from "@counterfoil/access/server";
import type { UpsertArgs } from "@counterfoil/catalog/contract";
import type { Id } from "@counterfoil/ids";
import { peopleBook } from "@counterfoil/people/server";
import type { PersonalDetails, PersonKind, RecordPerson } from "@counterfoil/people/contract";
import { must } from "@counterfoil/result";
import type { AdjustArgs } from "@counterfoil/stock/contract";
import type { Database } from "@counterfoil/sql";
import type { AddLocation, InviteDevice, OpenMerchant, PairDevice } from "@counterfoil/venues/contract";
import { apiDevice, drawerOf } from "@counterfoil/venues/rules";
import { hash } from "node:crypto";
import { idOf, LOCATION, MERCHANT } from "./ids.ts";
import type { Menu } from "./menu/menu.ts";
import {
  DAY_BEGINS,
  MEMBERS,
  REGULARS,
  RESTAURANT,
  TAX_PROFILE,
  TEAM,
  TILLS,
  type Member,
  type TillName,
} from "./place.ts";
import type { Accepted, Play } from "./play.ts";
import type { Stage } from "./story/stage.ts";
import { Stockroom } from "./story/stockroom.ts";

/** The first command of all: the moment at which it was given is where the story begins. */
export const FIRST_DEED = idOf(0, "the first deed");

const SECOND_MS = 1_000;

/** Who and what the story has, by names that do not change. */
export function castOf(openedMs: number, menu: Menu): Omit<Stage, "view"> {
  const till = (name: TillName) => {
    const device = idOf(openedMs, `till ${name}`);
    return { device, drawer: drawerOf(device) };
  };
  return {
    menu,
    tills: { counter: till("counter"), floor: till("floor") },
    // In the order of their hiring, in which lists show them.
    memberId: (member) => idOf(openedMs + MEMBERS.indexOf(member), `member ${member.key}`),
    regulars: REGULARS.map(({ key }) => idOf(openedMs, `regular ${key}`)),
  };
}

/** Sets the restaurant up, second by second: the merchant and its place, menu, people, tills and shelves. */
export class Opening {
  readonly #play: Play;
  readonly #database: Database;
  readonly #cast: Omit<Stage, "view">;
  readonly #openedMs: number;
  #seconds = 0;

  constructor(play: Play, database: Database, cast: Omit<Stage, "view">, openedMs: number) {
    this.#play = play;
    this.#database = database;
    this.#cast = cast;
    this.#openedMs = openedMs;
  }

  async place(time_zone: string): Promise<void> {
    const { name, currency, address_lines, receipt_footer } = RESTAURANT;
    const merchant: OpenMerchant = { name, currency, time_zone };
    await this.#say(MERCHANT, "merchant.open", merchant, FIRST_DEED);
    const location: AddLocation = {
      location_id: LOCATION,
      name,
      address_lines: [...address_lines],
      receipt_footer,
      day_close_hour: DAY_BEGINS,
      tax_profile: TAX_PROFILE,
    };
    await this.#say(MERCHANT, "location.add", location);
  }

  async menu(): Promise<void> {
    const args: UpsertArgs = { objects: [...this.#cast.menu.objects] };
    await this.#say(MERCHANT, "catalog.upsert", args);
  }

  async people(): Promise<void> {
    for (const member of MEMBERS) await this.#hire(member);
    for (const [n, { name, phone }] of REGULARS.entries()) {
      await this.#record(must(this.#cast.regulars[n], "regulars have ids"), "customer", { name, phone });
    }
  }

  async tills(): Promise<void> {
    for (const name of Object.keys(TILLS) as TillName[]) {
      const { device } = this.#cast.tills[name];
      // Turned round, so that nobody knows what it would be the hash of: these tills stand in the story alone.
      const nothing = (what: string) => [...hash("sha256", `${device} ${what}`, "hex")].toReversed().join("");
      const code_hash = nothing("code");
      const invite: InviteDevice = { code_hash, kind: "till", name: TILLS[name].name };
      await this.#say(LOCATION, "device.invite", invite);
      const pair: PairDevice = { device_id: device, code_hash, token_hash: nothing("token") };
      await this.#say(LOCATION, "device.pair", pair);
    }
  }

  async shelves(): Promise<void> {
    const { begins } = new Stockroom(this.#cast.menu.sellables);
    const changes = begins.map((entry) => ({
      id: idOf(this.#openedMs, `shelf ${entry.variation_id}`),
      ...entry,
      kind: "receive" as const,
    }));
    const args: AdjustArgs = { changes };
    await this.#say(LOCATION, "stock.adjust", args);
  }

  async #hire(member: Member): Promise<void> {
    const member_id = this.#cast.memberId(member);
    await this.#record(member_id, "staff", { name: member.name });
    const add: AddMember = { member_id, role: member.role, color: member.color };
    await this.#say(MERCHANT, "member.add", add);
    const set: SetPin = { member_id };
    const { version } = await this.#say(MERCHANT, "member.set_pin", set);
    await keepPin(this.#database, { merchant: MERCHANT, member: member_id, version, pin: member.pin });
  }

  async #record(person_id: Id, kind: PersonKind, details: PersonalDetails): Promise<void> {
    const sealed = await peopleBook(this.#database).seal(MERCHANT, person_id, details);
    const args: RecordPerson = { person_id, kind, sealed: must(sealed, "nobody of the demo was erased") };
    await this.#say(MERCHANT, "person.record", args);
  }

  #say(scope: Id, type: string, args: unknown, id?: Id): Promise<Accepted> {
    const atMs = this.#openedMs + this.#seconds * SECOND_MS;
    this.#seconds += 1;
    return this.#play.act({
      atMs,
      id: id ?? idOf(atMs, `opening ${this.#seconds}`),
      scope,
      device: apiDevice(scope).id,
      actor: this.#cast.memberId(TEAM.owner),
      type,
      args,
    });
  }
}
