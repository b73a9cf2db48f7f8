import type { RoundingMode } from "@counterfoil/money";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { RefundableTender, TenderRefund } from "../../contract/refund.ts";
import { cashDue } from "../price/cash.ts";

/**
 * From which payments an amount goes back, filling them in the order given: each gives at most what it has left. Cash is
 * rounded to coins cumulatively, so that every partial refund can be paid in coins and all of them together give back
 * exactly what was taken. `increment` is the smallest coin in minor units. Refuses with `refund_exceeds_captured`.
 */
export function refundTenders(
  tenders: readonly RefundableTender[],
  amount: number,
  increment: number,
  mode: RoundingMode = "half_up",
): Result<TenderRefund[]> {
  let left = amount;
  const refunds: TenderRefund[] = [];
  for (const tender of tenders) {
    const take = Math.min(left, tender.amount - tender.refunded);
    if (take <= 0) continue;
    left -= take;
    const rounding = tender.is_cash ? roundingOf(tender, take, increment, mode) : 0;
    refunds.push({ payment_id: tender.payment_id, amount: take, cash_rounding: rounding });
  }
  if (left > 0) {
    const message = `Only ${amount - left} of the money taken is left to give back, not ${amount}.`;
    return refuse("refund_exceeds_captured", message, "amount");
  }
  return ok(refunds);
}

function roundingOf(tender: RefundableTender, take: number, increment: number, mode: RoundingMode): number {
  const until = tender.refunded + take;
  const taken = tender.amount + tender.cash_rounding;
  const coins = until === tender.amount ? taken : Math.min(cashDue(until, increment, mode), taken);
  return coins - until - tender.refunded_cash_rounding;
}
