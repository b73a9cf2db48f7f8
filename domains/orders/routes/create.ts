import type { Catalogs } from "@counterfoil/catalog/rules";
import { found, Id, named, route } from "@counterfoil/http";
import { MOST_PAYMENTS, SalePaymentArgs } from "@counterfoil/payments/contract";
import { drawerOf } from "@counterfoil/venues/rules";
import Type from "typebox";
import { orderInput, OrderShape } from "../contract/index.ts";
import { orderReply, orderState } from "../rules/index.ts";
import { newOrder } from "./new-order.ts";

const PaymentInput = named(
  "NewPayment",
  Type.Object({ ...SalePaymentArgs.properties, id: Type.Optional(Id) }),
);

export const createOrder = (catalogs: Catalogs) =>
  route({
    method: "POST",
    url: "/v1/orders",
    summary: "Create an order",
    description:
      "With `payments` it is a whole sale in one request: when they reach what is due, the order is closed and its " +
      "receipt has a number, unless `close` is false. Lines come from the catalog by `variation_id`, or say `name` and " +
      "`unit_price` themselves. Without `drawer_id` it is the drawer of the device that asks.",
    permission: "orders.write",
    scope: "location",
    body: Type.Object({
      ...orderInput,
      payments: Type.Optional(Type.Array(PaymentInput, { maxItems: MOST_PAYMENTS })),
      drawer_id: Type.Optional(Id),
      close: Type.Optional(Type.Boolean()),
    }),
    reply: OrderShape,
    status: 201,
    handle: async (call) => {
      const { payments, drawer_id = drawerOf(call.device), close } = call.body;
      const order_id = call.body.id ?? call.id(1);
      const { states } = await call.command({
        type: payments ? "order.sell" : "order.open",
        args: async () => {
          const order = await newOrder(call.body, { order_id, merchant: call.merchant, catalogs });
          if (!payments) return order;
          const paid = payments.map(({ id, ...payment }, i) => ({ id: id ?? call.id(i + 2), ...payment }));
          return { ...order, drawer_id, payments: paid, ...(close !== undefined && { close }) };
        },
      });
      return orderReply(found(states.get(orderState, order_id), "order", "id"));
    },
  });
