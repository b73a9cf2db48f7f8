// Written by `npm run api` from the routes. Change those, and write it again.

import type { CurrencyCode, DateText, Id, Instant, Minor, Order, Quantity, RefundLine, SignedMinor } from "./shared.ts";

export interface PaymentsApi {
  /** Take a payment for an order. */
  "POST /v1/payments": {
    params: {};
    query: {};
    body: {
      location_id?: Id;
      id?: Id;
      drawer_id?: Id;
      order_id: Id;
      close?: boolean;
      tender: "cash" | "external";
      amount?: Minor;
      tip?: Minor;
      tendered?: Minor;
      check_id?: Id;
      external_type?: string;
      reference?: string;
    };
    reply: { payment: Payment; order: Order };
  };
  /** Read a payment. */
  "GET /v1/payments/{id}": {
    params: { id: Id };
    query: { location_id?: Id };
    body: undefined;
    reply: Payment;
  };
  /** Void a payment of an open order. */
  "POST /v1/payments/{id}/void": {
    params: { id: Id };
    query: {};
    body: { location_id?: Id; reason: string };
    reply: { payment: Payment; order: Order };
  };
  /** Give money back for a closed order. */
  "POST /v1/refunds": {
    params: {};
    query: {};
    body: {
      location_id?: Id;
      id?: Id;
      drawer_id?: Id;
      tender?: "cash" | "external";
      order_id: Id;
      reason: string;
      lines?: { uid: string; quantity?: Quantity; amount?: Minor; restock?: boolean }[];
      amount?: Minor;
      tip?: Minor;
      restock?: boolean;
      external_type?: string;
      reference?: string;
    };
    reply: { refund: Refund; order: Order };
  };
  /** Read a refund. */
  "GET /v1/refunds/{id}": {
    params: { id: Id };
    query: { location_id?: Id };
    body: undefined;
    reply: Refund;
  };
}

export interface Payment {
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
  order_id: Id;
  location_id: Id;
  currency: CurrencyCode;
}

export interface Refund {
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
  order_id: Id;
  location_id: Id;
  currency: CurrencyCode;
}
