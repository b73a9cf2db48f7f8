import type { RouteModule } from "@counterfoil/http";
import { getBill } from "./receipts/bill.ts";
import { getReceipt } from "./receipts/read.ts";
import { getPayment } from "./read.ts";
import { getRefund } from "./read-refund.ts";
import { makeRefund } from "./refund.ts";
import { takePayment } from "./take.ts";
import { voidPayment } from "./void.ts";

/** The endpoints of payments and refunds. */
export const paymentsRoutes = {
  tag: "Payments",
  routes: [takePayment, getPayment, voidPayment, makeRefund, getRefund],
  problems: {
    payment_above_due: {
      status: 422,
      title: "More than is due",
      cure: "Leave amount out to pay all that is left, or send at most the order's balance.",
    },
    nothing_to_pay: {
      status: 409,
      title: "Nothing is due",
      cure: "Read the order again; close it with POST /v1/orders/{id}/close where it is still open.",
    },
    nothing_to_refund: {
      status: 409,
      title: "Everything has been given back",
      cure: "Read the order again; its refunds say what went back.",
    },
  },
} satisfies RouteModule;

/** What is printed. Here rather than with receipts, which know numbers but neither orders nor refunds. */
export const receiptsRoutes = { tag: "Receipts", routes: [getReceipt, getBill] } satisfies RouteModule;
