import type { Id } from "@counterfoil/ids";
import type { PaymentState, Tender } from "./payment.ts";
import type { RefundState } from "./refund.ts";

export interface PaymentTaken {
  readonly type: "payment.taken";
  readonly order_id: Id;
  readonly payment: PaymentState;
}

/** The payment was taken back before its order was closed; amounts as they had been taken. */
export interface PaymentVoided {
  readonly type: "payment.voided";
  readonly order_id: Id;
  readonly payment_id: Id;
  readonly drawer_id: Id;
  readonly tender: Tender;
  readonly amount: number;
  readonly tip: number;
  readonly rounding: number;
  readonly reason: string;
  readonly business_date: string;
  readonly hour: number;
}

export interface RefundMade {
  readonly type: "refund.made";
  readonly order_id: Id;
  readonly refund: RefundState;
}

export type PaymentEvent = PaymentTaken | PaymentVoided | RefundMade;
