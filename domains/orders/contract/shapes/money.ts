import { CurrencyCode, DateText, Id, Instant, Minor, named, oneOf, SignedMinor } from "@counterfoil/wire";
import Type from "typebox";
import { lineParts, taxFields } from "./totals.ts";

const Hour = Type.Integer({ minimum: 0, maximum: 23 });

export const VoidShape = Type.Object({ reason: Type.String(), actor: Id, at: Instant });
export const ReceiptNumbers = Type.Object({ legal_number: Type.String(), call_number: Type.String() });

const payment = {
  id: Id,
  tender: oneOf(["cash", "external"]),
  amount: Minor,
  tip: Minor,
  rounding: SignedMinor,
  tendered: Type.Optional(Minor),
  change: Type.Optional(Minor),
  drawer_id: Id,
  check_id: Type.Optional(Id),
  external_type: Type.Optional(Type.String()),
  reference: Type.Optional(Type.String()),
  business_date: DateText,
  hour: Hour,
  taken_at: Instant,
  status: oneOf(["completed", "voided"]),
  void: Type.Optional(VoidShape),
};

const RefundLineShape = named(
  "RefundLine",
  Type.Object({
    uid: Type.String(),
    quantity: Type.Number({ minimum: 0 }),
    amount: Minor,
    gross: Minor,
    discount: Minor,
    charge: Minor,
    tax: Minor,
    tax_included: Minor,
    net: Minor,
    discounts: lineParts.discounts,
    service_charges: lineParts.service_charges,
    taxes: Type.Array(Type.Object(taxFields)),
    item_id: Type.Optional(Id),
    variation_id: Type.Optional(Id),
    category_id: Type.Optional(Id),
    name: Type.String(),
    variation_name: Type.Optional(Type.String()),
    category_name: Type.Optional(Type.String()),
    restock: Type.Boolean(),
    track_stock: Type.Boolean(),
  }),
);

const refund = {
  id: Id,
  tender: oneOf(["cash", "external"]),
  amount: Minor,
  tip: Minor,
  rounding: SignedMinor,
  drawer_id: Id,
  reason: Type.String(),
  business_date: DateText,
  hour: Hour,
  made_at: Instant,
  lines: Type.Array(RefundLineShape),
  parts: Type.Array(Type.Object({ payment_id: Id, amount: Minor, cash_rounding: SignedMinor })),
  external_type: Type.Optional(Type.String()),
  reference: Type.Optional(Type.String()),
  receipt: Type.Optional(ReceiptNumbers),
};

/** As part of an order. */
export const OrderPaymentShape = named("OrderPayment", Type.Object(payment));
export const OrderRefundShape = named("OrderRefund", Type.Object(refund));

/** On its own, with the order that it belongs to. */
const whose = { order_id: Id, location_id: Id, currency: CurrencyCode };
export const PaymentShape = named("Payment", Type.Object({ ...payment, ...whose }));
export const RefundShape = named("Refund", Type.Object({ ...refund, ...whose }));
