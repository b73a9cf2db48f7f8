import { cashDue, type Moment } from "@counterfoil/orders/rules";
import type { OrderState } from "@counterfoil/orders/contract";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { SalePaymentArgs } from "../contract/commands.ts";
import type { PaymentState } from "../contract/payment.ts";

/** What a payment goes by. Amounts are minor units. */
export interface Till {
  readonly tax_profile: OrderState["tax_profile"];
  /** What the payment may settle at most: the balance of the order, or of the check that it is for. */
  readonly balance: number;
  readonly drawer_id: string;
  readonly moment: Moment;
  /** Said by a device that has decided: an amount above what is due is no change to hand back, but money too much (CON-10). */
  readonly isDecided: boolean;
}

/**
 * One payment (PAY-2 to PAY-5). Cash is rounded to coins, and what is handed over above it is change; other money above the
 * balance is refused, so that paid ≤ due (INV-5). Refuses `payment_above_due`, `cash_short`, `nothing_to_pay`,
 * `cash_only`.
 */
export function pay(till: Till, args: SalePaymentArgs): Result<PaymentState> {
  return args.tender === "cash" ? payCash(till, args) : payElsewhere(till, args);
}

function payCash(till: Till, args: SalePaymentArgs): Result<PaymentState> {
  const { tip = 0 } = args;
  const wanted = args.amount ?? till.balance;
  if (till.isDecided && wanted > till.balance) return aboveDue(till);
  const amount = settledBy(till, wanted, tip);
  if (amount + tip === 0) return nothingToPay();
  const asked = inCoins(till, amount + tip);
  // Who names more than is left hands that over, and has change.
  const tendered = args.tendered ?? (wanted > till.balance ? Math.max(asked, wanted + tip) : asked);
  if (tendered < asked) {
    return refuse("cash_short", `${asked - tendered} more is asked for, in minor units.`, "tendered");
  }
  const rounding = asked - amount - tip;
  return ok(stated(till, args, { amount, tip, rounding, tendered, change: tendered - asked }));
}

/**
 * What cash settles. The whole balance may be a little less in coins than it says; a part of it settles what its coins
 * are worth, for otherwise an order could be paid in parts that each round to nothing.
 */
function settledBy(till: Till, wanted: number, tip: number): number {
  const coins = inCoins(till, wanted + tip);
  if (wanted >= till.balance || coins >= inCoins(till, till.balance + tip)) return till.balance;
  return Math.max(0, coins - tip);
}

function payElsewhere(till: Till, args: SalePaymentArgs): Result<PaymentState> {
  const { tip = 0, amount = till.balance } = args;
  if (args.tendered !== undefined) {
    return refuse("cash_only", "Only cash is handed over and has change.", "tendered");
  }
  if (amount > till.balance) return aboveDue(till);
  if (amount + tip === 0) return nothingToPay();
  return ok(stated(till, args, { amount, tip, rounding: 0 }));
}

type Money = Pick<PaymentState, "amount" | "tip" | "rounding" | "tendered" | "change">;

function stated({ drawer_id, moment }: Till, args: SalePaymentArgs, money: Money): PaymentState {
  const { id, tender, check_id, external_type, reference } = args;
  return {
    id,
    tender,
    ...money,
    drawer_id,
    ...(check_id !== undefined && { check_id }),
    ...(external_type !== undefined && { external_type }),
    ...(reference !== undefined && { reference }),
    business_date: moment.date,
    hour: moment.hour,
    taken_at: moment.at,
    status: "completed",
  };
}

function inCoins({ tax_profile }: Till, amount: number): number {
  return cashDue(amount, tax_profile.cash_rounding, tax_profile.cash_rounding_mode ?? "half_up");
}

function aboveDue({ balance }: Till): ReturnType<typeof refuse> {
  return refuse("payment_above_due", `Only ${balance} is still to be paid, in minor units.`, "amount");
}

function nothingToPay(): ReturnType<typeof refuse> {
  return refuse("nothing_to_pay", "Nothing is left to be paid here.", "amount");
}
