import { CurrencyCode, DateText, Id, Instant, Minor, named, oneOf } from "@counterfoil/wire";
import Type from "typebox";
import { OrderTypeName } from "../commands.ts";
import { LineArgs, DiscountArgs, ServiceChargeArgs } from "../line.ts";
import { OrderPaymentShape, OrderRefundShape, ReceiptNumbers, VoidShape } from "./money.ts";
import { OrderTotalsShape } from "./totals.ts";

const Version = Type.Integer({ minimum: 0 });

const TaxProfileShape = Type.Object({
  rounding: oneOf(["per_line", "per_rate_per_document"]),
  mode: oneOf(["half_up", "half_even", "down"]),
  prices_include_tax: Type.Boolean(),
  cash_rounding: Minor,
  cash_rounding_mode: Type.Optional(oneOf(["half_up", "half_even", "down"])),
});

const OrderLineShape = named(
  "OrderLine",
  Type.Object({
    ...LineArgs.properties,
    portions: Type.Optional(Type.Array(Type.Object({ check_id: Id, share: Type.Integer({ minimum: 1 }) }))),
    version: Type.Optional(Version),
    void: Type.Optional(VoidShape),
  }),
);

/** An order as every reply shows it: its document, and its amounts under `totals`, open or closed alike. */
export const OrderShape = named(
  "Order",
  Type.Object({
    id: Id,
    location_id: Id,
    device_id: Id,
    state: oneOf(["open", "completed", "canceled"]),
    type: OrderTypeName,
    name: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
    covers: Type.Optional(Type.Integer({ minimum: 0 })),
    table: Type.Optional(Type.String()),
    customer_id: Type.Optional(Id),
    currency: CurrencyCode,
    tax_profile: TaxProfileShape,
    call_number: Type.String(),
    lines: Type.Array(OrderLineShape),
    discounts: Type.Array(DiscountArgs),
    service_charges: Type.Array(ServiceChargeArgs),
    checks: Type.Array(Type.Object({ id: Id, name: Type.Optional(Type.String()) })),
    payments: Type.Array(OrderPaymentShape),
    refunds: Type.Array(OrderRefundShape),
    opened_at: Instant,
    closed_at: Type.Optional(Instant),
    business_date: DateText,
    version: Version,
    receipt: Type.Optional(ReceiptNumbers),
    part_receipts: Type.Optional(
      Type.Array(
        Type.Object({
          /** Of the last payment that it is for. */
          id: Id,
          ...ReceiptNumbers.properties,
          business_date: DateText,
          issued_at: Instant,
          total: Minor,
        }),
      ),
    ),
    void: Type.Optional(VoidShape),
    /** The order that had ended when these lines came for it. */
    supplement_of: Type.Optional(Id),
    totals: OrderTotalsShape,
  }),
);
