/**
 * Everything that is printed on a receipt, ready to be set as text, HTML or printer's bytes. Amounts are minor units of
 * `currency`; those of a refund are positive, and its title says which way they go.
 */
export interface ReceiptDocument {
  /** `bill` is what is still to be paid, and no receipt. */
  readonly kind: "sale" | "refund" | "void" | "bill";
  /** Printed again: it must not pass for the first one. */
  readonly copy: boolean;
  readonly business: {
    readonly name: string;
    readonly address_lines: readonly string[];
    readonly footer?: string;
  };
  readonly currency: string;
  /** IANA name; times are printed by it. */
  readonly time_zone: string;
  /** RFC 3339. */
  readonly issued_at: string;
  readonly call_number: string;
  /** Absent on a bill. */
  readonly legal_number?: string;
  /** Of the sale that a refund gives back. */
  readonly original_number?: string;
  readonly order_type: "dine_in" | "takeaway" | "pickup" | "delivery";
  readonly name?: string;
  readonly table?: string;
  readonly check?: string;
  /** Why it was voided or given back. */
  readonly reason?: string;
  readonly lines: readonly ReceiptLine[];
  readonly discounts: readonly ReceiptAmount[];
  readonly service_charges: readonly ReceiptAmount[];
  readonly taxes: readonly ReceiptTax[];
  readonly total: number;
  readonly tip: number;
  readonly cash_rounding: number;
  /** total + tip + cash_rounding. */
  readonly due: number;
  readonly payments: readonly ReceiptPayment[];
  /** Still to be paid. */
  readonly balance: number;
}

export interface ReceiptLine {
  readonly quantity: number;
  readonly name: string;
  readonly variation_name?: string;
  /** For one; absent where it says nothing, as on a shared line. */
  readonly unit_price?: number;
  readonly modifiers: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly unit_price: number;
  }[];
  readonly note?: string;
  /** Before discounts. */
  readonly amount: number;
  readonly discounts: readonly ReceiptAmount[];
}

export interface ReceiptAmount {
  readonly name: string;
  readonly amount: number;
}

export interface ReceiptTax extends ReceiptAmount {
  readonly percentage: string | number;
  /** Contained in the prices above. */
  readonly inclusive: boolean;
  readonly taxable: number;
}

export interface ReceiptPayment {
  readonly tender: "cash" | "external";
  /** What took it, where it was not cash: "card terminal". */
  readonly label?: string;
  readonly reference?: string;
  /** Tip and cash rounding included. */
  readonly amount: number;
  readonly tendered?: number;
  readonly change?: number;
}
