import type { Id } from "@counterfoil/ids";
import type { OrderClosed } from "@counterfoil/orders/contract";
import type { OpenHouse } from "@counterfoil/server";
import type { Bar } from "./bar.ts";
import type { Faults } from "./faults.ts";
import { Gate } from "./gate.ts";
import { idFrom } from "./ids.ts";
import type { OrderRow } from "./order-row.ts";
import { type Counter, saleOf } from "./sale.ts";
import type { Workplace } from "./workplace.ts";

/** Sales under way at once: enough to fill two batches, so that one is gathered while the other commits. */
const IN_FLIGHT = 256;

/** The clock that the pipeline of an import goes by: that of the sale which it tells of, else the machine's. */
export class ImportClock {
  at: string | undefined;
  readonly now = (): string => this.at ?? new Date().toISOString();
}

/** What was sold, in minor units; and of that which had been sold before, how many orders. */
export interface Sold {
  orders: number;
  lines: number;
  total: number;
  duplicates: number;
  /** The first and the last business day of the orders, those of before included. */
  business_dates: { from: string; to: string } | null;
}

interface Selling {
  readonly counter: Counter;
  readonly clock: ImportClock;
  readonly faults: Faults;
  readonly source: string;
  readonly done: Bar;
}

/** Puts orders through the pipeline, many at once, and counts what came of them. */
export class Seller {
  readonly #house: OpenHouse;
  readonly #place: Workplace;
  readonly #selling: Selling;
  readonly #gate = new Gate(IN_FLIGHT);
  readonly #counts = { orders: 0, lines: 0, total: 0, duplicates: 0 };
  #finished = 0;
  #dates: Sold["business_dates"] = null;
  /** The first thing that went wrong in a way that no other order would fare better. */
  #broken: { readonly problem: unknown } | null = null;

  constructor(house: OpenHouse, place: Workplace, selling: Selling) {
    this.#house = house;
    this.#place = place;
    this.#selling = selling;
  }

  async sell(name: string, rows: readonly OrderRow[]): Promise<void> {
    await this.#gate.run(() =>
      this.#submit(name, rows).catch((problem: unknown) => {
        this.#broken ??= { problem };
      }),
    );
    if (this.#broken) await this.finish();
  }

  /** Waits for what is under way. @throws what broke the import */
  async finish(): Promise<Pick<Sold, "orders" | "lines" | "total" | "duplicates" | "business_dates">> {
    await this.#gate.empty();
    if (this.#broken) {
      this.#selling.done.clear();
      throw this.#broken.problem;
    }
    this.#selling.done.to(this.#finished);
    this.#selling.done.end();
    return { ...this.#counts, business_dates: this.#dates };
  }

  async #submit(name: string, rows: readonly OrderRow[]): Promise<void> {
    const { counter, clock, source, faults, done } = this.#selling;
    const { owner, location, device } = this.#place;
    const id: Id = idFrom(location.id, "order", source, name);
    // Sent within this turn: the pipeline looks at the clock before it waits for anything.
    clock.at = rows.find(({ at }) => at !== undefined)?.at;
    const at = clock.now();
    const args = saleOf(id, rows, counter);
    const draft = { scope: location.id, device, id, type: "order.sell", actor: owner.actor, at, args };
    const sent = this.#house.pipeline.submit(draft, owner, inputOf(rows));
    clock.at = undefined;
    const outcome = await sent;
    this.#finished += 1;
    if (outcome.status === "refused") {
      done.clear();
      const { code, message } = outcome.refusal;
      const reason = code === "id_reused" ? "it was imported before, with other lines" : message;
      faults.add(rows[0]?.line ?? 0, `order ${name}: ${reason}`, rows.length);
    } else {
      this.#count(rows.length, outcome.replayed, outcome.events as readonly Partial<OrderClosed>[]);
    }
    done.to(this.#finished);
  }

  #count(rows: number, replayed: boolean, events: readonly Partial<OrderClosed>[]): void {
    const closed = events.find(({ type }) => type === "order.closed");
    const date = closed?.business_date;
    if (date !== undefined) {
      const { from = date, to = date } = this.#dates ?? {};
      this.#dates = { from: date < from ? date : from, to: date > to ? date : to };
    }
    if (replayed) {
      this.#counts.duplicates += 1;
      return;
    }
    this.#counts.orders += 1;
    this.#counts.lines += rows;
    this.#counts.total += closed?.total ?? 0;
  }
}

/** What the file says of an order: by it a repeat is known, whatever has become of the menu since. */
function inputOf(rows: readonly OrderRow[]): string {
  return JSON.stringify(
    rows.map(({ item, variation, category, quantity, total, choices, at }) => [
      item,
      variation ?? null,
      category ?? null,
      quantity,
      total,
      choices,
      at ?? null,
    ]),
  );
}
