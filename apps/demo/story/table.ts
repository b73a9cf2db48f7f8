import type {
  AddLinesArgs,
  ChangeLineArgs,
  ChangeOrderArgs,
  DiscountOrderArgs,
  LineArgs,
  OpenOrderArgs,
  PriceDiscount,
  VoidLineArgs,
  VoidOrderArgs,
} from "@counterfoil/orders/contract";
import type { Chance } from "../chance.ts";
import { LARGE_PARTY, LARGE_PARTY_CHARGE, type Table } from "../place.ts";
import { basketOf, discountOf, guestsOf, type Line } from "./basket.ts";
import { payAtTable } from "./bill.ts";
import type { Occasion } from "./occasions.ts";
import { priceOf } from "./pay.ts";
import type { Scene } from "./stage.ts";
import { soldLines, type Sold } from "./sold.ts";
import type { Tables } from "./tables.ts";

const LEAVES_AT_ONCE = 0.006;
const SENDS_BACK = 0.03;
const GETS_AN_APOLOGY = 0.5;
const ANOTHER_ROUND = 0.06;
const MOVES_TABLE = 0.02;
const WHY_SENT_BACK = ["Cold when it came", "Not what was ordered", "Waited too long", "Hair in it"];

/** Guests sit down, order in rounds, eat and pay. Null: no table was free, or they left, or several paid. */
export function serveTable(
  scene: Scene,
  occasion: Occasion,
  tables: Tables,
  seatedAt: number,
  chance: Chance,
): Sold | null {
  const guests = guestsOf(occasion, chance);
  const [shortest, longest] = occasion.stays ?? [30, 60];
  const stay = chance.whole(shortest, longest);
  const { stage, day } = scene;
  const basket = basketOf({ stage, day, occasion, type: "dine_in" }, guests, chance);
  const table = basket.length === 0 ? null : tables.seat(guests, seatedAt, seatedAt + stay, chance);
  if (!table) return null;
  const charged = guests >= LARGE_PARTY;
  const first = roundOf(basket, occasion, "drinks");
  const visit = new Visit(scene, {
    order_id: scene.id(seatedAt),
    type: "dine_in",
    ...labelOf(table),
    covers: guests,
    lines: first.map(({ line }) => line),
    ...(charged ? { service_charges: [LARGE_PARTY_CHARGE] } : {}),
  });
  visit.open(seatedAt);
  if (chance.happens(LEAVES_AT_ONCE)) {
    visit.leave(seatedAt + 9);
    return null;
  }
  const [food, last] = [roundOf(basket, occasion, "food"), roundOf(basket, occasion, "last")];
  visit.order(seatedAt + chance.whole(6, 13), food);
  visit.order(seatedAt + stay * 0.6, last);
  const drink = first.find(({ course }) => course === "drink");
  if (drink && chance.happens(ANOTHER_ROUND)) visit.anotherRound(seatedAt + stay * 0.45, drink.line);
  if (chance.happens(MOVES_TABLE)) visit.move(seatedAt + 4, tables, guests, stay, chance);
  const [dish] = food;
  if (dish && basket.length > 1 && chance.happens(SENDS_BACK)) {
    visit.sendBack(
      seatedAt + stay * 0.5,
      dish.line,
      chance.pick(WHY_SENT_BACK),
      chance.happens(GETS_AN_APOLOGY),
    );
  }
  // In the order in which they stand on the bill: whose line bears an odd cent of the tax goes by that.
  return visit.pay(seatedAt + stay, [...first, ...food, ...last], charged, chance);
}

/** Where the guests sit, and what the order is called. */
function labelOf({ name }: Table): { table: string; name: string } {
  return { table: name, name: /^\d/.test(name) ? `Table ${name}` : name };
}

type Round = "drinks" | "food" | "last";

/** What is ordered together: drinks on sitting down, then to eat, then sweets and coffee; in the morning coffee is first. */
function roundOf(basket: readonly Line[], { part }: Occasion, wanted: Round): Line[] {
  return basket.filter(({ course }) => {
    const round = part === "morning" && course === "coffee" ? "drinks" : (ROUNDS[course] ?? "food");
    return round === wanted;
  });
}

const ROUNDS: Partial<Record<Line["course"], Round>> = {
  drink: "drinks",
  cold: "drinks",
  sweet: "last",
  coffee: "last",
};

/** One table's order, from the first drink to the bill. */
class Visit {
  readonly #scene: Scene;
  readonly #opening: OpenOrderArgs;
  readonly #changed = new Map<string, LineArgs & { voided?: boolean }>();
  readonly #discounts: PriceDiscount[] = [];

  constructor(scene: Scene, opening: OpenOrderArgs) {
    this.#scene = scene;
    this.#opening = opening;
  }

  open(minute: number): void {
    this.#say(minute, "order.open", this.#opening);
  }

  leave(minute: number): void {
    const args: VoidOrderArgs = { order_id: this.#id, reason: "Guests left before they ordered" };
    this.#say(minute, "order.void", args, true);
  }

  order(minute: number, round: readonly Line[]): void {
    if (round.length === 0) return;
    const args: AddLinesArgs = { order_id: this.#id, lines: round.map(({ line }) => line) };
    this.#say(minute, "order.add_lines", args);
  }

  anotherRound(minute: number, drink: LineArgs): void {
    const args: ChangeLineArgs = { order_id: this.#id, uid: drink.uid, quantity_delta: drink.quantity };
    this.#changed.set(drink.uid, { ...drink, quantity: drink.quantity * 2 });
    this.#say(minute, "order.change_line", args);
  }

  move(minute: number, tables: Tables, guests: number, stay: number, chance: Chance): void {
    const table = tables.seat(guests, minute, minute + stay, chance);
    if (!table) return;
    const args: ChangeOrderArgs = { order_id: this.#id, ...labelOf(table) };
    this.#say(minute, "order.change", args);
  }

  sendBack(minute: number, dish: LineArgs, reason: string, apology: boolean): void {
    const args: VoidLineArgs = { order_id: this.#id, uid: dish.uid, reason };
    this.#changed.set(dish.uid, { ...dish, voided: true });
    this.#say(minute, "order.void_line", args, true);
    if (!apology) return;
    const add = discountOf(this.#scene.stage, "apology");
    const discounted: DiscountOrderArgs = { order_id: this.#id, add };
    this.#discounts.push(add);
    this.#say(minute + 1, "order.discount", discounted, true);
  }

  pay(minute: number, basket: readonly Line[], charged: boolean, chance: Chance): Sold | null {
    const now = basket.map(({ course, line }) => ({ course, line: this.#changed.get(line.uid) ?? line }));
    const { service_charges } = this.#opening;
    const priced = priceOf({
      lines: now.map(({ line }) => line),
      discounts: this.#discounts,
      ...(service_charges ? { service_charges } : {}),
    });
    const bill = { order_id: this.#id, total: priced.total, covers: this.#opening.covers ?? 1, charged };
    const tender = payAtTable(this.#scene, bill, minute, chance);
    const sold = soldLines(now, priced).filter(({ total }) => total > 0);
    return tender === null ? null : { order_id: this.#id, minute, till: "floor", tender, lines: sold };
  }

  get #id(): string {
    return this.#opening.order_id;
  }

  #say(minute: number, type: string, args: unknown, byLead = false): void {
    const by = byLead ? this.#scene.lead : this.#scene.crew("floor", minute);
    this.#scene.say({ minute, till: "floor", by, type, args });
  }
}
