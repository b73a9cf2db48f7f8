export { adjustStock } from "./adjust.ts";
export { countStock } from "./count.ts";
export { effectiveAt } from "./effective.ts";
export { moveOfChange, movesOfRefund, movesOfSale, type Moved } from "./moves.ts";
export { onHand, type TimedCount, type TimedMove } from "./on_hand.ts";
export { fromMilli, toMilli } from "./quantity.ts";
export { stockEntryState } from "./state.ts";
