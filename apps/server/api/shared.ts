// Written by `npm run api` from the routes. Change those, and write it again.

import type { SaleFigures, SalesOfGoods, SalesOfPeriod, SalesOfTax, SalesOfTender } from "./reports.ts";

export interface CheckTotals {
  id: Id;
  name?: string;
  total: Minor;
  paid: Minor;
  balance: Minor;
  lines: { uid: string; quantity: number; total: Minor }[];
}

/** an ISO 4217 currency code, such as USD */
export type CurrencyCode = string;

/** a date of the years 2000 to 2099, such as 2026-03-01 */
export type DateText = string;

export interface Device {
  id: Id;
  name: string;
  letter: string;
  kind: "till" | "kitchen" | "api";
  drawer_id: Id;
  status: "paired" | "revoked";
  epoch?: number;
}

/** a UUID in lower case, such as 0197b2f0-5c1e-7a3b-9d2e-3f4a5b6c7d8e */
export type Id = string;

/** an RFC 3339 instant of the years 2000 to 2099, such as 2026-03-01T10:00:00Z */
export type Instant = string;

export interface Location {
  id: Id;
  merchant_id: Id;
  name: string;
  time_zone: string;
  day_close_hour: number;
  tax_profile: {
    rounding: "per_line" | "per_rate_per_document";
    mode: "half_up" | "half_even" | "down";
    prices_include_tax: boolean;
    cash_rounding: number;
    cash_rounding_mode?: "half_up" | "half_even" | "down";
  };
  address_lines: string[];
  receipt_footer?: string;
  currency: CurrencyCode;
  status: "active" | "inactive";
}

/** an amount in minor units (cents), a whole number from 0 */
export type Minor = number;

export interface Order {
  id: Id;
  location_id: Id;
  device_id: Id;
  state: "open" | "completed" | "canceled";
  type: "dine_in" | "takeaway" | "pickup" | "delivery";
  name?: string;
  note?: string;
  covers?: number;
  table?: string;
  customer_id?: Id;
  currency: CurrencyCode;
  tax_profile: {
    rounding: "per_line" | "per_rate_per_document";
    mode: "half_up" | "half_even" | "down";
    prices_include_tax: boolean;
    cash_rounding: Minor;
    cash_rounding_mode?: "half_up" | "half_even" | "down";
  };
  call_number: string;
  lines: OrderLine[];
  discounts: { uid: string; name: string; percentage?: number | string; amount?: Minor }[];
  service_charges: {
    uid: string;
    name: string;
    phase?: "before_tax" | "after_tax";
    taxable?: boolean;
    percentage?: number | string;
    amount?: Minor;
  }[];
  checks: { id: Id; name?: string }[];
  payments: OrderPayment[];
  refunds: OrderRefund[];
  opened_at: Instant;
  closed_at?: Instant;
  business_date: DateText;
  version: number;
  receipt?: { legal_number: string; call_number: string };
  part_receipts?: {
    id: Id;
    legal_number: string;
    call_number: string;
    business_date: DateText;
    issued_at: Instant;
    total: Minor;
  }[];
  void?: { reason: string; actor: Id; at: Instant };
  supplement_of?: Id;
  totals: OrderTotals;
}

export interface OrderLine {
  uid: string;
  quantity: Quantity;
  unit_price: Minor;
  name: string;
  variation_name?: string;
  category_name?: string;
  item_id?: Id;
  variation_id?: Id;
  category_id?: Id;
  modifiers?: { uid: string; name: string; unit_price: SignedMinor; quantity?: Quantity }[];
  discounts?: { uid: string; name: string; percentage?: number | string; amount?: Minor }[];
  taxes?: { id: string; name: string; percentage: number | string; inclusive?: boolean; compound?: boolean }[];
  note?: string;
  check_id?: Id;
  track_stock?: boolean;
  portions?: { check_id: Id; share: number }[];
  version?: number;
  void?: { reason: string; actor: Id; at: Instant };
}

export interface OrderPayment {
  id: Id;
  tender: "cash" | "external";
  amount: Minor;
  tip: Minor;
  rounding: SignedMinor;
  tendered?: Minor;
  change?: Minor;
  drawer_id: Id;
  check_id?: Id;
  external_type?: string;
  reference?: string;
  business_date: DateText;
  hour: number;
  taken_at: Instant;
  status: "completed" | "voided";
  void?: { reason: string; actor: Id; at: Instant };
}

export interface OrderRefund {
  id: Id;
  tender: "cash" | "external";
  amount: Minor;
  tip: Minor;
  rounding: SignedMinor;
  drawer_id: Id;
  reason: string;
  business_date: DateText;
  hour: number;
  made_at: Instant;
  lines: RefundLine[];
  parts: { payment_id: Id; amount: Minor; cash_rounding: SignedMinor }[];
  external_type?: string;
  reference?: string;
  receipt?: { legal_number: string; call_number: string };
}

export interface OrderTotals {
  currency: CurrencyCode;
  gross: Minor;
  discount: Minor;
  charge: Minor;
  tax: Minor;
  tax_included: Minor;
  net: Minor;
  total: Minor;
  tip: Minor;
  cash_rounding: SignedMinor;
  due: Minor;
  paid: Minor;
  balance: Minor;
  refunded: Minor;
  payment_status: "unpaid" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
  lines: PricedLine[];
  discounts: {
    uid: string;
    name: string;
    scope: "line" | "order";
    line_uid?: string;
    asked: Minor;
    amount: Minor;
  }[];
  service_charges: { uid: string; name: string; phase: "before_tax" | "after_tax"; amount: Minor }[];
  taxes: {
    id: string;
    name: string;
    percentage: number | string;
    inclusive: boolean;
    taxable: Minor;
    amount: Minor;
  }[];
  checks: CheckTotals[];
}

export interface PricedLine {
  uid: string;
  quantity: number;
  gross: Minor;
  discount: Minor;
  charge: Minor;
  tax: Minor;
  tax_included: Minor;
  net: Minor;
  total: Minor;
  discounts: { uid: string; scope: "line" | "order"; amount: Minor }[];
  service_charges: { uid: string; amount: Minor }[];
  taxes: { id: string; percentage: number | string; inclusive: boolean; taxable: Minor; amount: Minor }[];
}

/** RFC 9457 problem details. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  field?: string;
  cure: string;
  request_id: string;
}

/** a number above 0 with at most three decimals */
export type Quantity = number;

export interface RefundLine {
  uid: string;
  quantity: number;
  amount: Minor;
  gross: Minor;
  discount: Minor;
  charge: Minor;
  tax: Minor;
  tax_included: Minor;
  net: Minor;
  discounts: { uid: string; scope: "line" | "order"; amount: Minor }[];
  service_charges: { uid: string; amount: Minor }[];
  taxes: {
    id: string;
    name: string;
    percentage: number | string;
    inclusive: boolean;
    taxable: Minor;
    amount: Minor;
  }[];
  item_id?: Id;
  variation_id?: Id;
  category_id?: Id;
  name: string;
  variation_name?: string;
  category_name?: string;
  restock: boolean;
  track_stock: boolean;
}

export type SalesReport = {
  location_id: Id;
  currency: string;
  from: DateText;
  to: DateText;
  version: number;
  totals: SaleFigures;
  by: "day" | "hour" | "order_type";
  rows: SalesOfPeriod[];
} | {
  location_id: Id;
  currency: string;
  from: DateText;
  to: DateText;
  version: number;
  totals: SaleFigures;
  by: "item" | "variation" | "category";
  rows: SalesOfGoods[];
} | {
  location_id: Id;
  currency: string;
  from: DateText;
  to: DateText;
  version: number;
  totals: SaleFigures;
  by: "tender";
  rows: SalesOfTender[];
} | {
  location_id: Id;
  currency: string;
  from: DateText;
  to: DateText;
  version: number;
  totals: SaleFigures;
  by: "tax";
  rows: SalesOfTax[];
};

/** an amount in minor units (cents), a whole number that may be below zero */
export type SignedMinor = number;

/** the version that you read, a whole number from 0 */
export type Version = number;
