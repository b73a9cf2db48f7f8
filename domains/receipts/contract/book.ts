import type { Id } from "@counterfoil/ids";

/** Where receipts are found by their numbers; whoever composes the server hands it to those who ask. */
export interface ReceiptBook {
  /** The order of the receipt with this number, null when no receipt has it. */
  orderOf(location: Id, series: string, number: number): Promise<Id | null>;
}
