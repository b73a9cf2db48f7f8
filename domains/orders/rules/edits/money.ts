import type { PaymentTaken, PaymentVoided, RefundMade } from "@counterfoil/payments/contract";
import type { ReceiptIssued } from "@counterfoil/receipts/contract";
import type { OrderClosed } from "../../contract/events.ts";
import type { OrderState, Voided } from "../../contract/order.ts";

export function withPayment(order: OrderState, { payment }: PaymentTaken): OrderState {
  return { ...order, payments: [...order.payments, payment] };
}

export function withPaymentVoided(
  order: OrderState,
  { payment_id }: PaymentVoided,
  tombstone: Voided,
): OrderState {
  const payments = order.payments.map((payment) =>
    payment.id === payment_id ? { ...payment, status: "voided" as const, void: tombstone } : payment,
  );
  return { ...order, payments };
}

export function withRefund(order: OrderState, { refund }: RefundMade): OrderState {
  return { ...order, refunds: [...order.refunds, refund] };
}

/** The order's own receipt, that of a part of it, or that of one of its refunds. */
export function withReceipt(order: OrderState, event: ReceiptIssued): OrderState {
  const receipt = { legal_number: event.legal_number, call_number: event.call_number };
  if (event.payment_id !== undefined) {
    const { payment_id: id, business_date, issued_at, total } = event;
    const part = { id, ...receipt, business_date, issued_at, total };
    return { ...order, part_receipts: [...(order.part_receipts ?? []), part] };
  }
  if (event.refund_id === undefined) return { ...order, receipt };
  const refunds = order.refunds.map((one) => (one.id === event.refund_id ? { ...one, receipt } : one));
  return { ...order, refunds };
}

/** Where the receipts of its parts are for all of it, the last of them is the order's. */
export function closed(order: OrderState, event: OrderClosed, at: string): OrderState {
  const { business_date, priced } = event;
  const last = order.part_receipts?.at(-1);
  const receipt = last && { legal_number: last.legal_number, call_number: last.call_number };
  return { ...order, state: "completed", closed_at: at, business_date, priced, ...(receipt && { receipt }) };
}
