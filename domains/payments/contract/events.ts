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

/**
 * Cash that a device had taken or given back for what could not be recorded. It belongs to no order; the drawer has it, or
 * has it no more, until a person has seen to it.
 */
export interface CashStranded {
  readonly type: "cash.stranded";
  readonly order_id: Id;
  readonly drawer_id: Id;
  readonly way: "in" | "out";
  /** Minor units, above zero. */
  readonly amount: number;
  /** The code of the refusal. */
  readonly reason: string;
  readonly business_date: string;
}

export type PaymentEvent = PaymentTaken | PaymentVoided | RefundMade | CashStranded;
