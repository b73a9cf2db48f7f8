/** The words that a receipt is set in; another language brings its own. */
export interface Words {
  /** BCP 47: amounts and times are written its way. */
  readonly locale: string;
  readonly titles: Readonly<Record<"sale" | "refund" | "void" | "bill", string>>;
  readonly orderTypes: Readonly<Record<"dine_in" | "takeaway" | "pickup" | "delivery", string>>;
  readonly copy: string;
  readonly notAReceipt: string;
  readonly receiptNumber: string;
  readonly forReceipt: string;
  readonly order: string;
  readonly table: string;
  readonly check: string;
  readonly reason: string;
  readonly each: string;
  readonly item: string;
  readonly amount: string;
  readonly tax: string;
  readonly includedTax: string;
  readonly total: string;
  readonly tip: string;
  readonly rounding: string;
  readonly due: string;
  readonly cash: string;
  readonly otherTender: string;
  readonly given: string;
  readonly change: string;
  readonly toPay: string;
  readonly givenBack: string;
}

export const ENGLISH: Words = {
  locale: "en",
  titles: { sale: "Receipt", refund: "Refund", void: "Voided order", bill: "Bill" },
  orderTypes: { dine_in: "Dine in", takeaway: "Takeaway", pickup: "Pickup", delivery: "Delivery" },
  copy: "COPY",
  notAReceipt: "This is not a receipt.",
  receiptNumber: "No.",
  forReceipt: "For receipt",
  order: "Order",
  table: "Table",
  check: "Check",
  reason: "Reason",
  each: "each",
  item: "Item",
  amount: "Amount",
  tax: "Tax",
  includedTax: "incl.",
  total: "Total",
  tip: "Tip",
  rounding: "Cash rounding",
  due: "Amount due",
  cash: "Cash",
  otherTender: "Other payment",
  given: "Given",
  change: "Change",
  toPay: "Still to pay",
  givenBack: "Given back",
};
