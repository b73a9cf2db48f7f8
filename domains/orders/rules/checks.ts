import type { Id } from "@counterfoil/ids";
import { mulDiv, quantityToMilli } from "@counterfoil/money";
import { must } from "@counterfoil/result";
import type { OrderLine, OrderState, Portion } from "../contract/order.ts";
import type { PricedOrder } from "../contract/pricing.ts";
import type { CheckLine, CheckTotals } from "../contract/totals.ts";

const MILLI = 1000;

/** Where a line is: its portions, or all of it on one check, the order's first when it names none. */
export function portionsOf(line: OrderLine, order: Pick<OrderState, "id">): readonly Portion[] {
  return line.portions ?? [{ check_id: line.check_id ?? order.id, share: 1 }];
}

/**
 * Each check's part of the priced order (ORD-8). The odd cent of a shared line goes to the check that is owed most so
 * far, rather than always to the first, so that equal shares of the bill differ by one cent at most.
 */
export function checkTotals(order: OrderState, priced: PricedOrder): CheckTotals[] {
  const parts = new Map<Id, Part>();
  for (const { id } of order.checks) parts.set(id, { lines: [], total: 0, owed: 0 });
  order.lines.forEach((line, index) => {
    if (line.void === undefined)
      addLine(parts, line, portionsOf(line, order), priced.lines[index]?.total ?? 0);
  });
  const left = priced.total - sumPaid(order);
  return order.checks.map((check) => {
    const { total, lines } = must(parts.get(check.id), "every check has a part");
    const paid = sumPaid(order, check.id);
    const balance = order.state === "canceled" ? 0 : Math.max(0, Math.min(total - paid, left));
    return { ...check, total, paid, balance, lines };
  });
}

interface Part {
  readonly lines: CheckLine[];
  total: number;
  /** Its exact part of the lines so far less what it was given: a fraction of a cent that only ranks. */
  owed: number;
}

function addLine(parts: Map<Id, Part>, line: OrderLine, portions: readonly Portion[], total: number): void {
  const all = portions.reduce((sum, portion) => sum + portion.share, 0);
  const shared = portions.map(({ check_id, share }) => {
    const part = must(parts.get(check_id), `line ${line.uid} is on a check of its order`);
    const amount = mulDiv(total, share, all, "down");
    return { part, share, amount, owed: part.owed + (total * share) / all - amount };
  });
  let left = shared.reduce((sum, one) => sum - one.amount, total);
  for (const one of shared.toSorted((a, b) => b.owed - a.owed)) {
    if (left === 0) break;
    one.amount += 1;
    one.owed -= 1;
    left -= 1;
  }
  for (const { part, share, amount, owed } of shared) {
    const quantity = mulDiv(quantityToMilli(line.quantity), share, all, "half_up") / MILLI;
    part.lines.push({ uid: line.uid, quantity, total: amount });
    part.total += amount;
    part.owed = owed;
  }
}

/** What payments have settled of the order, or of one of its checks. */
function sumPaid({ payments }: OrderState, checkId?: Id): number {
  let sum = 0;
  for (const payment of payments) {
    if (payment.status === "voided") continue;
    if (checkId === undefined || payment.check_id === checkId) sum += payment.amount;
  }
  return sum;
}
