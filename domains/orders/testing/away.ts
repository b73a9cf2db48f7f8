import { type Decision, exception, type Event, type ExceptionRaised } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { invariant } from "@counterfoil/result";
import { expect } from "vitest";
import type { OrderState } from "../contract/index.ts";
import { withNumbers } from "../rules/index.ts";
import { NOON, type Shop } from "./shop.ts";

interface Done {
  readonly id: Id;
  readonly type: string;
  readonly args: unknown;
  readonly at: string;
}

/**
 * A till without the network: it decides on what it saw when that went, with its own numbers, and tells the shop of it when
 * it is back, in its own order.
 */
export class Away {
  readonly device: Id;
  readonly drawer: Id;
  readonly epoch: number;
  readonly view: Shop;
  readonly #shop: Shop;
  readonly #untold: Done[] = [];

  constructor(shop: Shop, { device, drawer }: { device: Id; drawer: Id }, epoch = 1) {
    this.#shop = shop;
    this.view = shop.copy();
    this.device = device;
    this.drawer = drawer;
    this.epoch = epoch;
  }

  /** Does something here; what it decides goes with it, and decided again it is the same (CON-8). */
  do(type: string, args: object, at: string = NOON): Decision {
    const said = { id: newId(), device: this.device, epoch: this.epoch, at, received_at: at };
    const decision = this.view.rehearse(type, args, said);
    if ("refusal" in decision) return decision;
    const settled = withNumbers(args, decision.events);
    expectSettled(decision.events, settled, () => this.view.rehearse(type, settled, said));
    this.#untold.push({ id: said.id, type, args: settled, at });
    return this.view.say(type, settled, said);
  }

  /** Does what must work here. */
  must(type: string, args: object, at: string = NOON): Extract<Decision, { events: unknown }> {
    const decision = this.do(type, args, at);
    invariant("events" in decision, `${type} is done, not refused: ${JSON.stringify(decision)}`);
    return decision;
  }

  get untold(): number {
    return this.#untold.length;
  }

  /** Tells the shop of the next thing that it does not know, and what follows there. */
  tell(received_at: string = NOON, epoch: number = this.epoch): readonly Event[] {
    const done = this.#untold.shift();
    invariant(done, "there is something to tell");
    const { id, type, args, at } = done;
    const decision = this.#shop.say(type, args, { id, device: this.device, epoch, at, received_at });
    invariant("events" in decision, `${type} is on record whatever it is`);
    return decision.events;
  }

  tellAll(received_at: string = NOON): readonly Event[] {
    const events: Event[] = [];
    while (this.untold > 0) events.push(...this.tell(received_at));
    return events;
  }

  order(id: Id): OrderState {
    return this.view.order(id);
  }
}

/** What is settled is settled: deciding it again changes neither what follows nor what is said. */
function expectSettled(events: readonly Event[], settled: unknown, again: () => Decision): void {
  expect(again()).toEqual({ events });
  expect(withNumbers(settled, events)).toEqual(settled);
}

/** The codes of the exceptions among events. */
export function exceptionsIn(events: readonly Event[]): string[] {
  const { type } = exception("", "");
  return events.flatMap((event) => (event.type === type ? [(event as ExceptionRaised).code] : []));
}
