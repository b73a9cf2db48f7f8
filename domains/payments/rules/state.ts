import type { Fold } from "@counterfoil/commands/spec";
import type { PaymentTaken, RefundMade } from "../contract/events.ts";

/** Where a payment or a refund is: its document is part of the order's. */
export interface Whereabouts {
  readonly order_id: string;
}

/** Payments by id, so that an id is used once in its location whatever the order (PAY-1). */
export const paymentState: Fold<Whereabouts> = {
  kind: "payment",
  on: {
    "payment.taken": {
      key: (event: PaymentTaken) => event.payment.id,
      apply: (_: Whereabouts | undefined, { order_id }: PaymentTaken) => ({ order_id }),
    },
  },
};

/** Refunds by id, likewise. */
export const refundState: Fold<Whereabouts> = {
  kind: "refund",
  on: {
    "refund.made": {
      key: (event: RefundMade) => event.refund.id,
      apply: (_: Whereabouts | undefined, { order_id }: RefundMade) => ({ order_id }),
    },
  },
};
