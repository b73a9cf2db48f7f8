import type { RouteModule } from "@counterfoil/http";
import { closeShiftRoute } from "./close.ts";
import { countShiftRoute } from "./count.ts";
import { listShiftsRoute } from "./list.ts";
import { moveCashRoute } from "./move.ts";
import { openShiftRoute } from "./open.ts";
import { readShiftRoute } from "./read.ts";

export const shiftsRoutes = {
  tag: "Cash drawer shifts",
  routes: [openShiftRoute, listShiftsRoute, readShiftRoute, moveCashRoute, countShiftRoute, closeShiftRoute],
  problems: {
    shift_not_open: {
      status: 409,
      title: "The shift is not open",
      cure: "GET /v1/cash-drawer-shifts lists the shifts; open a new one if you need to.",
    },
    counted_twice: {
      status: 409,
      title: "The shift has been counted twice",
      cure: "Close the shift; its last count stands.",
    },
  },
} satisfies RouteModule;
