import { DateText, Id, Instant, Minor, named, oneOf } from "@counterfoil/wire";
import Type from "typebox";

/** A receipt's numbers. Its text, page or printer's bytes are read with GET /v1/receipts/{id}?format=. */
export const ReceiptShape = named(
  "Receipt",
  Type.Object({
    /** The order's for a sale or a void, the refund's for a refund, the last payment's for a part of an order. */
    id: Id,
    kind: oneOf(["sale", "refund", "void"]),
    order_id: Id,
    legal_number: Type.String(),
    call_number: Type.String(),
    business_date: DateText,
    issued_at: Instant,
    total: Minor,
  }),
);
