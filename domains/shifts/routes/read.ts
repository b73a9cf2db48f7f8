import { Id, route } from "@counterfoil/http";
import Type from "typebox";
import { ShiftShape } from "./shapes.ts";
import { showShift } from "./show.ts";

export const readShiftRoute = route({
  method: "GET",
  url: "/v1/cash-drawer-shifts/{id}",
  summary: "Read a shift with its X or Z report",
  permission: "shifts.manage",
  scope: "location",
  params: Type.Object({ id: Id }),
  query: Type.Object({ location_id: Type.Optional(Id) }),
  reply: ShiftShape,
  handle: (call) => showShift(call, call.params.id),
});
