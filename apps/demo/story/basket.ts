import { capture, type Choice } from "@counterfoil/catalog/rules";
import type { Selection } from "@counterfoil/catalog/contract";
import type { LineArgs, OrderType, PriceDiscount } from "@counterfoil/orders/contract";
import { must } from "@counterfoil/result";
import type { Chance } from "../chance.ts";
import type { Course, Dish, PartOfDay } from "../menu/dish.ts";
import type { Sellable } from "../menu/menu.ts";
import { DISCOUNTS } from "../place.ts";
import type { Day } from "./calendar.ts";
import type { Occasion } from "./occasions.ts";
import type { Stage } from "./stage.ts";

/** What the weather does to a dish that it sells, at its warmest or coldest. */
const WEATHER_MATTERS = 0.6;
const USUAL_WINS = 0.62;
const ASKS_FOR_MORE = 0.24;
const LEAVES_A_NOTE = 0.015;
const NOTES = [
  "Nut allergy",
  "Sauce on the side",
  "No salt",
  "In two bowls, please",
  "Gluten-free, if possible",
];
/** By how much more often the first size is taken than each after it. */
const FIRST_SIZE = 1.5;

export interface Line {
  readonly course: Course;
  readonly line: LineArgs;
}

/** How many come together. */
export function guestsOf({ guests }: Occasion, chance: Chance): number {
  const often = guests.map((weight, n) => ({ guests: n + 1, weight }));
  return chance.weighted(often, ({ weight }) => weight)?.guests ?? 1;
}

/** What the guests of an occasion take, course by course, as the lines that a till would capture. */
export function basketOf(
  { stage, day, occasion, type }: { stage: Stage; day: Day; occasion: Occasion; type: OrderType },
  guests: number,
  chance: Chance,
): Line[] {
  const taken: Line[] = [];
  for (const [course, often] of Object.entries(occasion.courses) as [Course, number][]) {
    for (let guest = 0; guest < guests; guest += 1) {
      const times = Math.floor(often) + (chance.happens(often % 1) ? 1 : 0);
      for (let time = 0; time < times; time += 1) {
        const sellable = choose(stage, course, occasion.part, day, chance);
        if (sellable) add(taken, { course, line: lineOf(stage, day, sellable, type, chance) });
      }
    }
  }
  const { discount } = occasion;
  return taken.map(({ course, line }, n) => ({
    course,
    line: {
      ...line,
      uid: String(n + 1),
      ...(discount?.course === course ? { discounts: [discountOf(stage, discount.name)] } : {}),
    },
  }));
}

/** A discount of the catalog as an order takes it. */
export function discountOf({ menu }: Stage, name: keyof typeof DISCOUNTS): PriceDiscount {
  return { uid: menu.discountId(name), ...DISCOUNTS[name] };
}

/** Today's price of what has none on the menu: one for the whole day, to the half dollar. */
function marketPrice(day: Day): number {
  const cents = 2_900 + 250 * Math.sin(day.n / 4) - 150 * day.weather.warmth;
  return Math.round(cents / 50) * 50;
}

function choose(
  { menu }: Stage,
  course: Course,
  part: PartOfDay,
  { weather, isWeekend }: Day,
  chance: Chance,
): Sellable | null {
  return chance.weighted(menu.sellables, ({ dish, size, n }) => {
    if (dish.course !== course) return 0;
    const pull = dish.likes === undefined ? 0 : weather.warmth * (dish.likes === "warmth" ? 1 : -1);
    const feast = isWeekend && isLarge(dish) && n > 0 ? 1.4 : 1;
    const bySize = ((n === 0 ? FIRST_SIZE : feast) * (size.often ?? 1)) / dish.sizes.length;
    return dish.liked * (dish.at?.[part] ?? 1) * (1 + WEATHER_MATTERS * pull) * bySize;
  });
}

function isLarge(dish: Dish): boolean {
  return dish.course === "main" || dish.course === "drink" || dish.course === "breakfast";
}

function lineOf(
  stage: Stage,
  day: Day,
  { size, n, variation_id }: Sellable,
  type: OrderType,
  chance: Chance,
): LineArgs {
  const offer = must(stage.view.offers.get(variation_id), "the menu stands in the catalog");
  const selection: Selection = {
    uid: "new",
    variation_id,
    quantity: size.weighed === undefined ? 1 : weigh(size.weighed, chance),
    modifiers: offer.choices.flatMap((choice) => answer(choice, n, chance)),
    ...(size.price === null ? { unit_price: marketPrice(day) } : {}),
    ...(chance.happens(LEAVES_A_NOTE) ? { note: chance.pick(NOTES) } : {}),
  };
  const captured = capture(stage.view, selection, type);
  return must(captured.ok ? captured.value : null, `${offer.item.name} can be sold as it was chosen`);
}

/** On the scale: a hundredth of a pound is what it shows. */
function weigh(about: number, chance: Chance): number {
  return Math.max(10, Math.round(100 * chance.about(about, about / 3))) / 100;
}

/** What a guest says when asked: mostly the usual, sometimes something on top. */
function answer(choice: Choice, sizeN: number, chance: Chance): NonNullable<Selection["modifiers"]> {
  const options = choice.modifiers.filter((modifier) => modifier.available);
  const usual = options.find((option) => choice.defaults.has(option.id));
  if (choice.min === 0) {
    const wanted = usual && chance.happens(USUAL_WINS) ? [usual] : [];
    const more = chance.happens(ASKS_FOR_MORE) ? [chance.pick(options)] : [];
    return [...new Set([...wanted, ...more])].map(({ id }) => ({ modifier_id: id }));
  }
  if (usual && chance.happens(USUAL_WINS)) return [{ modifier_id: usual.id }];
  // A flavor for each scoop: sizes and their number go together where a list takes several.
  const times = choice.max === undefined || choice.max === 1 ? choice.min : Math.min(choice.max, sizeN + 1);
  const counts = new Map<string, number>();
  for (let time = 0; time < times; time += 1) {
    const { id } = chance.pick(options);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].map(([modifier_id, quantity]) =>
    quantity === 1 ? { modifier_id } : { modifier_id, quantity },
  );
}

/** The same once more is two of it on one line, unless it is weighed or has a note. */
function add(taken: Line[], { course, line }: Line): void {
  const same = taken.findIndex(
    (other) =>
      other.line.variation_id === line.variation_id &&
      other.line.note === undefined &&
      line.note === undefined &&
      Number.isInteger(line.quantity) &&
      JSON.stringify(other.line.modifiers) === JSON.stringify(line.modifiers),
  );
  const found = taken[same];
  if (!found) taken.push({ course, line });
  else taken[same] = { course, line: { ...found.line, quantity: found.line.quantity + line.quantity } };
}
