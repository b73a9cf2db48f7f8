import { Id, Minor, route } from "@counterfoil/http";
import { drawerOf } from "@counterfoil/venues/rules";
import Type from "typebox";
import { ShiftShape } from "./shapes.ts";
import { showShift } from "./show.ts";

export const openShiftRoute = route({
  method: "POST",
  url: "/v1/cash-drawer-shifts",
  summary: "Open a shift",
  description:
    "Puts the float in and begins to count. Without `drawer_id` it is the drawer of the device that asks.",
  permission: "shifts.manage",
  scope: "location",
  body: Type.Object({
    id: Type.Optional(Id),
    location_id: Type.Optional(Id),
    drawer_id: Type.Optional(Id),
    float: Minor,
  }),
  reply: ShiftShape,
  status: 201,
  handle: async (call) => {
    const { id = call.id(1), drawer_id = drawerOf(call.device), float } = call.body;
    await call.command({ type: "shift.open", args: { shift_id: id, drawer_id, float } });
    return showShift(call, id);
  },
});
