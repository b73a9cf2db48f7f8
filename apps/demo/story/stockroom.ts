import type { Id } from "@counterfoil/ids";
import type { SellArgs } from "@counterfoil/payments/contract";
import type { AdjustArgs, ChangeKind, CountArgs } from "@counterfoil/stock/contract";
import type { LineArgs } from "@counterfoil/orders/contract";
import type { Chance } from "../chance.ts";
import type { Sellable } from "../menu/menu.ts";
import { DAY_BEGINS } from "../place.ts";
import type { Scene } from "./stage.ts";

const OUT_OF_THE_OVEN = DAY_BEGINS * 60 + 1;
const DELIVERED_AT = 9 * 60 + 40;
const DELIVERY_DAYS: readonly number[] = [2, 5];
const COUNTED_ON = 7;
const AFTER_CLOSING = 23 * 60 + 12;
/** What is delivered when less than this share of it is left. */
const ORDERED_BELOW = 0.7;
const LEFT_OVER: readonly [number, number] = [0, 3];
const GONE_MISSING = 0.12;

/** What is on the shelves, as the book has it, day by day. */
export class Stockroom {
  readonly #onHand = new Map<Id, number>();
  readonly #stocked: readonly Sellable[];
  readonly #baked: readonly Sellable[];

  constructor(sellables: readonly Sellable[]) {
    this.#stocked = sellables.filter(({ size }) => size.par !== undefined);
    this.#baked = sellables.filter(({ size }) => size.baked);
    for (const { variation_id, size } of this.#stocked) this.#onHand.set(variation_id, size.par ?? 0);
  }

  /** What the shelves hold when the story begins. */
  get begins(): readonly { readonly variation_id: Id; readonly quantity: number }[] {
    return this.#stocked.map(({ variation_id, size }) => ({ variation_id, quantity: size.par ?? 0 }));
  }

  /** What comes and goes on a day, given what was sold on it. */
  keep(scene: Scene, chance: Chance): void {
    const sold = soldOn(scene);
    this.#bake(scene, sold, chance);
    if (DELIVERY_DAYS.includes(scene.day.weekday)) this.#deliver(scene);
    for (const { variation_id } of this.#stocked) {
      this.#onHand.set(variation_id, this.#left(variation_id) - (sold.get(variation_id) ?? 0));
    }
    if (scene.day.weekday === COUNTED_ON) this.#count(scene, chance);
  }

  /** Goods come back from a guest. */
  putBack({ variation_id, quantity }: LineArgs): void {
    const known = variation_id === undefined ? undefined : this.#onHand.get(variation_id);
    if (variation_id !== undefined && known !== undefined) this.#onHand.set(variation_id, known + quantity);
  }

  #bake(scene: Scene, sold: ReadonlyMap<Id, number>, chance: Chance): void {
    const left = this.#baked.map(({ variation_id }) => ({
      variation_id,
      quantity: chance.whole(...LEFT_OVER),
    }));
    const baked = left.map(({ variation_id, quantity }) => ({
      variation_id,
      quantity: quantity + (sold.get(variation_id) ?? 0),
    }));
    adjust(scene, OUT_OF_THE_OVEN, "receive", baked);
    adjust(scene, AFTER_CLOSING, "waste", left, "Day-old, to the food pantry");
  }

  #deliver(scene: Scene): void {
    const wanted = this.#stocked.flatMap(({ variation_id, size: { par = 0 } }) => {
      const left = this.#left(variation_id);
      return left < par * ORDERED_BELOW ? [{ variation_id, quantity: par - left }] : [];
    });
    for (const { variation_id, quantity } of wanted) {
      this.#onHand.set(variation_id, this.#left(variation_id) + quantity);
    }
    adjust(scene, DELIVERED_AT, "receive", wanted);
  }

  #count(scene: Scene, chance: Chance): void {
    const counts = this.#stocked.map(({ variation_id }) => {
      const missing = chance.happens(GONE_MISSING) ? chance.whole(1, 2) : 0;
      const quantity = Math.max(0, this.#left(variation_id) - missing);
      this.#onHand.set(variation_id, quantity);
      return { id: scene.id(AFTER_CLOSING), variation_id, quantity };
    });
    const args: CountArgs = { counts };
    scene.say({ minute: AFTER_CLOSING + 5, till: "counter", by: scene.lead, type: "stock.count", args });
  }

  #left(variation: Id): number {
    return this.#onHand.get(variation) ?? 0;
  }
}

function adjust(
  scene: Scene,
  minute: number,
  kind: ChangeKind,
  entries: readonly { readonly variation_id: Id; readonly quantity: number }[],
  reason?: string,
): void {
  const changes = entries
    .filter(({ quantity }) => quantity > 0)
    .map((entry) => ({ id: scene.id(minute), ...entry, kind, ...(reason === undefined ? {} : { reason }) }));
  if (changes.length === 0) return;
  const args: AdjustArgs = { changes };
  scene.say({ minute, till: "counter", by: scene.crew("counter", minute), type: "stock.adjust", args });
}

/** What the day's orders take off the shelves. */
function soldOn({ deeds }: Scene): ReadonlyMap<Id, number> {
  const sold = new Map<Id, number>();
  for (const { type, args } of deeds) {
    if (!["order.sell", "order.open", "order.add_lines"].includes(type)) continue;
    for (const line of (args as Pick<SellArgs, "lines">).lines) count(sold, line);
  }
  return sold;
}

function count(sold: Map<Id, number>, { variation_id, quantity }: LineArgs): void {
  if (variation_id !== undefined) sold.set(variation_id, (sold.get(variation_id) ?? 0) + quantity);
}
