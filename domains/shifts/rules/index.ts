export { closeShift } from "./close.ts";
export { countShift, MOST_COUNTS } from "./count.ts";
export { happenedAt } from "@counterfoil/orders/rules";
export { moveCash } from "./move.ts";
export { openShift } from "./open.ts";
export { drawerState, known } from "./state.ts";
export { balance, NO_TOTALS } from "./totals.ts";
export { tenderResults } from "./z.ts";
