import { found, Id, oneOf, Problem, route } from "@counterfoil/http";
import { OrderShape, type OrderState, RefundShape } from "@counterfoil/orders/contract";
import { orderReply, orderState } from "@counterfoil/orders/rules";
import { drawerOf } from "@counterfoil/venues/rules";
import Type from "typebox";
import { MakeRefundArgs, type Tender } from "../contract/index.ts";
import { location, readOrder, refundReply } from "./shared.ts";

const {
  id: _,
  drawer_id: __,
  tender: ___,
  numbers: _____,
  given_back: ______,
  ...fields
} = MakeRefundArgs.properties;

export const makeRefund = route({
  method: "POST",
  url: "/v1/refunds",
  summary: "Give money back for a closed order",
  description:
    "Lines by quantity or amount, an `amount` spread over all lines, or, with neither, everything that is left. Amounts are " +
    "parts of those that were stored with the sale. Without `tender` it goes back the way it came, where there was one way.",
  permission: "payments.refund",
  scope: "location",
  body: Type.Object({
    ...location,
    id: Type.Optional(Id),
    drawer_id: Type.Optional(Id),
    tender: Type.Optional(oneOf(["cash", "external"])),
    ...fields,
  }),
  reply: Type.Object({ refund: RefundShape, order: OrderShape }),
  status: 201,
  handle: async (call) => {
    const {
      location_id: ____,
      id = call.id(1),
      drawer_id = drawerOf(call.device),
      tender,
      ...asked
    } = call.body;
    const { states } = await call.command({
      type: "refund.make",
      args: async () => {
        const way = tender ?? wayBack(await readOrder(call, asked.order_id));
        return { ...asked, id, drawer_id, tender: way };
      },
    });
    const order = found(states.get(orderState, asked.order_id), "order", "order_id");
    const made = found(
      order.refunds.find((one) => one.id === id),
      "refund",
      "id",
    );
    return { refund: refundReply(order, made), order: orderReply(order) };
  },
});

function wayBack({ payments }: OrderState): Tender {
  const [way, ...others] = new Set(
    payments.filter(({ status }) => status === "completed").map((one) => one.tender),
  );
  if (way !== undefined && others.length === 0) return way;
  throw new Problem("missing_field", "Say with `tender` how the money goes back.", { field: "tender" });
}
