import type { Catalogs } from "@counterfoil/catalog/rules";
import type { RouteModule } from "@counterfoil/http";
import { addLines } from "./add-lines.ts";
import { calculateOrder } from "./calculate.ts";
import { changeLine } from "./change-line.ts";
import { changeOrder } from "./change.ts";
import { closeOrder } from "./close.ts";
import { createOrder } from "./create.ts";
import { discountOrder } from "./discount.ts";
import { explainOrder } from "./explain.ts";
import { getOrder } from "./read.ts";
import { listReceipts } from "./receipts.ts";
import { type Books, findOrders } from "./search.ts";
import { splitOrder } from "./split.ts";
import { voidLine } from "./void-line.ts";
import { voidOrder } from "./void.ts";

/** What the routes of orders are given: catalogs to capture lines from, and where receipts are found by number. */
export interface OrdersNeed {
  readonly catalogs: Catalogs;
  readonly receipts: Books;
}

const readAgain = "Read the order again; its state says what can be done to it.";

/** The endpoints of orders. */
export const ordersRoutes = ({ catalogs, receipts }: OrdersNeed) =>
  ({
    tag: "Orders",
    routes: [
      createOrder(catalogs),
      calculateOrder(catalogs),
      findOrders(receipts),
      getOrder,
      changeOrder,
      addLines(catalogs),
      changeLine(catalogs),
      voidLine,
      discountOrder,
      splitOrder,
      closeOrder,
      voidOrder,
      explainOrder,
      listReceipts,
    ],
    problems: {
      order_open: { status: 409, title: "The order is still open", cure: readAgain },
      order_completed: { status: 409, title: "The order is closed", cure: readAgain },
      order_canceled: { status: 409, title: "The order was voided", cure: readAgain },
      line_voided: { status: 409, title: "The line was voided", cure: "Add a new line." },
      not_paid: {
        status: 409,
        title: "The order is not paid",
        cure: "Take the rest with POST /v1/payments, which closes it.",
      },
      order_has_payments: {
        status: 409,
        title: "The order has payments",
        cure: "Void each with POST /v1/payments/{id}/void first.",
      },
      paid_above_total: {
        status: 409,
        title: "More is paid than it would cost",
        cure: "Void a payment with POST /v1/payments/{id}/void first.",
      },
      check_paid: {
        status: 409,
        title: "The check is paid",
        cure: "Leave on the check what was paid for, or void its payment first.",
      },
    },
  }) satisfies RouteModule;
