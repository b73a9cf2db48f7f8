import type { Put, View } from "@counterfoil/commands";
import type { Entry, States } from "@counterfoil/commands/spec";
import type { OrderClosed, OrderState, OrderVoided } from "@counterfoil/orders/contract";
import { orderState } from "@counterfoil/orders/rules";
import type { PaymentTaken, PaymentVoided, RefundMade } from "@counterfoil/payments/contract";
import { must } from "@counterfoil/result";
import * as rules from "../rules/facts.ts";
import { addSaleLines } from "../store/sale-lines.ts";
import { addSaleTaxes } from "../store/sale-taxes.ts";
import { addSaleTenders } from "../store/sale-tenders.ts";
import { addSaleVoids } from "../store/sale-voids.ts";
import { addSales } from "../store/sales.ts";

type Add = (event: never, entry: Entry<never>, put: Put, states: States) => void;

/** Everything that was sold, paid, voided and given back, as rows that reports add up. */
export const soldView: View = {
  writes: [addSales, addSaleLines, addSaleTaxes, addSaleTenders, addSaleVoids],
  on: {
    "order.closed": ((event: OrderClosed, entry, put, states) => {
      const at = placeOf(entry);
      const order = orderOf(states, event.order_id);
      put(addSales, { ...at, ...rules.saleOf(event, order) });
      for (const line of rules.linesOf(event, order)) put(addSaleLines, { ...at, ...line });
      for (const tax of rules.taxesOf(event)) put(addSaleTaxes, { ...at, ...tax });
      const voided = rules.voidedLinesOf(event, order);
      if (voided) put(addSaleVoids, { ...at, ...voided });
    }) satisfies Add,
    "order.voided": ((event: OrderVoided, entry, put, states) => {
      put(addSaleVoids, {
        ...placeOf(entry),
        ...rules.voidedOrderOf(event, orderOf(states, event.order_id)),
      });
    }) satisfies Add,
    "payment.taken": ((event: PaymentTaken, entry, put) => {
      put(addSaleTenders, { ...placeOf(entry), ...rules.takenOf(event) });
    }) satisfies Add,
    "payment.voided": ((event: PaymentVoided, entry, put, states) => {
      const order = orderOf(states, event.order_id);
      put(addSaleTenders, { ...placeOf(entry), ...rules.voidedPaymentOf(event, order) });
    }) satisfies Add,
    "refund.made": ((event: RefundMade, entry, put, states) => {
      const at = placeOf(entry);
      put(addSales, { ...at, ...rules.givenBackOf(event, orderOf(states, event.order_id)) });
      for (const line of rules.linesGivenBackOf(event)) put(addSaleLines, { ...at, ...line });
      for (const tax of rules.taxesGivenBackOf(event)) put(addSaleTaxes, { ...at, ...tax });
      put(addSaleTenders, { ...at, ...rules.paidBackOf(event) });
    }) satisfies Add,
  },
};

function placeOf({ command, version }: Entry<never>): { scope_id: string; version: number } {
  return { scope_id: command.scope, version };
}

function orderOf(states: States, id: string): OrderState {
  return must(
    states.get(orderState, id),
    "whatever closes, voids or refunds an order names it among its needs",
  );
}
