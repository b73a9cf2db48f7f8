import type { OrderClosed } from "@counterfoil/orders/contract";
import type {
  CashStranded,
  PaymentTaken,
  PaymentVoided,
  RefundMade,
  Tender,
} from "@counterfoil/payments/contract";
import type { CashMoved, ShiftClosed, ShiftOpened } from "@counterfoil/shifts/contract";
import type { Account, Posting } from "../contract/index.ts";

/** What a guest owes. It is kept per order, and a closed order's is zero. */
const ORDER: Account = "order";
const SAFE: Account = "safe";

/** The sale: the guest owes the prices, the charges and the taxes, less the discounts. */
export function ofSale({ order_id, priced }: OrderClosed): Posting[] {
  return pairs(order_id, [
    [ORDER, "sales", priced.gross - priced.tax_included],
    [ORDER, "service", priced.charge],
    ...priced.taxes.map(({ id, amount }): Pair => [ORDER, `tax:${id}`, amount]),
    ["discounts", ORDER, priced.discount],
  ]);
}

/** The guest pays: the order's part, the tip on top, and what the coins rounded. */
export function ofPayment({ order_id, payment }: PaymentTaken): Posting[] {
  return pairs(order_id, received(till(payment.tender, payment.drawer_id), payment));
}

export function ofVoid(event: PaymentVoided): Posting[] {
  return pairs(event.order_id, reversed(received(till(event.tender, event.drawer_id), event)));
}

/** Goods come back: the sale and its taxes are taken back, and the money leaves by way of the order. */
export function ofRefund({ order_id, refund }: RefundMade): Posting[] {
  const taxes = refund.lines.flatMap((line) =>
    line.taxes.map(({ id, amount }): Pair => [`tax:${id}`, ORDER, amount]),
  );
  const tax = refund.lines.reduce((sum, line) => sum + line.tax, 0);
  return pairs(order_id, [
    ["returns", ORDER, refund.amount - tax],
    ...merged(taxes),
    ...reversed(received(till(refund.tender, refund.drawer_id), refund)),
  ]);
}

/** The float comes from the safe. */
export function ofShiftOpened({ drawer_id, float }: ShiftOpened): Posting[] {
  return pairs(undefined, [[till("cash", drawer_id), SAFE, float]]);
}

export function ofCashMoved({ drawer_id, kind, amount }: CashMoved): Posting[] {
  const cash = till("cash", drawer_id);
  return pairs(undefined, [kind === "paid_in" ? [cash, "paid_in", amount] : ["paid_out", cash, amount]]);
}

/** Cash of a deed that could not be recorded is in the drawer, or gone from it, like any that was put in or taken out. */
export function ofCashStranded({ drawer_id, way, amount }: CashStranded): Posting[] {
  const cash = till("cash", drawer_id);
  return pairs(undefined, [way === "in" ? [cash, "paid_in", amount] : ["paid_out", cash, amount]]);
}

/** The drawer goes to the safe as it was counted; what is over or short is named, so that the drawer is empty after. */
export function ofShiftClosed({ drawer_id, z }: ShiftClosed): Posting[] {
  const cash = z.tenders.find(({ tender }) => tender === "cash");
  const drawer = till("cash", drawer_id);
  return pairs(undefined, [
    [drawer, "over_short", cash?.over_short ?? 0],
    [SAFE, drawer, cash?.counted ?? cash?.expected ?? 0],
  ]);
}

type Pair = readonly [debit: Account, credit: Account, amount: number];

function till(tender: Tender, drawer_id: string): Account {
  return tender === "cash" ? `cash:${drawer_id}` : tender;
}

function received(into: Account, money: { amount: number; tip: number; rounding: number }): Pair[] {
  return [
    [into, ORDER, money.amount],
    [into, "tips", money.tip],
    [into, "rounding", money.rounding],
  ];
}

function reversed(given: readonly Pair[]): Pair[] {
  return given.map(([debit, credit, amount]) => [credit, debit, amount]);
}

/** One pair for each account, however many lines bore the tax. */
function merged(given: readonly Pair[]): Pair[] {
  const sums = new Map<Account, Pair>();
  for (const [debit, credit, amount] of given)
    sums.set(debit, [debit, credit, amount + (sums.get(debit)?.[2] ?? 0)]);
  return [...sums.values()];
}

/** Amounts are above zero: below, the sides change places; nothing is not posted. */
function pairs(order_id: string | undefined, given: readonly Pair[]): Posting[] {
  return given.flatMap(([debit, credit, amount]) => {
    if (amount === 0) return [];
    const sides = amount > 0 ? { debit, credit, amount } : { debit: credit, credit: debit, amount: -amount };
    return order_id === undefined ? sides : { ...sides, order_id };
  });
}
