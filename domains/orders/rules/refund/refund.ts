import { allocate, isMinor } from "@counterfoil/money";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { PricedLine } from "../../contract/pricing.ts";
import type {
  PricedRefund,
  RefundableSale,
  RefundRequest,
  RefundRequestLine,
} from "../../contract/refund.ts";
import { amountOf, type LineState, lineStates, quantityLeft, takeBack, totalLeft } from "./line.ts";
import { addRefund } from "./totals.ts";

/** Lines that one request may name; an order holds no more. */
const MAX_REQUEST_LINES = 1_000;

/**
 * Gives back lines, an amount, or everything that is left. Nothing is reckoned anew: every part is a share of the amount
 * that was stored with the sale, rounded cumulatively, so that any partial refunds of a line sum to the line exactly,
 * each tax and discount too, and the last one takes the remainder. Refusals: `unknown_line`, `duplicate_uid`,
 * `bad_quantity`, `bad_amount`, `refund_exceeds_line`, `refund_exceeds_sale`, `refund_exceeds_tip`,
 * `refund_exceeds_captured`, `nothing_to_refund`.
 */
export function refund(sale: RefundableSale, request: RefundRequest): Result<PricedRefund> {
  const states = lineStates(sale);
  const tipLeft = sale.earlier.reduce((left, one) => left - one.tip, sale.tip);
  const wanted = refundLines(states, request);
  if (!wanted.ok) return wanted;
  const tip = "all" in request ? tipLeft : (request.tip ?? 0);
  if (!isMinor(tip) || tip < 0)
    return refuse("bad_amount", "A tip is whole minor units, not below zero.", "tip");
  if (tip > tipLeft)
    return refuse("refund_exceeds_tip", `Only ${tipLeft} of the tip is left to give back.`, "tip");
  if (wanted.value.length === 0 && tip === 0) {
    return refuse("nothing_to_refund", "There is nothing left to give back.");
  }
  const result = addRefund(wanted.value, tip);
  const capturedLeft = sale.earlier.reduce((left, one) => left - one.due, sale.captured);
  if (result.due > capturedLeft) {
    return refuse(
      "refund_exceeds_captured",
      `Only ${Math.max(capturedLeft, 0)} of the money taken is left to give back, not ${result.due}.`,
    );
  }
  return ok(result);
}

function refundLines(states: readonly LineState[], request: RefundRequest): Result<PricedLine[]> {
  if ("all" in request) return ok(allLeft(states));
  if ("amount" in request) return spreadAmount(states, request.amount);
  return namedLines(states, request.lines);
}

function allLeft(states: readonly LineState[]): PricedLine[] {
  return states
    .filter((state) => totalLeft(state) > 0 || quantityLeft(state) > 0)
    .map((state) => takeBack(state, { quantityMilli: quantityLeft(state), total: totalLeft(state) }));
}

/** An amount without a line is let off all lines, in proportion to what each has left. */
function spreadAmount(states: readonly LineState[], amount: number): Result<PricedLine[]> {
  if (!isMinor(amount) || amount <= 0) {
    return refuse("bad_amount", "A refund is a whole number of minor units above zero.", "amount");
  }
  const left = states.map(totalLeft);
  const most = left.reduce((sum, one) => sum + one, 0);
  if (amount > most) {
    return refuse("refund_exceeds_sale", `Only ${most} of this sale is left to give back.`, "amount");
  }
  const lines: PricedLine[] = [];
  allocate(amount, left).forEach((total, index) => {
    const state = states[index];
    if (state !== undefined && total > 0) lines.push(takeBack(state, { quantityMilli: 0, total }));
  });
  return ok(lines);
}

function namedLines(
  states: readonly LineState[],
  requested: readonly RefundRequestLine[],
): Result<PricedLine[]> {
  if (requested.length > MAX_REQUEST_LINES) {
    return refuse("too_many", `A refund takes at most ${MAX_REQUEST_LINES} lines.`, "lines");
  }
  const byUid = new Map(states.map((state) => [state.line.uid, state]));
  const named = new Set<string>();
  const lines: PricedLine[] = [];
  for (const [index, one] of requested.entries()) {
    const field = `lines[${index}]`;
    const state = byUid.get(one.line_uid);
    if (state === undefined) return refuse("unknown_line", "The sale has no such line.", `${field}.line_uid`);
    if (named.has(one.line_uid))
      return refuse("duplicate_uid", "Name a line only once.", `${field}.line_uid`);
    named.add(one.line_uid);
    const amount = amountOf(state, one, field);
    if (!amount.ok) return amount;
    lines.push(takeBack(state, amount.value));
  }
  return ok(lines);
}
