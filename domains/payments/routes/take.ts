import { found, Id, route } from "@counterfoil/http";
import { OrderShape, PaymentShape } from "@counterfoil/orders/contract";
import { orderReply, orderState } from "@counterfoil/orders/rules";
import { drawerOf } from "@counterfoil/venues/rules";
import Type from "typebox";
import { TakePaymentArgs } from "../contract/index.ts";
import { location, paymentReply } from "./shared.ts";

const { id: _, drawer_id: __, numbers: ____, ...fields } = TakePaymentArgs.properties;

export const takePayment = route({
  method: "POST",
  url: "/v1/payments",
  summary: "Take a payment for an order",
  description:
    "Cash has change and is rounded to coins; `external` records what another machine has taken. Without `amount` it is " +
    "all that is left. The payment that reaches what is due closes the order, unless `close` is false.",
  permission: "payments.take",
  scope: "location",
  body: Type.Object({ ...location, id: Type.Optional(Id), drawer_id: Type.Optional(Id), ...fields }),
  reply: Type.Object({ payment: PaymentShape, order: OrderShape }),
  status: 201,
  handle: async (call) => {
    const { location_id: ___, id = call.id(1), drawer_id = drawerOf(call.device), ...payment } = call.body;
    const { states } = await call.command({ type: "payment.take", args: { ...payment, id, drawer_id } });
    const order = found(states.get(orderState, payment.order_id), "order", "order_id");
    const taken = found(
      order.payments.find((one) => one.id === id),
      "payment",
      "id",
    );
    return { payment: paymentReply(order, taken), order: orderReply(order) };
  },
});
