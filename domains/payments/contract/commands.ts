import {
  AmountField,
  closed,
  IdField,
  NameField,
  orderFields,
  QuantityField,
  ReasonField,
  UidField,
} from "@counterfoil/orders/contract";
import Type, { type Static } from "typebox";

export const MOST_PAYMENTS = 100;
const MOST_REFUND_LINES = 500;
const LONGEST_REFERENCE = 128;

const TenderField = Type.Union([Type.Literal("cash"), Type.Literal("external")]);
const ReferenceField = Type.String({ minLength: 1, maxLength: LONGEST_REFERENCE });

const paymentFields = {
  id: IdField,
  tender: TenderField,
  /** What to settle; what is left to pay when absent. Cash above that is change, other money above it is refused. */
  amount: Type.Optional(AmountField),
  tip: Type.Optional(AmountField),
  /** Cash handed over; exactly what is asked when absent. */
  tendered: Type.Optional(AmountField),
  check_id: Type.Optional(IdField),
  external_type: Type.Optional(NameField),
  reference: Type.Optional(ReferenceField),
};

/** A payment inside order.sell. */
export const SalePaymentArgs = Type.Object(paymentFields, closed);
export type SalePaymentArgs = Static<typeof SalePaymentArgs>;

/** A payment that reaches what is due closes the order, unless `close` is false. */
export const TakePaymentArgs = Type.Object(
  { order_id: IdField, drawer_id: IdField, close: Type.Optional(Type.Boolean()), ...paymentFields },
  closed,
);
export type TakePaymentArgs = Static<typeof TakePaymentArgs>;

/** `drawer_id` is the payment's own. */
export const VoidPaymentArgs = Type.Object(
  { order_id: IdField, payment_id: IdField, drawer_id: IdField, reason: ReasonField },
  closed,
);
export type VoidPaymentArgs = Static<typeof VoidPaymentArgs>;

/** Gives back lines (goods by `quantity`, money by `amount`, else all that is left of it), an amount, or everything. */
export const MakeRefundArgs = Type.Object(
  {
    id: IdField,
    order_id: IdField,
    drawer_id: IdField,
    tender: TenderField,
    reason: ReasonField,
    lines: Type.Optional(
      Type.Array(
        Type.Object(
          {
            uid: UidField,
            quantity: Type.Optional(QuantityField),
            amount: Type.Optional(AmountField),
            restock: Type.Optional(Type.Boolean()),
          },
          closed,
        ),
        { minItems: 1, maxItems: MOST_REFUND_LINES },
      ),
    ),
    amount: Type.Optional(AmountField),
    /** Of the tip, beside lines. */
    tip: Type.Optional(AmountField),
    /** For every line that says nothing itself. Default false. */
    restock: Type.Optional(Type.Boolean()),
    external_type: Type.Optional(NameField),
    reference: Type.Optional(ReferenceField),
  },
  closed,
);
export type MakeRefundArgs = Static<typeof MakeRefundArgs>;

/** A whole sale at once: the order, its payments and, when they reach what is due, its close. */
export const SellArgs = Type.Object(
  {
    ...orderFields,
    drawer_id: IdField,
    payments: Type.Array(SalePaymentArgs, { maxItems: MOST_PAYMENTS }),
    close: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type SellArgs = Static<typeof SellArgs>;
