import type { Command, Decision, Entry, Event, States } from "@counterfoil/commands/spec";
import { toDecimal } from "@counterfoil/money";
import { cashDue, momentOf, orderState } from "@counterfoil/orders/rules";
import type { Numbered } from "@counterfoil/receipts/contract";
import type { Refusal } from "@counterfoil/result";
import { deviceOfDrawer, deviceState, isDrawer, locationState } from "@counterfoil/venues/rules";
import type { SalePaymentArgs } from "../contract/commands.ts";
import type { CashStranded } from "../contract/events.ts";

/** Money that changed hands for what could not be recorded. `way`: into the drawer or out of it; minor units. */
export interface HandedOver {
  readonly way: "in" | "out";
  readonly cash: number;
  readonly elsewhere: number;
}

type Dealing = Command<
  Numbered & { readonly order_id: string; readonly drawer_id: string; readonly given_back?: number }
>;

/** What a device has taken by payments that it has settled (their amounts are in the command by then). */
export function takenBy(
  { scope, args }: Dealing,
  payments: readonly SalePaymentArgs[],
  states: States,
): HandedOver {
  const profile = (states.get(orderState, args.order_id) ?? states.get(locationState, scope))?.tax_profile;
  const sum = { way: "in" as const, cash: 0, elsewhere: 0 };
  for (const { tender, amount, tip = 0 } of payments) {
    if (profile === undefined || amount === undefined) continue;
    const { cash_rounding, cash_rounding_mode = "half_up" } = profile;
    if (tender === "cash") sum.cash += cashDue(amount + tip, cash_rounding, cash_rounding_mode);
    else sum.elsewhere += amount + tip;
  }
  return sum;
}

/**
 * Cash of a refused deed is where the hand has put it, so the drawer's expected cash knows of it (CON-10). Nothing where
 * the deed is there already under its id, or the drawer is none of ours.
 */
export function stranded(
  { scope, args }: Dealing,
  { way, cash }: HandedOver,
  { code }: Refusal,
  states: States,
  entry: Entry<unknown>,
): readonly Event[] {
  const location = states.get(locationState, scope);
  if (cash === 0 || code === "id_reused" || location === undefined || !isDrawer(states, args.drawer_id))
    return [];
  const event: CashStranded = {
    type: "cash.stranded",
    order_id: args.order_id,
    drawer_id: args.drawer_id,
    way,
    amount: cash,
    reason: code,
    business_date: momentOf(entry, location).date,
  };
  return [event];
}

/**
 * A decision on what has happened already, for the person who looks at it: a refusal also says how much money is where. The
 * one who is about to do it, and to whom no numbers were given yet, reads the plain sentence.
 */
export function toldWithMoney(
  decision: Decision,
  { scope, args }: Dealing,
  { way, cash, elsewhere }: HandedOver,
  states: States,
): Decision {
  const location = states.get(locationState, scope);
  const isDecided = args.numbers !== undefined || args.given_back !== undefined;
  if (!("refusal" in decision) || !isDecided || location === undefined) return decision;
  const { currency } = location;
  const drawer = states.get(deviceState, deviceOfDrawer(args.drawer_id));
  const moved =
    way === "in" ? ["went into", "was taken by another machine"] : ["left", "went back elsewhere"];
  const said = [
    cash > 0 &&
      `${toDecimal(cash, currency)} ${currency} in cash ${moved[0]} the drawer of ${drawer?.name ?? args.drawer_id}.`,
    elsewhere > 0 && `${toDecimal(elsewhere, currency)} ${currency} ${moved[1]}.`,
  ].filter((one) => one !== false);
  const { refusal } = decision;
  return { refusal: { ...refusal, message: [refusal.message, ...said].join(" ") } };
}
