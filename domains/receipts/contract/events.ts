import type { Id } from "@counterfoil/ids";
import type { ReceiptKind } from "./series.ts";

/** A number of a legal series was used: once, for ever, by the command that made the sale, the refund or the void. */
export interface ReceiptIssued {
  readonly type: "receipt.issued";
  readonly order_id: Id;
  /** The id of what the receipt is for: the order of a sale or a void, the refund of a refund, the payment of a part. */
  readonly receipt_id: Id;
  readonly kind: ReceiptKind;
  /** "A0", "A0R", "A0V". */
  readonly series: string;
  readonly number: number;
  /** Series and number as they are printed, at most 16 characters: "A0-000123". */
  readonly legal_number: string;
  /** Letter of the device and two digits: "A07". May repeat; it is for calling out. */
  readonly call_number: string;
  readonly business_date: string;
  readonly issued_at: string;
  /** Minor units without the tip: what was sold, given back or voided. */
  readonly total: number;
  readonly refund_id?: Id;
  /** The last payment that it is for, where the order stays open: it was printed for a part (CON-9). */
  readonly payment_id?: Id;
}

/** A number that is on paper, or was skipped, and that no sale, refund or void of ours stands behind. It is used up. */
export interface ReceiptSpoiled {
  readonly type: "receipt.spoiled";
  readonly kind: ReceiptKind;
  readonly series: string;
  readonly number: number;
  readonly legal_number: string;
  /** What it was meant for; absent where nobody knows. */
  readonly order_id?: Id;
  readonly refund_id?: Id;
  /** The code of the refusal that spoiled it; `lost` where the device has passed over it. */
  readonly reason: string;
  readonly business_date: string;
  readonly issued_at: string;
}

/** A call number that is on paper although no order was opened with it. */
export interface CallSpoiled {
  readonly type: "call.spoiled";
  readonly call_number: string;
}

/** What of an opened order moves the device's call numbers on; orders/contract has the whole event. */
export interface CallGiven {
  readonly type: "order.opened";
  readonly call_number: string;
}
