import type { LineArgs, PriceDiscount, PricedOrder, PriceServiceCharge } from "@counterfoil/orders/contract";
import { price } from "@counterfoil/orders/rules";
import type { SalePaymentArgs } from "@counterfoil/payments/contract";
import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { Chance } from "../chance.ts";
import { RESTAURANT, TAX_PROFILE } from "../place.ts";
import type { Money } from "./deed.ts";

/** What an order costs: reckoned as a till reckons it before it asks for money. */
export function priceOf(order: {
  readonly lines: readonly (LineArgs & { readonly voided?: boolean })[];
  readonly discounts?: readonly PriceDiscount[];
  readonly service_charges?: readonly PriceServiceCharge[];
}): PricedOrder {
  const priced = price({ currency: RESTAURANT.currency, tax_profile: TAX_PROFILE, ...order });
  return must(priced.ok ? priced.value : null, "an order of the story has a price");
}

/** How people pay at one kind of place. Shares of 1. */
export interface Habits {
  readonly cash: number;
  /** How often a card gets a tip, and cash does. */
  readonly cardTip: number;
  readonly cashTip: number;
  /** Percent of the bill, least and most. */
  readonly tips: readonly [number, number];
}

export const AT_THE_COUNTER: Habits = { cash: 0.34, cardTip: 0.38, cashTip: 0.22, tips: [8, 18] };
export const AT_A_TABLE: Habits = { cash: 0.2, cardTip: 0.9, cashTip: 0.8, tips: [14, 23] };
/** Service is on the bill already. */
export const SERVED_BY_TWO: Habits = { cash: 0.1, cardTip: 0.25, cashTip: 0.3, tips: [3, 6] };

export interface Payment {
  readonly args: SalePaymentArgs;
  readonly moves: Money;
}

/** One payment of so much; `amount` leaves the rest open, else it is all that is left. */
export function payment(id: Id, due: number, habits: Habits, chance: Chance, amount?: number): Payment {
  const part = amount === undefined ? {} : { amount };
  if (chance.happens(habits.cash)) {
    const tip = chance.happens(habits.cashTip) ? inCoins(tipOn(due, habits, chance)) : 0;
    const tendered = handedOver(due + tip, chance);
    const args: SalePaymentArgs = { id, tender: "cash", ...part, ...(tip > 0 ? { tip } : {}), tendered };
    return { args, moves: { cash: due + tip, slips: 0 } };
  }
  return byCard(id, due, habits, chance, part);
}

/** Taken by the card terminal, whose slip is kept in the drawer. */
export function byCard(
  id: Id,
  due: number,
  habits: Habits,
  chance: Chance,
  part: Pick<SalePaymentArgs, "amount" | "check_id"> = {},
): Payment {
  const tip = chance.happens(habits.cardTip) ? tipOn(due, habits, chance) : 0;
  const args: SalePaymentArgs = {
    id,
    tender: "external",
    external_type: "card terminal",
    reference: approval(chance),
    ...part,
    ...(tip > 0 ? { tip } : {}),
  };
  return { args, moves: { cash: 0, slips: due + tip } };
}

/** Most keys of a terminal say a percentage; some people say a round sum. */
function tipOn(due: number, { tips: [least, most] }: Habits, chance: Chance): number {
  const percent = chance.whole(least, most);
  const tip = Math.round((due * percent) / 100);
  return chance.happens(0.3) ? Math.max(100, Math.round(tip / 100) * 100) : tip;
}

function inCoins(tip: number): number {
  return Math.max(25, Math.round(tip / 25) * 25);
}

const NOTES = [100, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** Exactly what is asked, or the next sum that notes make. */
function handedOver(due: number, chance: Chance): number {
  if (chance.happens(0.16)) return due;
  const likely = NOTES.filter((note) => note <= Math.max(2_000, due * 3));
  const note = chance.pick(likely);
  return Math.ceil(due / note) * note;
}

const LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const APPROVAL_LENGTH = 6;

function approval(chance: Chance): string {
  return Array.from({ length: APPROVAL_LENGTH }, () =>
    LETTERS.charAt(chance.whole(0, LETTERS.length - 1)),
  ).join("");
}
