// Written by `npm run api` from the routes. Change those, and write it again.

import type { DateText, Id, SalesReport } from "./shared.ts";

export interface ReportsApi {
  /** Read what was sold. */
  "GET /v1/reports/sales": {
    params: {};
    query: {
      location_id?: Id;
      from: DateText;
      to: DateText;
      by?: "day" | "hour" | "order_type" | "item" | "variation" | "category" | "tender" | "tax";
      format?: "json" | "csv";
    };
    body: undefined;
    reply: SalesReport;
  };
  /** Read the report of a business day. */
  "GET /v1/reports/day": {
    params: {};
    query: { location_id?: Id; date?: DateText };
    body: undefined;
    reply: DayReport;
  };
}

export interface DayReport {
  location_id: Id;
  currency: string;
  date: DateText;
  version: number;
  totals: SaleFigures;
  average: number;
  voids: { orders: number; lines: number; amount: number };
  before: { date: DateText; until_hour: number | null; totals: SaleFigures } | null;
  by_hour: SalesOfPeriod[];
  by_order_type: SalesOfPeriod[];
  by_category: SalesOfGoods[];
  by_item: SalesOfGoods[];
  by_tender: SalesOfTender[];
  by_tax: SalesOfTax[];
}

export interface RefundFigures {
  count: number;
  gross: number;
  discount: number;
  charge: number;
  net: number;
  tax: number;
  tax_included: number;
  total: number;
  tip: number;
}

export interface SaleFigures {
  count: number;
  covers: number;
  gross: number;
  discount: number;
  charge: number;
  net: number;
  tax: number;
  tax_included: number;
  total: number;
  tip: number;
  refunds: RefundFigures;
}

export interface SalesOfGoods {
  id: Id | null;
  name: string | null;
  variation_name: string | null;
  count: number;
  quantity: number;
  gross: number;
  discount: number;
  charge: number;
  net: number;
  tax: number;
  tax_included: number;
  total: number;
  refunds: {
    count: number;
    quantity: number;
    gross: number;
    discount: number;
    charge: number;
    net: number;
    tax: number;
    tax_included: number;
    total: number;
  };
}

export interface SalesOfPeriod {
  key: string;
  count: number;
  covers: number;
  gross: number;
  discount: number;
  charge: number;
  net: number;
  tax: number;
  tax_included: number;
  total: number;
  tip: number;
  refunds: RefundFigures;
}

export interface SalesOfTax {
  id: string;
  name: string;
  percentage: string;
  inclusive: boolean;
  taxable: number;
  amount: number;
  refunds: { taxable: number; amount: number };
}

export interface SalesOfTender {
  tender: string;
  external_type: string | null;
  count: number;
  amount: number;
  tip: number;
  rounding: number;
  collected: number;
  refunds: { count: number; amount: number; tip: number; rounding: number; collected: number };
}
