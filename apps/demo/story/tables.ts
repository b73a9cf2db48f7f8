import type { Chance } from "../chance.ts";
import { TABLES, type Table } from "../place.ts";
import type { Weather } from "./calendar.ts";

/** Minutes until a table is laid again. */
const LAID_AGAIN_AFTER = 6;

/** Which tables are free, over one day. Guests are seated in the order of their coming. */
export class Tables {
  readonly #freeFrom = new Map<string, number>();
  readonly #weather: Weather;

  constructor(weather: Weather) {
    this.#weather = weather;
  }

  /** One of the smallest free tables that seat so many; null where none is free. */
  seat(guests: number, from: number, to: number, chance: Chance): Table | null {
    const free = TABLES.filter(
      (table) =>
        table.seats >= guests &&
        (this.#freeFrom.get(table.name) ?? 0) <= from &&
        !(table.outside && (this.#weather.rain || this.#weather.warmth < -0.4)),
    );
    const fewest = Math.min(...free.map((table) => table.seats));
    const fitting = free.filter((table) => table.seats === fewest);
    if (fitting.length === 0) return null;
    const table = chance.pick(fitting);
    this.#freeFrom.set(table.name, to + LAID_AGAIN_AFTER);
    return table;
  }
}
