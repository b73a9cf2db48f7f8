import type { Domain, StateTable } from "@counterfoil/commands";
import { closeShift, countShift, moveCash, openShift } from "./rules/index.ts";
import { drawerTable } from "./store/drawers.ts";
import { shiftViews } from "./store/views.ts";

/** Drawers, their shifts and their Z reports. */
export const shifts: Domain = {
  name: "shifts",
  commands: [openShift, moveCash, countShift, closeShift],
  states: [drawerTable as unknown as StateTable],
  views: [shiftViews],
  derivedTables: ["drawers", "shifts", "cash_moves"],
};
export { shiftsRoutes } from "./routes/index.ts";
