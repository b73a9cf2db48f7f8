import { Id, route } from "@counterfoil/http";
import Type from "typebox";
import { countFields } from "../contract/index.ts";
import { ShiftShape } from "./shapes.ts";
import { rowOf, showShift } from "./show.ts";

export const countShiftRoute = route({
  method: "POST",
  url: "/v1/cash-drawer-shifts/{id}/count",
  summary: "Count the drawer",
  description:
    "A blind count: what was expected is told by the Z report. One recount is allowed, and both are kept.",
  permission: "shifts.manage",
  scope: "location",
  params: Type.Object({ id: Id }),
  body: Type.Object({ location_id: Type.Optional(Id), ...countFields }),
  reply: ShiftShape,
  handle: async (call) => {
    const { location_id: _, ...count } = call.body;
    const { shift_id, drawer_id } = await rowOf(call, call.params.id);
    await call.command({ type: "shift.count", args: { shift_id, drawer_id, ...count } });
    return showShift(call, shift_id);
  },
});
