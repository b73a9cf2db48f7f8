import { Id, Minor, oneOf, route, ShortText } from "@counterfoil/http";
import Type from "typebox";
import { MOVE_KINDS } from "../contract/index.ts";
import { ShiftShape } from "./shapes.ts";
import { rowOf, showShift } from "./show.ts";

export const moveCashRoute = route({
  method: "POST",
  url: "/v1/cash-drawer-shifts/{id}/events",
  summary: "Pay in, pay out, or open the drawer without a sale",
  permission: "shifts.manage",
  scope: "location",
  params: Type.Object({ id: Id }),
  body: Type.Object({
    id: Type.Optional(Id),
    location_id: Type.Optional(Id),
    kind: oneOf(MOVE_KINDS),
    amount: Type.Optional(Minor),
    reason: ShortText,
  }),
  reply: ShiftShape,
  status: 201,
  handle: async (call) => {
    const { id = call.id(1), kind, amount, reason } = call.body;
    const { drawer_id } = await rowOf(call, call.params.id);
    await call.command({
      type: "drawer.move_cash",
      args: { id, drawer_id, kind, ...(amount === undefined ? {} : { amount }), reason },
    });
    return showShift(call, call.params.id);
  },
});
