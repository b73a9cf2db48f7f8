import { isMinor, mulDiv, MoneyError, quantityToMilli } from "@counterfoil/money";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { LineTax, PricedLine } from "../../contract/pricing.ts";
import type { RefundableSale, RefundRequestLine } from "../../contract/refund.ts";

/** A stored line and what has gone back of it. */
export interface LineState {
  readonly line: PricedLine;
  readonly given: readonly PricedLine[];
  readonly givenTotal: number;
  readonly givenMilli: number;
  readonly quantityMilli: number;
}

/** How much of a line goes back this time. */
export interface Portion {
  readonly quantityMilli: number;
  readonly total: number;
}

/** Every line of the sale with its history. */
export function lineStates(sale: RefundableSale): LineState[] {
  const byUid = new Map<string, PricedLine[]>(sale.lines.map((line) => [line.uid, []]));
  for (const refund of sale.earlier) for (const line of refund.lines) byUid.get(line.uid)?.push(line);
  return sale.lines.map((line) => {
    const given = byUid.get(line.uid) ?? [];
    return {
      line,
      given,
      givenTotal: given.reduce((sum, one) => sum + one.total, 0),
      givenMilli: given.reduce((sum, one) => sum + quantityToMilli(one.quantity), 0),
      quantityMilli: quantityToMilli(line.quantity),
    };
  });
}

/** The money that the line has left. */
export function totalLeft(state: LineState): number {
  return state.line.total - state.givenTotal;
}

/** The goods that the line has left, in thousandths. */
export function quantityLeft(state: LineState): number {
  return state.quantityMilli - state.givenMilli;
}

/** What a request for this line comes to. Refuses more than is left. */
export function amountOf(state: LineState, request: RefundRequestLine, field: string): Result<Portion> {
  if (request.quantity === undefined) return letOff(state, request.amount, `${field}.amount`);
  const milli = milliOrNull(request.quantity);
  if (milli === null || milli === 0) {
    const message = "A quantity to give back is above zero, with at most three decimals.";
    return refuse("bad_quantity", message, `${field}.quantity`);
  }
  if (milli > quantityLeft(state)) {
    const message = `Only ${quantityLeft(state) / 1000} of this line is left to give back.`;
    return refuse("refund_exceeds_line", message, `${field}.quantity`);
  }
  return ok({ quantityMilli: milli, total: worthOf(state, milli) });
}

function letOff(state: LineState, amount: number, field: string): Result<Portion> {
  if (!isMinor(amount) || amount <= 0) {
    return refuse("bad_amount", "A refund is a whole number of minor units above zero.", field);
  }
  if (amount > totalLeft(state)) {
    return refuse(
      "refund_exceeds_line",
      `Only ${totalLeft(state)} of this line is left to give back.`,
      field,
    );
  }
  return ok({ quantityMilli: 0, total: amount });
}

/**
 * What goods are worth: while only goods have come back, what so many of the line are worth in all less what has gone
 * back, which keeps any sequence of refunds within half a cent of fair. Money let off without goods lowers the worth of
 * those that remain, so after that it is their share of the money that remains. Both give the last goods all that is left.
 */
function worthOf(state: LineState, milli: number): number {
  const { line, givenTotal, givenMilli, quantityMilli } = state;
  if (givenTotal === share(line.total, givenMilli, quantityMilli)) {
    return share(line.total, givenMilli + milli, quantityMilli) - givenTotal;
  }
  return share(totalLeft(state), milli, quantityLeft(state));
}

/**
 * The portion as a line of amounts. Taxes, discounts and charges follow the money in proportion, cumulatively; the rest
 * (gross, net, taxable) is derived, so that the parts of every partial refund sum exactly, too.
 */
export function takeBack(state: LineState, portion: Portion): PricedLine {
  const { line, given } = state;
  const quantityNow = state.givenMilli + portion.quantityMilli;
  const totalNow = state.givenTotal + portion.total;
  const part = (amount: number, givenAmount: (one: PricedLine) => number): number => {
    const before = given.reduce((sum, one) => sum + givenAmount(one), 0);
    // A line that cost nothing has no money to follow, so its parts follow the goods.
    const until =
      line.total > 0 ? share(amount, totalNow, line.total) : share(amount, quantityNow, state.quantityMilli);
    return until - before;
  };
  const discounts = line.discounts.map((one, i) => ({
    ...one,
    amount: part(one.amount, (past) => past.discounts[i]?.amount ?? 0),
  }));
  const serviceCharges = line.service_charges.map((one, i) => ({
    ...one,
    amount: part(one.amount, (past) => past.service_charges[i]?.amount ?? 0),
  }));
  const amounts = line.taxes.map((one, i) => part(one.amount, (past) => past.taxes[i]?.amount ?? 0));
  const tax = sum(amounts);
  const taxIncluded = sum(amounts.map((amount, i) => (line.taxes[i]?.inclusive === true ? amount : 0)));
  const free = line.taxes[0]?.taxable ?? line.net;
  const untaxed = part(line.net - free, (past) => past.net - (past.taxes[0]?.taxable ?? past.net));
  const discount = sum(discounts.map((one) => one.amount));
  const charge = sum(serviceCharges.map((one) => one.amount));
  return {
    uid: line.uid,
    quantity: portion.quantityMilli / 1000,
    gross: portion.total + discount - charge - tax + taxIncluded,
    discount,
    charge,
    tax,
    tax_included: taxIncluded,
    net: portion.total - tax,
    total: portion.total,
    discounts,
    service_charges: serviceCharges,
    taxes: withTaxable(line.taxes, amounts, portion.total - tax - untaxed),
  };
}

/** A tax was reckoned on the price free of tax, as the first one always is, or on that and all taxes before it. */
function withTaxable(taxes: readonly LineTax[], amounts: readonly number[], free: number): LineTax[] {
  const freeOfSale = taxes[0]?.taxable;
  let before = 0;
  return taxes.map((tax, index) => {
    const amount = amounts[index] ?? 0;
    const taxable = tax.taxable === freeOfSale ? free : free + before;
    before += amount;
    return { ...tax, taxable, amount };
  });
}

/** The part/whole of an amount, half a cent up. All of it when there is no whole. */
function share(amount: number, part: number, whole: number): number {
  return whole === 0 ? amount : mulDiv(amount, part, whole, "half_up");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function milliOrNull(quantity: number): number | null {
  try {
    return quantityToMilli(quantity);
  } catch (error) {
    if (error instanceof MoneyError) return null;
    throw error;
  }
}
