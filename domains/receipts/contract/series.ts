import type { Id } from "@counterfoil/ids";

/** What a receipt is for. Each kind counts in a series of its own, so that each is without gaps. */
export type ReceiptKind = "sale" | "refund" | "void";

/** Where a device's numbers stand in one of its epochs. A wiped device takes the next epoch, and with it new series. */
export interface SeriesState {
  readonly device_id: Id;
  readonly epoch: number;
  /** Letter of the device and epoch: "A0". Refunds count in "A0R", voided orders in "A0V". */
  readonly series: string;
  /** The number that comes next, from 1. */
  readonly next: Readonly<Record<ReceiptKind, number>>;
  /** The call number that comes next, 0–99. */
  readonly next_call: number;
}
