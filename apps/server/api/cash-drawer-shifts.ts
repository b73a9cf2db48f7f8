// Written by `npm run api` from the routes. Change those, and write it again.

import type { DateText, Id, Instant, Minor } from "./shared.ts";

export interface CashDrawerShiftsApi {
  /** Open a shift. */
  "POST /v1/cash-drawer-shifts": {
    params: {};
    query: {};
    body: { id?: Id; location_id?: Id; drawer_id?: Id; float: Minor };
    reply: CashDrawerShift;
  };
  /** List shifts, the newest first. */
  "GET /v1/cash-drawer-shifts": {
    params: {};
    query: { limit?: number; cursor?: string; location_id?: Id; drawer_id?: Id; open?: boolean };
    body: undefined;
    reply: { data: CashDrawerShift[]; next_cursor: string | null };
  };
  /** Read a shift with its X or Z report. */
  "GET /v1/cash-drawer-shifts/{id}": {
    params: { id: Id };
    query: { location_id?: Id };
    body: undefined;
    reply: CashDrawerShift;
  };
  /** Pay in, pay out, or open the drawer without a sale. */
  "POST /v1/cash-drawer-shifts/{id}/events": {
    params: { id: Id };
    query: {};
    body: {
      id?: Id;
      location_id?: Id;
      kind: "paid_in" | "paid_out" | "no_sale";
      amount?: Minor;
      reason: string;
    };
    reply: CashDrawerShift;
  };
  /** Count the drawer. */
  "POST /v1/cash-drawer-shifts/{id}/count": {
    params: { id: Id };
    query: {};
    body: { location_id?: Id; cash: Minor; external?: Minor; denominations?: Record<string, number> };
    reply: CashDrawerShift;
  };
  /** Close a shift with a Z report. */
  "POST /v1/cash-drawer-shifts/{id}/close": {
    params: { id: Id };
    query: {};
    body: {
      location_id?: Id;
      count?: { cash: Minor; external?: Minor; denominations?: Record<string, number> };
    };
    reply: CashDrawerShift;
  };
}

export interface CashDrawerShift {
  id: Id;
  drawer_id: Id;
  location_id: Id;
  state: "open" | "closed";
  currency: string;
  business_date: DateText;
  opened_at: Instant;
  closed_at: Instant | null;
  float: Minor;
  z_number: number | null;
  x: XReport | null;
  z: ZReport | null;
}

export interface DrawerTotals {
  sales: {
    count: number;
    gross: number;
    discount: number;
    charge: number;
    tax: number;
    net: number;
    total: number;
  };
  refunds: { count: number; total: number; tax: number };
  taxes: {
    id: string;
    name: string;
    percentage: string | number;
    inclusive: boolean;
    taxable: number;
    amount: number;
  }[];
  tenders: {
    cash?: {
      taken: { count: number; amount: number; tip: number; rounding: number };
      voided: { count: number; amount: number; tip: number; rounding: number };
      refunded: { count: number; amount: number; tip: number; rounding: number };
    };
    external?: {
      taken: { count: number; amount: number; tip: number; rounding: number };
      voided: { count: number; amount: number; tip: number; rounding: number };
      refunded: { count: number; amount: number; tip: number; rounding: number };
    };
  };
  paid_in: { count: number; amount: number };
  paid_out: { count: number; amount: number };
  no_sales: number;
}

export interface XReport {
  totals: DrawerTotals;
  carried?: DrawerTotals;
  counts: number;
  moves: {
    id: Id;
    kind: "paid_in" | "paid_out" | "no_sale";
    amount: Minor;
    reason: string;
    moved_at: Instant;
    actor_id: Id;
  }[];
}

export interface ZReport {
  z_number: number;
  shift_id: Id;
  drawer_id: Id;
  business_date: DateText;
  currency: string;
  opened_at: Instant;
  opened_by: Id;
  closed_at: Instant;
  closed_by: Id;
  float: Minor;
  totals: DrawerTotals;
  carried?: DrawerTotals;
  counts: { at: Instant; by: Id; cash: Minor; external?: Minor; denominations?: Record<string, number> }[];
  tenders: { tender: "cash" | "external"; expected: number; counted?: Minor; over_short?: number }[];
}
