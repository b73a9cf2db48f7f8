import type { Id } from "@counterfoil/ids";
import { mulDiv } from "@counterfoil/money";
import type { OrderClosed, OrderState, PricedOrder } from "@counterfoil/orders/contract";
import type { RefundMade } from "@counterfoil/payments/contract";
import * as reports from "@counterfoil/reports/rules";
import { businessMoment } from "@counterfoil/time";
import type { LocationProfile } from "@counterfoil/venues/contract";
import type { DayFigures } from "./shapes.ts";

/** Items on the report, as on the server's. */
const TOP_ITEMS = 50;

/** Whose day it is: this device's receipts and this drawer's money. */
export interface Own {
  readonly letter: string;
  readonly drawer_id: Id;
}

/** The day of this device alone, from the orders that it holds, by the rules that the server's report goes by. */
export function ownDay(
  orders: readonly OrderState[],
  location: LocationProfile,
  { letter, drawer_id }: Own,
  date: string,
): DayFigures {
  const sold = orders.filter(isSold).filter(({ receipt }) => isOfSeries(receipt.legal_number, letter));
  const sales = sold
    .filter(({ business_date }) => business_date === date)
    .map((order) => ({ order, event: closedAs(order, location) }));
  const refunds = orders.flatMap((order) =>
    order.refunds
      .filter((refund) => refund.drawer_id === drawer_id && refund.business_date === date)
      .map((refund) => ({ order, event: { type: "refund.made", order_id: order.id, refund } as RefundMade })),
  );
  const payments = orders.flatMap(({ id, payments: all }) =>
    all
      .filter(
        (one) => one.drawer_id === drawer_id && one.business_date === date && one.status === "completed",
      )
      .map((payment) => reports.takenOf({ type: "payment.taken", order_id: id, payment })),
  );
  const facts = [
    ...sales.map(({ order, event }) => reports.saleOf(event, order)),
    ...refunds.map(({ order, event }) => reports.givenBackOf(event, order)),
  ];
  const lines = [
    ...sales.flatMap(({ order, event }) => reports.linesOf(event, order)),
    ...refunds.flatMap(({ event }) => reports.linesGivenBackOf(event)),
  ];
  const taxes = [
    ...sales.flatMap(({ event }) => reports.taxesOf(event)),
    ...refunds.flatMap(({ event }) => reports.taxesGivenBackOf(event)),
  ];
  const tenders = [...payments, ...refunds.map(({ event }) => reports.paidBackOf(event))];
  const byHour = facts.map((fact) => ({ ...fact, key: reports.hourKey(fact.hour), count: 1 }));
  const totals = reports.figuresOf(byHour);
  return {
    date,
    currency: location.currency,
    totals,
    average: totals.count === 0 ? 0 : mulDiv(totals.total, 1, totals.count, "half_up"),
    before: null,
    by_hour: reports.periodRows(byHour, reports.hoursOf(byHour, location.day_close_hour)),
    by_item: reports
      .goodsRows(
        lines.map((line, last) => ({
          ...line,
          id: line.item_id,
          name: line.item_name,
          variation_name: null,
          last,
          count: 1,
        })),
      )
      .slice(0, TOP_ITEMS),
    by_category: reports.goodsRows(
      lines.map((line, last) => ({
        ...line,
        id: line.category_id,
        name: line.category_name,
        variation_name: null,
        last,
        count: 1,
      })),
    ),
    by_tender: reports.tenderRows(tenders.map((tender) => ({ ...tender, count: 1 }))),
    by_tax: reports.taxRows(taxes.map((tax, last) => ({ ...tax, id: tax.tax_id, name: tax.tax_name, last }))),
  };
}

type Sold = OrderState & {
  readonly priced: PricedOrder;
  readonly receipt: NonNullable<OrderState["receipt"]>;
  readonly closed_at: string;
};

function isSold(order: OrderState): order is Sold {
  return order.state === "completed" && order.priced !== undefined && order.receipt !== undefined;
}

/** A receipt's series is the letter of the device that gave it, and that device's epoch: "A1-000123". */
function isOfSeries(legalNumber: string, letter: string): boolean {
  return legalNumber.startsWith(letter) && /^\d/.test(legalNumber.slice(letter.length));
}

/** The close as it was decided, as far as reports look at it. */
function closedAs({ id, business_date, priced, closed_at }: Sold, location: LocationProfile): OrderClosed {
  return {
    type: "order.closed",
    order_id: id,
    business_date,
    hour: businessMoment(closed_at, location).hour,
    drawer_id: "",
    priced,
    total: priced.total,
    tip: priced.tip,
  };
}
