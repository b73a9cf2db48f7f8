import { Id, route } from "@counterfoil/http";
import Type from "typebox";
import { countFields } from "../contract/index.ts";
import { ShiftShape } from "./shapes.ts";
import { rowOf, showShift } from "./show.ts";

export const closeShiftRoute = route({
  method: "POST",
  url: "/v1/cash-drawer-shifts/{id}/close",
  summary: "Close a shift with a Z report",
  description: "An open shift always closes. Without any count, an exception tells its owner.",
  permission: "shifts.manage",
  scope: "location",
  params: Type.Object({ id: Id }),
  body: Type.Object({ location_id: Type.Optional(Id), count: Type.Optional(Type.Object(countFields)) }),
  reply: ShiftShape,
  handle: async (call) => {
    const { count } = call.body;
    const { shift_id, drawer_id } = await rowOf(call, call.params.id);
    await call.command({ type: "shift.close", args: { shift_id, drawer_id, ...(count ? { count } : {}) } });
    return showShift(call, shift_id);
  },
});
