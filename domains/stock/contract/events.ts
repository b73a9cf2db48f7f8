import type { Id } from "@counterfoil/ids";

/** The n-th change of the command was not known yet. */
export interface StockAdjusted {
  readonly type: "stock.adjusted";
  readonly id: Id;
  readonly n: number;
}

/** The n-th count of the command was not known yet. */
export interface StockCounted {
  readonly type: "stock.counted";
  readonly id: Id;
  readonly n: number;
}

export type StockEvent = StockAdjusted | StockCounted;
