import type { Decision } from "@counterfoil/commands";
import { childId, newId, type Id } from "@counterfoil/ids";
import * as payments from "@counterfoil/payments/rules";
import { seriesKey, seriesState } from "@counterfoil/receipts/rules";
import { invariant, must } from "@counterfoil/result";
import type { DrawerState } from "@counterfoil/shifts/contract";
import * as shifts from "@counterfoil/shifts/rules";
import { RuleBook, type Said } from "@counterfoil/testing";
import type { LocationProfile } from "@counterfoil/venues/contract";
import {
  apiDevice,
  deviceState,
  inviteDevice,
  locationState,
  openLocation,
  pairDevice,
  pairingCodeState,
} from "@counterfoil/venues/rules";
import type { LineArgs, OrderState, TaxProfile } from "../contract/index.ts";
import * as rules from "../rules/index.ts";

export const NOON = "2026-03-02T12:00:00.000Z";

const PROFILE: TaxProfile = {
  rounding: "per_line",
  mode: "half_up",
  prices_include_tax: false,
  cash_rounding: 0,
};

/** A location's profile as tests like it: dollars, New York, taxes on top of prices. */
export function profileOf(id: Id, more: Partial<LocationProfile> = {}): LocationProfile {
  return {
    id,
    merchant_id: newId(),
    name: "Corner Café",
    currency: "USD",
    time_zone: "America/New_York",
    day_close_hour: 4,
    tax_profile: PROFILE,
    address_lines: ["1 Main Street"],
    status: "active",
    ...more,
  };
}

/** A line of one coffee at 3.50 without tax, with what a test wants to be different. */
export function coffee(more: Partial<LineArgs> = {}): LineArgs {
  return { uid: newId(), name: "Coffee", quantity: 1, unit_price: 350, ...more };
}

const SPECS = [
  openLocation,
  inviteDevice,
  pairDevice,
  rules.open,
  rules.addLines,
  rules.changeLine,
  rules.voidLine,
  rules.change,
  rules.discount,
  rules.split,
  rules.voidOrder,
  rules.close,
  payments.sell,
  payments.take,
  payments.voidPayment,
  payments.makeRefund,
  shifts.openShift,
  shifts.moveCash,
  shifts.countShift,
  shifts.closeShift,
];

const FOLDS = [
  locationState,
  deviceState,
  pairingCodeState,
  seriesState,
  rules.orderState,
  payments.paymentState,
  payments.refundState,
  shifts.drawerState,
];

/** One location whose rules run in memory, and the words in which tests speak to it. */
export class Shop {
  readonly location: Id;
  readonly device: Id;
  readonly drawer: Id;
  readonly #book: RuleBook;

  constructor(more: Partial<LocationProfile> = {}, known?: Shop) {
    this.location = known?.location ?? newId();
    this.#book = known ? known.#book.copy() : new RuleBook(SPECS, FOLDS);
    ({ id: this.device, drawer_id: this.drawer } = apiDevice(this.location));
    if (known === undefined) this.say("location.open", profileOf(this.location, more));
  }

  say(type: string, args: unknown, said: Said = {}): Decision {
    return this.#book.say(this.location, type, args, { device: this.device, received_at: NOON, ...said });
  }

  /** What the rule says, and nothing follows. */
  rehearse(type: string, args: unknown, said: Said = {}): Decision {
    const of = { device: this.device, received_at: NOON, ...said };
    return this.#book.rehearse(this.location, type, args, of);
  }

  /** The shop as somebody knows it whose network goes now. */
  copy(): Shop {
    return new Shop({}, this);
  }

  /** Says what must be accepted. */
  must(type: string, args: unknown, said: Said = {}): Extract<Decision, { events: unknown }> {
    const decision = this.say(type, args, said);
    invariant("events" in decision, `${type} is accepted, not refused: ${JSON.stringify(decision)}`);
    return decision;
  }

  order(id: Id): OrderState {
    return must(this.#book.state(rules.orderState, this.location, id), `order ${id} is there`);
  }

  totals(id: Id): ReturnType<typeof rules.totals> {
    return rules.totals(this.order(id));
  }

  drawerOf(drawer: Id): DrawerState | undefined {
    return this.#book.state(shifts.drawerState, this.location, drawer);
  }

  find(id: Id): OrderState | undefined {
    return this.#book.state(rules.orderState, this.location, id);
  }

  series(device: Id = this.device, epoch = 0) {
    return this.#book.state(seriesState, this.location, seriesKey({ device, epoch }));
  }

  /** Opens an order with these lines. */
  open(lines: readonly LineArgs[] = [coffee()], more: object = {}, said: Said = {}): Id {
    const order_id = newId();
    this.must("order.open", { order_id, type: "dine_in", lines, ...more }, said);
    return order_id;
  }

  /** Sells these lines for cash, whatever they cost. */
  sell(lines: readonly LineArgs[] = [coffee()], more: object = {}, said: Said = {}): Id {
    const order_id = newId();
    const payment = { id: newId(), tender: "cash" };
    this.must(
      "order.sell",
      { order_id, type: "takeaway", drawer_id: this.drawer, lines, payments: [payment], ...more },
      said,
    );
    return order_id;
  }

  /** Pays on an order: by default all that is left, in cash. */
  pay(order_id: Id, more: object = {}): Decision {
    const args = { id: newId(), order_id, drawer_id: this.drawer, tender: "cash", ...more };
    return this.say("payment.take", args);
  }

  /** Gives back: by default everything, in cash. */
  refund(order_id: Id, more: object = {}): Decision {
    const args = { id: newId(), order_id, drawer_id: this.drawer, tender: "cash", reason: "cold", ...more };
    return this.say("refund.make", args);
  }

  /** Pairs another till; it has a letter of its own. */
  till(): { device: Id; drawer: Id } {
    const device_id = newId();
    const code_hash = device_id.replaceAll("-", "").repeat(2);
    this.must("device.invite", { code_hash, kind: "till" });
    this.must("device.pair", { device_id, code_hash, token_hash: code_hash });
    return { device: device_id, drawer: childId(device_id, 1) };
  }
}
