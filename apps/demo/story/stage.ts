import type { CatalogView } from "@counterfoil/catalog/rules";
import type { Id } from "@counterfoil/ids";
import { LOCATION, idOf } from "../ids.ts";
import type { Menu } from "../menu/menu.ts";
import { TEAM, type Member, type TillName } from "../place.ts";
import { Chance } from "../chance.ts";
import type { Day } from "./calendar.ts";
import type { Deed, Money } from "./deed.ts";

/** Where the story plays: what is sold, through which tills, and by whom. */
export interface Stage {
  readonly menu: Menu;
  /** The menu as the catalog has it, by which lines are captured. */
  readonly view: CatalogView;
  readonly tills: Readonly<Record<TillName, { readonly device: Id; readonly drawer: Id }>>;
  readonly memberId: (member: Member) => Id;
  readonly regulars: readonly Id[];
}

type Said = Pick<Deed, "type" | "args"> & {
  readonly minute: number;
  readonly till: TillName;
  readonly by: Member;
  readonly moves?: Money;
};

/** One day on the stage: its moments, its people, and what was done so far. */
export class Scene {
  readonly deeds: Deed[] = [];
  readonly stage: Stage;
  readonly day: Day;
  #ids = 0;

  constructor(stage: Stage, day: Day) {
    this.stage = stage;
    this.day = day;
  }

  /** Chance of one matter of this day, so that another matter does not disturb it. */
  chance(matter: string): Chance {
    return new Chance(`${this.day.date} ${matter}`);
  }

  /** A new id of a minute of this day. */
  id(minute: number): Id {
    this.#ids += 1;
    return idOf(this.day.at(minute), `${this.day.date} ${this.#ids}`);
  }

  say({ minute, till, by, moves, type, args }: Said): void {
    const { device, drawer } = this.stage.tills[till];
    this.deeds.push({
      atMs: this.day.at(minute),
      id: this.id(minute),
      scope: LOCATION,
      device,
      actor: this.stage.memberId(by),
      type,
      args,
      ...(moves ? { moves: { ...moves, drawer } } : {}),
    });
  }

  /** Who works: two in the early half of the day and the other two in the late one, in turns. */
  crew(till: TillName, minute: number): Member {
    const { n } = this.day;
    const half = minute < SHIFT_CHANGE ? 0 : 2;
    const place = (n * 3 + half + (till === "counter" ? 0 : 1)) % TEAM.crew.length;
    return TEAM.crew[place] ?? TEAM.manager;
  }

  /** Who answers for what is taken back: the manager, and on the manager's day off the owner. */
  get lead(): Member {
    return this.day.weekday === MANAGERS_DAY_OFF ? TEAM.owner : TEAM.manager;
  }
}

/** Local minutes after midnight. */
export const SHIFT_CHANGE = 14 * 60 + 30;
/** Nothing is sold at the counter while its drawer is counted. */
const CHANGE_TAKES = 5;
const MANAGERS_DAY_OFF = 1;

/** A moment at the counter, moved out of the change of shifts. */
export function atCounter(minute: number): number {
  const into = minute - (SHIFT_CHANGE - 1);
  return into >= 0 && into < CHANGE_TAKES ? minute + CHANGE_TAKES : minute;
}
