import { CurrencyCode, Id, Minor, named, oneOf, SignedMinor } from "@counterfoil/wire";
import Type from "typebox";
import { Percentage } from "../fields.ts";

/*
 * The amounts of an order as replies show them; pricing.ts and totals.ts say what each of them means.
 */

const Scope = oneOf(["line", "order"]);
const Phase = oneOf(["before_tax", "after_tax"]);
const Quantity = Type.Number({ minimum: 0 });

const amounts = {
  gross: Minor,
  discount: Minor,
  charge: Minor,
  tax: Minor,
  tax_included: Minor,
  net: Minor,
  total: Minor,
};

export const lineParts = {
  ...amounts,
  discounts: Type.Array(Type.Object({ uid: Type.String(), scope: Scope, amount: Minor })),
  service_charges: Type.Array(Type.Object({ uid: Type.String(), amount: Minor })),
};

const PricedLineShape = named(
  "PricedLine",
  Type.Object({
    uid: Type.String(),
    quantity: Quantity,
    ...lineParts,
    taxes: Type.Array(
      Type.Object({
        id: Type.String(),
        percentage: Percentage,
        inclusive: Type.Boolean(),
        taxable: Minor,
        amount: Minor,
      }),
    ),
  }),
);

export const taxFields = {
  id: Type.String(),
  name: Type.String(),
  percentage: Percentage,
  inclusive: Type.Boolean(),
  taxable: Minor,
  amount: Minor,
};

const CheckTotalsShape = named(
  "CheckTotals",
  Type.Object({
    id: Id,
    name: Type.Optional(Type.String()),
    total: Minor,
    paid: Minor,
    balance: Minor,
    lines: Type.Array(Type.Object({ uid: Type.String(), quantity: Quantity, total: Minor })),
  }),
);

export const OrderTotalsShape = named(
  "OrderTotals",
  Type.Object({
    currency: CurrencyCode,
    ...amounts,
    tip: Minor,
    cash_rounding: SignedMinor,
    due: Minor,
    paid: Minor,
    balance: Minor,
    refunded: Minor,
    payment_status: oneOf(["unpaid", "partially_paid", "paid", "partially_refunded", "refunded"]),
    lines: Type.Array(PricedLineShape),
    discounts: Type.Array(
      Type.Object({
        uid: Type.String(),
        name: Type.String(),
        scope: Scope,
        line_uid: Type.Optional(Type.String()),
        asked: Minor,
        amount: Minor,
      }),
    ),
    service_charges: Type.Array(
      Type.Object({ uid: Type.String(), name: Type.String(), phase: Phase, amount: Minor }),
    ),
    taxes: Type.Array(Type.Object(taxFields)),
    checks: Type.Array(CheckTotalsShape),
  }),
);
