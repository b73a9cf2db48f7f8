import { closed, numbersField, orderFields, Uid } from "@counterfoil/orders/contract";
import { Id, Minor, oneOf, Quantity, ShortText } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

export const MOST_PAYMENTS = 100;
const MOST_REFUND_LINES = 500;
const LONGEST_REFERENCE = 128;

export const TenderName = oneOf(["cash", "external"]);
/** One line: it is printed, and a control character would be an order to the printer or its drawer. */
const Reference = Type.String({
  ...ShortText,
  maxLength: LONGEST_REFERENCE,
  description: `one line of text of at most ${LONGEST_REFERENCE} characters`,
});

const paymentFields = {
  id: Id,
  tender: TenderName,
  /** What to settle; what is left to pay when absent. Cash above that is change, other money above it is refused. */
  amount: Type.Optional(Minor),
  tip: Type.Optional(Minor),
  /** Cash handed over; exactly what is asked when absent. */
  tendered: Type.Optional(Minor),
  check_id: Type.Optional(Id),
  external_type: Type.Optional(ShortText),
  reference: Type.Optional(Reference),
};

/** A payment inside order.sell. */
export const SalePaymentArgs = Type.Object(paymentFields, closed);
export type SalePaymentArgs = Static<typeof SalePaymentArgs>;

/** A payment that reaches what is due closes the order, unless `close` is false. */
export const TakePaymentArgs = Type.Object(
  { order_id: Id, drawer_id: Id, close: Type.Optional(Type.Boolean()), ...paymentFields, ...numbersField },
  closed,
);
export type TakePaymentArgs = Static<typeof TakePaymentArgs>;

/** `drawer_id` is the payment's own. */
export const VoidPaymentArgs = Type.Object(
  {
    order_id: Id,
    payment_id: Id,
    drawer_id: Id,
    reason: ShortText,
    /** Cash that left the drawer, rounding included: said by a device that has decided it. */
    given_back: Type.Optional(Minor),
  },
  closed,
);
export type VoidPaymentArgs = Static<typeof VoidPaymentArgs>;

/** Gives back lines (goods by `quantity`, money by `amount`, else all that is left of it), an amount, or everything. */
export const MakeRefundArgs = Type.Object(
  {
    id: Id,
    order_id: Id,
    drawer_id: Id,
    tender: TenderName,
    reason: ShortText,
    lines: Type.Optional(
      Type.Array(
        Type.Object(
          {
            uid: Uid,
            quantity: Type.Optional(Quantity),
            amount: Type.Optional(Minor),
            restock: Type.Optional(Type.Boolean()),
          },
          closed,
        ),
        { minItems: 1, maxItems: MOST_REFUND_LINES },
      ),
    ),
    amount: Type.Optional(Minor),
    /** Of the tip, beside lines or the amount; alone, of the tip only. */
    tip: Type.Optional(Minor),
    /** For every line that says nothing itself. Default false. */
    restock: Type.Optional(Type.Boolean()),
    external_type: Type.Optional(ShortText),
    reference: Type.Optional(Reference),
    /** What left the drawer or the account, rounding included: said by a device that has decided it. */
    given_back: Type.Optional(Minor),
    ...numbersField,
  },
  closed,
);
export type MakeRefundArgs = Static<typeof MakeRefundArgs>;

/** A whole sale at once: the order, its payments and, when they reach what is due, its close. */
export const SellArgs = Type.Object(
  {
    ...orderFields,
    drawer_id: Id,
    payments: Type.Array(SalePaymentArgs, { maxItems: MOST_PAYMENTS }),
    close: Type.Optional(Type.Boolean()),
    ...numbersField,
  },
  closed,
);
export type SellArgs = Static<typeof SellArgs>;
